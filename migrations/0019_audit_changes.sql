-- A day by which the panel's questions are replied to; case audits that are changed or withdrawn, and the meeting that discussed one.

alter table challenge_question
  -- The last day for a reply, by the framework or as it was set when the question was sent.
  add column reply_by date,
  add column remind_days int[] not null default '{}',
  add column reminded_on date;
create index challenge_question_awaits on challenge_question (partnership_id, reply_by) where sent_on is not null and replied_at is null and settled_at is null;

alter table case_audit drop constraint case_audit_status_check;
alter table case_audit add constraint case_audit_status_check check (status in ('planned', 'auditing', 'workshop', 'reported', 'closed', 'withdrawn'));
alter table case_audit
  -- The meeting under whose minutes the board's discussion of the report stands.
  add column received_meeting_id uuid,
  add foreign key (partnership_id, received_meeting_id) references meeting;

create table case_audit_entry (
  partnership_id uuid not null,
  id uuid not null,
  audit_id uuid not null,
  board_id uuid not null,
  kind text not null check (kind in ('changed', 'withdrawn')),
  -- What is different, a line each, and why, where a reason is asked for.
  text text not null,
  reason text not null default '',
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, audit_id) references case_audit
);
create index case_audit_entry_audit on case_audit_entry (partnership_id, audit_id, at);
comment on table case_audit_entry is 'What was changed in the plan of a case audit, and why. Never changed.';
call gt.protect_board('case_audit_entry');
grant select, insert on case_audit_entry to gt_app, gt_worker;
