-- What the board reports, and when: its own first days for the rhythms of its framework.
create table forward_plan (
  partnership_id uuid not null,
  board_id uuid not null,
  starts_on date not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (partnership_id, board_id),
  foreign key (partnership_id, board_id) references board
);
comment on table forward_plan is 'The day from which a board''s forward plan counts. Without a row it counts from the adoption of the framework.';
call gt.protect('forward_plan');

create table plan_line (
  partnership_id uuid not null,
  group_id uuid not null,
  -- CADENCE.GROUP.N: the n-th line of a cadence that goes to this group, from 1.
  line text not null,
  first_on date not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (partnership_id, group_id, line),
  foreign key (partnership_id, group_id) references work_group
);
comment on table plan_line is 'The first day that a board chose for a line of its reporting schedule whose framework says how often, not when.';
call gt.protect('plan_line');

create table meeting (
  partnership_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  reference text not null,
  title text not null,
  held_on date not null,
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null default '',
  link text not null default '',
  cancelled_on date,
  -- Who else was there, beside the members.
  others text not null default '',
  agenda_sent_at timestamptz,
  minutes_state text not null default 'none' check (minutes_state in ('none', 'issued', 'agreed')),
  minutes_issue int not null default 0,
  agreed_on date,
  -- The later meeting that agreed them.
  agreed_in uuid,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, group_id) references work_group
);
create index meeting_group on meeting (partnership_id, group_id, held_on);
create index meeting_day on meeting (partnership_id, held_on);
comment on table meeting is 'A meeting of a group. Its date and title are for the board; what it dealt with is for the group.';
call gt.protect('meeting');

create table meeting_entry (
  partnership_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('set', 'moved', 'changed', 'cancelled', 'agenda-sent', 'minutes-issued', 'minutes-agreed')),
  text text not null default '',
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id) references meeting
);
create index meeting_entry_meeting on meeting_entry (partnership_id, meeting_id, at);
comment on table meeting_entry is 'The history of a meeting: set, moved, cancelled, its agenda sent, its minutes issued and agreed. Never changed.';
call gt.protect('meeting_entry');

create table meeting_item (
  partnership_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('apologies', 'minutes', 'actions', 'plan', 'reviews', 'learning', 'added', 'closing')),
  position int not null,
  title text not null,
  lead_id uuid,
  allotted int check (allotted between 1 and 600),
  -- The line and day of the forward plan that it brings.
  plan_line text,
  plan_due date,
  minute text not null default '',
  left_out boolean not null default false,
  revision int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, meeting_id, plan_line, plan_due),
  foreign key (partnership_id, meeting_id) references meeting,
  foreign key (partnership_id, lead_id) references person,
  check ((kind = 'plan') = (plan_line is not null and plan_due is not null))
);
create index meeting_item_meeting on meeting_item (partnership_id, meeting_id, position);
comment on table meeting_item is 'An item of a meeting''s agenda, and what was minuted under it.';
call gt.protect('meeting_item');

create table meeting_attendance (
  partnership_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  standing text not null check (standing in ('present', 'apologies', 'absent')),
  deputy text not null default '',
  conflict text not null default '',
  primary key (partnership_id, meeting_id, person_id),
  foreign key (partnership_id, meeting_id) references meeting,
  foreign key (partnership_id, person_id) references person
);
comment on table meeting_attendance is 'Whether a member was there, who came for them, and which conflict of interest they declared.';
call gt.protect('meeting_attendance');

create table meeting_paper (
  partnership_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid,
  title text not null,
  file_id uuid not null,
  added_at timestamptz not null,
  added_by uuid,
  withdrawn_at timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, meeting_id) references meeting,
  foreign key (partnership_id, item_id) references meeting_item,
  foreign key (partnership_id, file_id) references stored_file
);
create index meeting_paper_meeting on meeting_paper (partnership_id, meeting_id);
comment on table meeting_paper is 'A paper for a meeting, for the whole of it or for one item.';
call gt.protect('meeting_paper');

create table meeting_decision (
  partnership_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  reference text not null,
  text text not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, meeting_id) references meeting,
  foreign key (partnership_id, item_id) references meeting_item
);
create index meeting_decision_meeting on meeting_decision (partnership_id, meeting_id);
comment on table meeting_decision is 'What a meeting decided under an item.';
call gt.protect('meeting_decision');

create table meeting_action (
  partnership_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  action_id uuid not null,
  primary key (partnership_id, action_id),
  foreign key (partnership_id, meeting_id) references meeting,
  foreign key (partnership_id, item_id) references meeting_item,
  foreign key (partnership_id, action_id) references action
);
create index meeting_action_meeting on meeting_action (partnership_id, meeting_id);
comment on table meeting_action is 'An action of the golden thread that was made at a meeting.';
call gt.protect('meeting_action');

create table meeting_minutes (
  partnership_id uuid not null,
  meeting_id uuid not null,
  issue int not null,
  content jsonb not null,
  issued_at timestamptz not null,
  issued_by uuid,
  primary key (partnership_id, meeting_id, issue),
  foreign key (partnership_id, meeting_id) references meeting
);
comment on table meeting_minutes is 'The minutes of a meeting as they were issued, word for word. Never changed: a correction is a further issue.';
call gt.protect('meeting_minutes');

create table plan_item (
  partnership_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  line text not null,
  due_on date not null,
  status text not null check (status in ('open', 'prepared', 'taken', 'not-needed')),
  -- The day to which it was put off.
  moved_to date,
  -- Added by hand, where the framework sets no rhythm.
  by_hand boolean not null default false,
  report text not null default '',
  file_id uuid,
  meeting_id uuid,
  revision int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, group_id, line, due_on),
  foreign key (partnership_id, group_id) references work_group,
  foreign key (partnership_id, file_id) references stored_file,
  foreign key (partnership_id, meeting_id) references meeting
);
comment on table plan_item is 'What was done with one occurrence of the reporting schedule. An occurrence that nobody touched has no row: it follows from the framework.';
call gt.protect('plan_item');

create table plan_entry (
  partnership_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  kind text not null check (kind in ('added', 'prepared', 'taken', 'put-off', 'not-needed', 'reopened')),
  text text not null default '',
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, item_id) references plan_item
);
create index plan_entry_item on plan_entry (partnership_id, item_id, at);
comment on table plan_entry is 'The history of an item of the forward plan. Never changed.';
call gt.protect('plan_entry');

grant select, insert, update on forward_plan, plan_line, meeting, meeting_item, meeting_attendance, meeting_paper, plan_item to gt_app, gt_worker;
grant select, insert on meeting_entry, meeting_decision, meeting_action, meeting_minutes, plan_entry to gt_app, gt_worker;

-- Minutes that a meeting agreed stand: nothing under them is altered, added or taken away by anybody who acts in the product.
-- The owner of the tables alone passes, so that a backup can be put back.
create function gt.agreed_minutes_stand() returns trigger language plpgsql as $$
begin
  if current_user in ('gt_app', 'gt_worker') and exists (select from meeting m where m.partnership_id = new.partnership_id and m.id = new.meeting_id and m.minutes_state = 'agreed') then
    raise exception 'Minutes that were agreed are never altered.';
  end if;
  return new;
end $$;
create trigger agreed_minutes_stand before insert or update on meeting_item for each row execute function gt.agreed_minutes_stand();
create trigger agreed_minutes_stand before insert or update on meeting_attendance for each row execute function gt.agreed_minutes_stand();
create trigger agreed_minutes_stand before insert or update on meeting_paper for each row execute function gt.agreed_minutes_stand();
create trigger agreed_minutes_stand before insert on meeting_decision for each row execute function gt.agreed_minutes_stand();
create trigger agreed_minutes_stand before insert on meeting_action for each row execute function gt.agreed_minutes_stand();
create trigger agreed_minutes_stand before insert on meeting_minutes for each row execute function gt.agreed_minutes_stand();
create function gt.agreed_meeting_stands() returns trigger language plpgsql as $$
begin
  raise exception 'Minutes that were agreed are never altered.';
end $$;
create trigger agreed_meeting_stands before update on meeting for each row when (old.minutes_state = 'agreed' and current_user in ('gt_app', 'gt_worker')) execute function gt.agreed_meeting_stands();

-- A file that is handed out only by the page of what it belongs to, not to everybody who reads learning.
alter table stored_file add column held_apart boolean not null default false;
comment on column stored_file.held_apart is 'Handed out only by the page of what it belongs to, such as the paper of a meeting.';
