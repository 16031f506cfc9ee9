-- Audits: programme, tools, rounds of self-assessment, case audits, and what they showed.

-- Boards on which the present person holds a role, for themselves or for somebody absent whose deputy they are.
grant create on schema gt to gt_door;
create function gt.my_boards() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as $$
  select m.board_id from membership m
  where m.partnership_id = gt.partnership() and m.starts_on <= now()::date and (m.ends_on is null or m.ends_on >= now()::date)
    and (m.person_id = gt.person() or m.person_id in (
      select d.person_id from deputy d
      join absence a on a.partnership_id = d.partnership_id and a.person_id = d.person_id and a.starts_on <= now()::date and (a.ends_on is null or a.ends_on >= now()::date)
      where d.partnership_id = gt.partnership() and d.deputy_id = gt.person() and d.starts_on <= now()::date and (d.ends_on is null or d.ends_on >= now()::date)))
$$;
alter function gt.my_boards owner to gt_door;
-- Agencies for which the present person answers, on any board.
create function gt.my_agencies() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as $$
  select agency_id from person where partnership_id = gt.partnership() and id = gt.person() and agency_id is not null
  union
  select m.agency_id from membership m
  where m.partnership_id = gt.partnership() and m.person_id = gt.person() and m.agency_id is not null and m.starts_on <= now()::date and (m.ends_on is null or m.ends_on >= now()::date)
$$;
alter function gt.my_agencies owner to gt_door;
revoke execute on function gt.my_boards, gt.my_agencies from public;
grant execute on function gt.my_boards, gt.my_agencies to gt_app;

-- Row-level security for what belongs to one board: those who hold a role on it see it, and no other board.
create procedure gt.protect_board(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy board_app on %s to gt_app
    using (partnership_id = (select gt.partnership()) and board_id in (select gt.my_boards()))
    with check (partnership_id = (select gt.partnership()) and board_id in (select gt.my_boards()))', target);
  execute format('create policy board_worker on %s to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
end $$;

-- The same for what an agency answers to a board: the board sees it, and so does the agency whose it is.
create procedure gt.protect_return(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy return_app on %s to gt_app
    using (partnership_id = (select gt.partnership()) and (board_id in (select gt.my_boards()) or agency_id in (select gt.my_agencies())))
    with check (partnership_id = (select gt.partnership()) and (board_id in (select gt.my_boards()) or agency_id in (select gt.my_agencies())))', target);
  execute format('create policy return_worker on %s to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
end $$;

create table audit_tool (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  -- The tool over all its editions; the key of the form, where it comes from the framework.
  key text not null,
  edition int not null,
  name text not null,
  source text not null check (source in ('framework', 'board')),
  -- The framework that it was taken from, and its version: 'redbridge-2015 2'.
  taken_from text not null default '',
  -- A form of the schema of packs.
  definition jsonb not null,
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  published_on date,
  primary key (partnership_id, id),
  unique (partnership_id, board_id, key, edition),
  foreign key (partnership_id, board_id) references board
);
comment on table audit_tool is 'An edition of an audit tool: its standards and questions. A published edition never changes; a round keeps the one that it was opened with.';
call gt.protect_board('audit_tool');
-- An agency that answers several boards reads the tools of all that ask it, through its returns.
grant select, insert, update on audit_tool to gt_app, gt_worker;

create table audit_crosswalk (
  partnership_id uuid not null references partnership,
  id uuid not null,
  -- Two questions that ask the same, each as TOOL/SECTION/QUESTION; an answer to one counts for the other.
  from_tool text not null,
  from_question text not null,
  to_tool text not null,
  to_question text not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id)
);
create unique index audit_crosswalk_pair on audit_crosswalk (partnership_id, from_tool, from_question, to_tool, to_question) where ended_at is null;
comment on table audit_crosswalk is 'Which question of one tool asks the same as one of another, so that an agency answers once for several boards.';
call gt.protect('audit_crosswalk');
grant select, insert, update on audit_crosswalk to gt_app, gt_worker;

create table audit_plan (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  group_id uuid,
  reference text not null,
  -- The year of the programme, by the year in which it begins.
  year int not null,
  -- The entry of the framework that it was taken from.
  pack_key text,
  name text not null,
  about text not null default '',
  kind text not null,
  ground text,
  ground_text text not null default '',
  -- What prompted it: a knot of the golden thread.
  prompted_by uuid,
  lead_id uuid,
  lead_name text not null default '',
  priorities text[] not null default '{}',
  proposed text not null default '',
  starts_on date,
  ends_on date,
  status text not null check (status in ('proposed', 'agreed', 'dated', 'under-way', 'reported', 'acting', 're-audit', 'closed', 'dropped')),
  re_audit_of uuid,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, group_id) references work_group,
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create index audit_plan_year on audit_plan (partnership_id, board_id, year, starts_on);
comment on table audit_plan is 'An audit on a board''s programme of a year: what is to be audited, why, by whom and when, and how far it has come.';
call gt.protect_board('audit_plan');
grant select, insert, update on audit_plan to gt_app, gt_worker;

create table audit_plan_entry (
  partnership_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('proposed', 'agreed', 'dated', 'under-way', 'reported', 'acting', 're-audit', 'closed', 'dropped', 'changed', 'progress')),
  text text not null default '',
  -- The month of a monthly report of progress, by its first day.
  month date,
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, plan_id) references audit_plan
);
create index audit_plan_entry_plan on audit_plan_entry (partnership_id, plan_id, at);
comment on table audit_plan_entry is 'The history of an audit on the programme, and the monthly progress that its group is told. Never changed.';
call gt.protect_board('audit_plan_entry');
grant select, insert on audit_plan_entry to gt_app, gt_worker;

create table respondent (
  partnership_id uuid not null references partnership,
  id uuid not null,
  agency_id uuid,
  kind text not null,
  name text not null,
  -- The area that it belongs to, and for a school its phase and its unique reference number.
  area text not null default '',
  phase text not null default '',
  number text not null default '',
  contact_name text not null default '',
  contact_email text not null default '',
  active boolean not null default true,
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency
);
create unique index respondent_agency on respondent (partnership_id, agency_id) where agency_id is not null;
create unique index respondent_number on respondent (partnership_id, number) where number <> '';
create index respondent_area on respondent (partnership_id, area, kind);
comment on table respondent is 'Who answers audits: an agency of the partnership, or a school of its area. The contact is a post''s address, for invitations.';
call gt.protect('respondent');
grant select, insert, update on respondent to gt_app, gt_worker;

create table audit_round (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  reference text not null,
  name text not null,
  -- The assessment of the framework that it is a round of, where it is one.
  assessment text,
  tool_id uuid not null,
  plan_id uuid,
  -- The step of a running process that asked for it.
  process_id uuid,
  step text,
  year int not null,
  opened_on date not null,
  due_on date not null,
  remind_days int[] not null default '{}',
  status text not null check (status in ('open', 'closed', 'reported')),
  closed_on date,
  -- The day on which the board received the overview report; what is outstanding is looked at again from there.
  received_on date,
  -- The day on which what is still outstanding goes to the groups that received it, where the framework says after how long.
  follow_up_on date,
  previous_id uuid,
  imported boolean not null default false,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, tool_id) references audit_tool,
  foreign key (partnership_id, plan_id) references audit_plan
);
create index audit_round_board on audit_round (partnership_id, board_id, opened_on);
create index audit_round_step on audit_round (partnership_id, process_id, step);
comment on table audit_round is 'A round of self-assessment: one tool, asked of many, by a day.';
call gt.protect_board('audit_round');
grant select, insert, update on audit_round to gt_app, gt_worker;

create table audit_round_entry (
  partnership_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  board_id uuid not null,
  kind text not null check (kind in ('opened', 'imported', 'chased', 'told-late', 'extended', 'closed', 'reopened', 'received', 'outstanding-told', 'pursued')),
  text text not null default '',
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, round_id) references audit_round
);
create index audit_round_entry_round on audit_round_entry (partnership_id, round_id, at);
comment on table audit_round_entry is 'The history of a round. Never changed.';
call gt.protect_board('audit_round_entry');
grant select, insert on audit_round_entry to gt_app, gt_worker;

create table audit_return (
  partnership_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  board_id uuid not null,
  respondent_id uuid not null,
  agency_id uuid,
  -- As the respondent was when it was asked.
  name text not null,
  kind text not null,
  area text not null default '',
  phase text not null default '',
  contact_name text not null default '',
  contact_email text not null default '',
  status text not null default 'not-started' check (status in ('not-started', 'under-way', 'submitted', 'returned')),
  -- The last round's return, whose answers are brought forward.
  previous_id uuid,
  asked int not null default 0,
  answered int not null default 0,
  unconfirmed int not null default 0,
  invited_at timestamptz,
  started_at timestamptz,
  submitted_at timestamptz,
  submitted_by text not null default '',
  signed_by text not null default '',
  signed_post text not null default '',
  returned_reason text not null default '',
  reminders int not null default 0,
  reminded_on date,
  -- When somebody pressed "chase": a job writes the mail and clears it.
  chase_at timestamptz,
  -- A last day of its own, where the framework lets a return be deferred.
  deferred_to date,
  -- Chosen for the challenge panel, and why. Where the framework has every return questioned, all are.
  to_challenge boolean not null default false,
  challenge_reason text not null default '',
  -- The board's judgement of how rigorous the return is.
  rigour text not null default '',
  -- The day on which what it plans was taken into the actions of the partnership.
  plan_taken_on date,
  revision int not null default 0,
  primary key (partnership_id, id),
  unique (partnership_id, round_id, respondent_id),
  foreign key (partnership_id, round_id) references audit_round,
  foreign key (partnership_id, respondent_id) references respondent
);
create index audit_return_list on audit_return (partnership_id, round_id, status, name);
create index audit_return_name on audit_return (partnership_id, round_id, name, id);
create index audit_return_to_chase on audit_return (partnership_id, round_id) where chase_at is not null;
create index audit_return_area on audit_return (partnership_id, round_id, area, status);
create index audit_return_agency on audit_return (partnership_id, agency_id, round_id);
create index audit_return_respondent on audit_return (partnership_id, respondent_id, round_id);
create index audit_return_to_challenge on audit_return (partnership_id, round_id) where to_challenge;
create index audit_return_to_invite on audit_return (partnership_id, round_id) where invited_at is null;
comment on table audit_return is 'What one agency or school answers in a round: one submission with one sign-off, however many filled it in.';
call gt.protect_return('audit_return');
grant select, insert, update on audit_return to gt_app, gt_worker;

create table return_section (
  partnership_id uuid not null,
  return_id uuid not null,
  section text not null,
  board_id uuid not null,
  agency_id uuid,
  -- The section's part of the form's answers.
  answers jsonb not null,
  -- Questions whose answers were brought forward and that nobody has confirmed yet.
  unconfirmed text[] not null default '{}',
  revision int not null default 1,
  updated_at timestamptz not null,
  updated_by text not null default '',
  primary key (partnership_id, return_id, section),
  foreign key (partnership_id, return_id) references audit_return
);
comment on table return_section is 'The answers to one section of a return at their latest revision. Sections are saved apart, so that colleagues do not meet.';
call gt.protect_return('return_section');
grant select, insert, update on return_section to gt_app, gt_worker;

create table return_revision (
  partnership_id uuid not null,
  return_id uuid not null,
  section text not null,
  revision int not null,
  board_id uuid not null,
  agency_id uuid,
  answers jsonb not null,
  -- The page of a browser from which it was saved, and which of its savings this is: what a broken line made it send twice is known again.
  page text not null default '',
  seq int not null default 0,
  at timestamptz not null,
  by_name text not null default '',
  primary key (partnership_id, return_id, section, revision),
  foreign key (partnership_id, return_id) references audit_return
);
comment on table return_revision is 'Every revision of a section, so that nothing that somebody typed is lost.';
call gt.protect_return('return_revision');
grant select, insert on return_revision to gt_app, gt_worker;

create table return_entry (
  partnership_id uuid not null,
  id uuid not null,
  return_id uuid not null,
  board_id uuid not null,
  agency_id uuid,
  kind text not null check (kind in ('invited', 'opened', 'reminded', 'passed-on', 'delegated', 'delegation-ended', 'submitted', 'returned', 'moderated', 'rigour', 'link-ended',
    'chased', 'link-sent', 'contact-changed', 'deferred', 'chosen', 'not-chosen', 'questioned', 'replied', 'settled')),
  text text not null default '',
  at timestamptz not null,
  by_name text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, return_id) references audit_return
);
create index return_entry_return on return_entry (partnership_id, return_id, at);
comment on table return_entry is 'The history of a return. Never changed.';
call gt.protect_return('return_entry');
grant select, insert on return_entry to gt_app, gt_worker;

create table return_delegation (
  partnership_id uuid not null,
  id uuid not null,
  return_id uuid not null,
  board_id uuid not null,
  agency_id uuid,
  sections text[] not null,
  holder_name text not null,
  holder_email text not null,
  link_id uuid not null,
  note text not null default '',
  at timestamptz not null,
  by_name text not null,
  done_at timestamptz,
  ended_at timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, return_id) references audit_return
);
create index return_delegation_return on return_delegation (partnership_id, return_id);
create index return_delegation_link on return_delegation (partnership_id, link_id);
comment on table return_delegation is 'Sections of a return that a colleague was asked to fill in, by a link of their own. Submission stays with whoever answers for the return.';
call gt.protect_return('return_delegation');
grant select, insert, update on return_delegation to gt_app, gt_worker;

create table return_grade (
  partnership_id uuid not null,
  return_id uuid not null,
  -- A standard of the tool.
  standard text not null,
  round_id uuid not null,
  board_id uuid not null,
  agency_id uuid,
  area text not null default '',
  -- The level and the mean score by the respondent's own answers; null where nothing with a score was answered.
  own_level text,
  own_score double precision,
  -- The grade after challenge, kept beside the own.
  moderated_level text,
  moderated_score double precision,
  moderated_reason text not null default '',
  moderated_at timestamptz,
  moderated_by uuid,
  primary key (partnership_id, return_id, standard),
  foreign key (partnership_id, return_id) references audit_return
);
create index return_grade_round on return_grade (partnership_id, round_id, standard, area) include (own_score, moderated_score);
comment on table return_grade is 'How a return stands against each standard: its own grade, reckoned at each save, and the moderated grade beside it.';
call gt.protect_return('return_grade');
grant select, insert, update on return_grade to gt_app, gt_worker;

create table evidence (
  partnership_id uuid not null references partnership,
  id uuid not null,
  respondent_id uuid not null,
  agency_id uuid,
  title text not null,
  about text not null default '',
  -- The last day on which it still counts; null where it does not age.
  expires_on date,
  version int not null default 1,
  withdrawn_on date,
  withdrawn_reason text not null default '',
  added_at timestamptz not null,
  added_by text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, respondent_id) references respondent
);
create index evidence_respondent on evidence (partnership_id, respondent_id);
comment on table evidence is 'A piece of evidence that a respondent keeps: added once, used for any number of questions and rounds.';
create table evidence_version (
  partnership_id uuid not null,
  evidence_id uuid not null,
  version int not null,
  respondent_id uuid not null,
  agency_id uuid,
  file_id uuid not null,
  at timestamptz not null,
  by_name text not null default '',
  primary key (partnership_id, evidence_id, version),
  foreign key (partnership_id, evidence_id) references evidence
);
comment on table evidence_version is 'A version of a piece of evidence: its file. Earlier ones stay.';
create table evidence_use (
  partnership_id uuid not null,
  evidence_id uuid not null,
  return_id uuid not null,
  -- SECTION/QUESTION of the return.
  question text not null,
  board_id uuid not null,
  agency_id uuid,
  at timestamptz not null,
  by_name text not null default '',
  primary key (partnership_id, return_id, question, evidence_id),
  foreign key (partnership_id, evidence_id) references evidence,
  foreign key (partnership_id, return_id) references audit_return
);
create index evidence_use_evidence on evidence_use (partnership_id, evidence_id);
comment on table evidence_use is 'A question of a return that a piece of evidence is given for.';
call gt.protect_return('evidence_use');
grant select, insert, delete on evidence_use to gt_app, gt_worker;

-- Evidence is the respondent's own; a board sees it where it is given for an answer to that board.
create function gt.my_evidence() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as $$
  select e.id from evidence e where e.partnership_id = gt.partnership() and e.agency_id in (select gt.my_agencies())
  union
  select u.evidence_id from evidence_use u where u.partnership_id = gt.partnership() and u.board_id in (select gt.my_boards())
$$;
alter function gt.my_evidence owner to gt_door;
revoke execute on function gt.my_evidence from public;
grant execute on function gt.my_evidence to gt_app;
grant execute on function gt.my_boards, gt.my_agencies to gt_door;
do $$
declare target text;
begin
  foreach target in array array['evidence', 'evidence_version'] loop
    execute format('alter table %I enable row level security', target);
    execute format('alter table %I force row level security', target);
    execute format('create policy evidence_worker on %I to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
    execute format('create policy evidence_adds on %I for insert to gt_app with check (partnership_id = (select gt.partnership()) and agency_id in (select gt.my_agencies()))', target);
    execute format('create policy evidence_changes on %I for update to gt_app using (partnership_id = (select gt.partnership()) and agency_id in (select gt.my_agencies()))', target);
  end loop;
end $$;
create policy evidence_app on evidence for select to gt_app using (partnership_id = (select gt.partnership()) and id in (select gt.my_evidence()));
create policy evidence_app on evidence_version for select to gt_app using (partnership_id = (select gt.partnership()) and evidence_id in (select gt.my_evidence()));
grant select, insert, update on evidence to gt_app, gt_worker;
grant select, insert on evidence_version to gt_app, gt_worker;
grant select on evidence, evidence_use to gt_door;
create policy door on evidence for select to gt_door using (true);
create policy door on evidence_use for select to gt_door using (true);

create table challenge_question (
  partnership_id uuid not null,
  id uuid not null,
  return_id uuid not null,
  round_id uuid not null,
  board_id uuid not null,
  agency_id uuid,
  standard text not null,
  question text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- Sent to the agency on this day; until then the panel's own draft.
  sent_on date,
  reply text not null default '',
  replied_by text not null default '',
  replied_at timestamptz,
  evidence_id uuid,
  settled_at timestamptz,
  settled_text text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, return_id) references audit_return
);
create index challenge_question_return on challenge_question (partnership_id, return_id);
create index challenge_question_round on challenge_question (partnership_id, round_id);
comment on table challenge_question is 'What the challenge panel asks of a return, standard by standard, and what the agency answers.';
call gt.protect_return('challenge_question');
-- A draft is the panel's own until it is sent.
create policy drafts_are_the_boards on challenge_question as restrictive for select to gt_app using (sent_on is not null or board_id in (select gt.my_boards()));
grant select, insert, update on challenge_question to gt_app, gt_worker;

create table challenge_day (
  partnership_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  round_id uuid not null,
  group_id uuid,
  held_on date not null,
  place text not null default '',
  -- Who sat on the panel: names, and which of them are lay members.
  present jsonb not null default '[]',
  -- The returns that were questioned, in order, with what was said.
  agenda jsonb not null default '[]',
  notes text not null default '',
  status text not null default 'prepared' check (status in ('prepared', 'held', 'cancelled')),
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, round_id) references audit_round
);
create index challenge_day_round on challenge_day (partnership_id, round_id);
comment on table challenge_day is 'A day on which the challenge panel questions agencies: prepared, then recorded.';
call gt.protect_board('challenge_day');
grant select, insert, update on challenge_day to gt_app, gt_worker;

create table case_audit (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  group_id uuid,
  reference text not null,
  title text not null,
  about text not null default '',
  -- A kind of audit of the framework.
  kind text not null,
  -- Several agencies, whose cases are scored apart and then together, or one.
  agencies text not null check (agencies in ('multi', 'single')),
  themes text[] not null default '{}',
  plan_id uuid,
  process_id uuid,
  step text,
  -- The key lines of enquiry: [{key, text, about, priority}], about by its kind of the framework.
  lines jsonb not null default '[]',
  -- Whose views are to be asked, named when the audit is planned.
  voice_asked text not null default '',
  due_on date not null,
  -- Days before the last day, or after it where negative, on which auditors are reminded.
  remind_days int[] not null default '{}',
  status text not null check (status in ('planned', 'auditing', 'workshop', 'reported', 'closed')),
  workshop_on date,
  workshop_present text not null default '',
  workshop_notes text not null default '',
  -- Why the workshop began though somebody had not handed in.
  workshop_missing text not null default '',
  -- Why nobody was asked for their views, and which member of the group approved that.
  no_voice_reason text not null default '',
  no_voice_by uuid,
  no_voice_approved_by uuid,
  reported_on date,
  received_on date,
  previous_id uuid,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, plan_id) references audit_plan
);
create index case_audit_board on case_audit (partnership_id, board_id, made_at);
create index case_audit_step on case_audit (partnership_id, process_id, step);
comment on table case_audit is 'An audit of case files: cases drawn from a list, scored by each agency in private, then together.';
call gt.protect_board('case_audit');
grant select, insert, update on case_audit to gt_app, gt_worker;

create table case_audit_agency (
  partnership_id uuid not null,
  audit_id uuid not null,
  agency_id uuid not null,
  board_id uuid not null,
  tool_id uuid not null,
  -- When and how the agency told its own people what the audit found.
  cascaded_on date,
  cascaded_how text not null default '',
  primary key (partnership_id, audit_id, agency_id),
  foreign key (partnership_id, audit_id) references case_audit,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, tool_id) references audit_tool
);
comment on table case_audit_agency is 'An agency that audits its own files in a case audit, and the tool that it uses.';
call gt.protect_board('case_audit_agency');
grant select, insert, update, delete on case_audit_agency to gt_app, gt_worker;

create table case_sample (
  partnership_id uuid not null,
  audit_id uuid not null,
  board_id uuid not null,
  holder_agency_id uuid,
  method text not null check (method in ('random', 'every-nth', 'chosen')),
  reason text not null default '',
  seed text not null default '',
  wanted int not null check (wanted > 0),
  -- The list as the agency gave it: pseudonyms alone, and its digest, so that the draw can be done again.
  listed text[] not null,
  list_digest text not null,
  drawn text[] not null,
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, audit_id),
  foreign key (partnership_id, audit_id) references case_audit
);
comment on table case_sample is 'How the cases of an audit were drawn: method, seed and list, so that anybody can draw them again.';
call gt.protect_board('case_sample');
grant select, insert on case_sample to gt_app, gt_worker;

create table audited_case (
  partnership_id uuid not null,
  id uuid not null,
  audit_id uuid not null,
  board_id uuid not null,
  -- The pseudonym by which the agency that holds the file knows the case.
  pseudonym text not null,
  position int not null,
  -- Who worked on the case and so may not audit it: keyed digests of their addresses, which tell nobody who they are.
  involved text[] not null default '{}',
  primary key (partnership_id, id),
  unique (partnership_id, audit_id, pseudonym),
  foreign key (partnership_id, audit_id) references case_audit
);
comment on table audited_case is 'A case drawn for an audit, by its pseudonym.';
call gt.protect_board('audited_case');
grant select, insert, update (involved) on audited_case to gt_app, gt_worker;

create table case_scoring (
  partnership_id uuid not null,
  id uuid not null,
  audit_id uuid not null,
  case_id uuid not null,
  board_id uuid not null,
  agency_id uuid not null,
  -- In an audit of one agency a case may be scored twice, from the file and by a peer.
  manner text not null default 'agency' check (manner in ('agency', 'offline', 'peer')),
  auditor_name text not null,
  auditor_email text not null,
  status text not null check (status in ('asked', 'scoring', 'submitted', 'stood-aside')),
  -- The auditor's word that they had no part in the case, or why they stand aside.
  declared_at timestamptz,
  declaration text not null default '',
  submitted_at timestamptz,
  due_on date not null,
  reminders int not null default 0,
  revision int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, audit_id) references case_audit,
  foreign key (partnership_id, case_id) references audited_case,
  foreign key (partnership_id, agency_id) references agency
);
create index case_scoring_audit on case_scoring (partnership_id, audit_id, case_id);
create unique index case_scoring_once on case_scoring (partnership_id, case_id, agency_id, manner) where status <> 'stood-aside';
comment on table case_scoring is 'One agency''s audit of one case: who does it, and how far it has come. The scores themselves are apart until the workshop.';
call gt.protect_board('case_scoring');
grant select, insert, update on case_scoring to gt_app, gt_worker;

create table case_scores (
  partnership_id uuid not null,
  scoring_id uuid not null,
  audit_id uuid not null,
  board_id uuid not null,
  answers jsonb not null default '{}',
  revision int not null default 0,
  -- Set for all cases of an audit at once, when its workshop begins.
  revealed boolean not null default false,
  updated_at timestamptz not null,
  primary key (partnership_id, scoring_id),
  foreign key (partnership_id, scoring_id) references case_scoring
);
create index case_scores_audit on case_scores (partnership_id, audit_id);
comment on table case_scores is 'What an auditor scored. Nobody but the auditor, by their link, reads it before the workshop begins.';
alter table case_scores enable row level security;
alter table case_scores force row level security;
create policy revealed_app on case_scores for select to gt_app using (partnership_id = (select gt.partnership()) and board_id in (select gt.my_boards()) and revealed);
create policy asked_app on case_scores for insert to gt_app with check (partnership_id = (select gt.partnership()) and board_id in (select gt.my_boards()) and not revealed);
create policy scores_worker on case_scores to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()));
grant select, insert on case_scores to gt_app;
grant select, insert, update on case_scores to gt_worker;

create table case_scores_revision (
  partnership_id uuid not null,
  scoring_id uuid not null,
  revision int not null,
  board_id uuid not null,
  answers jsonb not null,
  at timestamptz not null,
  primary key (partnership_id, scoring_id, revision),
  foreign key (partnership_id, scoring_id) references case_scoring
);
comment on table case_scores_revision is 'What an auditor had scored at each save, so that two windows of the same link lose nothing. Read by that link alone.';
alter table case_scores_revision enable row level security;
alter table case_scores_revision force row level security;
create policy scores_worker on case_scores_revision to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()));
grant select, insert on case_scores_revision to gt_worker;

create table case_grade (
  partnership_id uuid not null,
  case_id uuid not null,
  -- SECTION/QUESTION, or a line of enquiry.
  question text not null,
  audit_id uuid not null,
  board_id uuid not null,
  level text not null,
  score double precision,
  agreed text not null default '',
  dissent text not null default '',
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, case_id, question),
  foreign key (partnership_id, case_id) references audited_case
);
create index case_grade_audit on case_grade (partnership_id, audit_id);
comment on table case_grade is 'The joint grade of the workshop for a case, what was agreed, and what somebody held against it.';
call gt.protect_board('case_grade');
grant select, insert, update on case_grade to gt_app, gt_worker;

create table case_voice (
  partnership_id uuid not null,
  id uuid not null,
  audit_id uuid not null,
  case_id uuid,
  board_id uuid not null,
  -- Whose views: kind of person or group, never a name.
  whose text not null,
  how text not null default '',
  heard_on date not null,
  said text not null,
  done text not null default '',
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, audit_id) references case_audit
);
create index case_voice_audit on case_voice (partnership_id, audit_id);
comment on table case_voice is 'What children, families or adults said in an audit, and what was done about it.';
call gt.protect_board('case_voice');
grant select, insert, update on case_voice to gt_app, gt_worker;

create table case_feedback (
  partnership_id uuid not null,
  id uuid not null,
  audit_id uuid not null,
  case_id uuid not null,
  board_id uuid not null,
  agency_id uuid not null,
  -- To whom, by post: the worker, the manager.
  given_to text not null,
  strengths text not null,
  to_improve text not null,
  given_on date not null,
  how text not null default '',
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, audit_id) references case_audit,
  foreign key (partnership_id, case_id) references audited_case
);
create index case_feedback_audit on case_feedback (partnership_id, audit_id);
comment on table case_feedback is 'Feedback given to the practitioners of an audited case: strengths as well as what to improve.';
call gt.protect_board('case_feedback');
grant select, insert on case_feedback to gt_app, gt_worker;

create table assurance_source (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  round_id uuid,
  standard text not null default '',
  theme text not null default '',
  kind text not null check (kind in ('survey', 'indicator', 'complaints', 'voice', 'inspection', 'other')),
  title text not null,
  figure text not null default '',
  says text not null,
  position text not null check (position in ('strong', 'mixed', 'weak')),
  source text not null,
  heard_on date not null,
  withdrawn_on date,
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, board_id) references board
);
create index assurance_source_board on assurance_source (partnership_id, board_id, standard);
comment on table assurance_source is 'What else is known about a standard or theme: a survey, an indicator, complaints. It is set beside the grades.';
call gt.protect_board('assurance_source');
grant select, insert, update on assurance_source to gt_app, gt_worker;

create table standard_link (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  -- A standard of a tool for self-assessment, and SECTION/QUESTION of a tool for case audits that tells of it.
  tool text not null,
  standard text not null,
  case_tool text not null,
  question text not null,
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  primary key (partnership_id, id),
  foreign key (partnership_id, board_id) references board
);
create unique index standard_link_once on standard_link (partnership_id, board_id, tool, standard, case_tool, question) where ended_at is null;
comment on table standard_link is 'Which question of a case audit tells of a standard, where the tools do not name the same one.';
call gt.protect_board('standard_link');
grant select, insert, update on standard_link to gt_app, gt_worker;

create table round_quote (
  partnership_id uuid not null,
  round_id uuid not null,
  return_id uuid not null,
  -- SECTION/QUESTION of the return.
  question text not null,
  board_id uuid not null,
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, round_id, return_id, question),
  foreign key (partnership_id, round_id) references audit_round,
  foreign key (partnership_id, return_id) references audit_return
);
comment on table round_quote is 'An answer of a return that was chosen to be quoted in the overview report of its round.';
call gt.protect_board('round_quote');
grant select, insert, delete on round_quote to gt_app, gt_worker;

create table audit_impact (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  -- A round or a case audit, and the earlier one that it is held against.
  subject_id uuid not null,
  -- Null where what it says was asked for the first time, for a question that was booked.
  before_id uuid,
  -- The standard or question that it is about; '' for the whole.
  question text not null default '',
  verdict text not null,
  evidence text not null,
  judged_on date not null,
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, id)
);
create index audit_impact_subject on audit_impact (partnership_id, subject_id);
comment on table audit_impact is 'What a re-audit says of the effect: the same questions again, before and after, and the verdict.';
call gt.protect_board('audit_impact');
grant select, insert on audit_impact to gt_app, gt_worker;

create table audit_finding (
  partnership_id uuid not null references partnership,
  finding_id uuid not null,
  board_id uuid not null,
  agency_id uuid,
  round_id uuid not null,
  return_id uuid,
  -- SECTION/QUESTION of the tool; '' for the whole.
  question text not null default '',
  primary key (partnership_id, finding_id),
  foreign key (partnership_id, finding_id) references finding,
  foreign key (partnership_id, round_id) references audit_round,
  foreign key (partnership_id, return_id) references audit_return
);
create index audit_finding_round on audit_finding (partnership_id, round_id, return_id);
comment on table audit_finding is 'What a finding of a round rests on: the round or one return, and the question.';
call gt.protect_return('audit_finding');
grant select, insert on audit_finding to gt_app, gt_worker;

create table return_action (
  partnership_id uuid not null,
  return_id uuid not null,
  -- SECTION/QUESTION in which the return states what it will do.
  question text not null,
  round_id uuid not null,
  board_id uuid not null,
  agency_id uuid,
  standard text not null default '',
  action_id uuid not null,
  taken_at timestamptz not null,
  by_person uuid,
  -- A planned action becomes an action once, however often its plan is taken up.
  primary key (partnership_id, return_id, question),
  foreign key (partnership_id, return_id) references audit_return,
  foreign key (partnership_id, action_id) references action
);
create index return_action_round on return_action (partnership_id, round_id, return_id);
create index return_action_action on return_action (partnership_id, action_id);
comment on table return_action is 'The action that a planned action of a return became. Several may have become one, and one may serve several rounds.';
call gt.protect_return('return_action');
grant select, insert on return_action to gt_app, gt_worker;

create table audit_pursuit (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  round_id uuid not null,
  return_id uuid not null,
  agency_id uuid,
  -- The senior manager of the agency to whom the chair writes.
  to_name text not null,
  to_post text not null,
  letter text not null,
  -- The actions that were outstanding, by reference.
  outstanding text[] not null,
  sent_on date not null,
  reply_due date not null,
  reply text not null default '',
  replied_on date,
  outcome text not null default '',
  settled_on date,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, round_id) references audit_round,
  foreign key (partnership_id, return_id) references audit_return
);
create index audit_pursuit_round on audit_pursuit (partnership_id, round_id, return_id);
comment on table audit_pursuit is 'What the chair takes up with the senior management of an agency: the letter, the reply, the outcome.';
call gt.protect_board('audit_pursuit');
grant select, insert, update on audit_pursuit to gt_app, gt_worker;

create table audit_booking (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  -- What it is to test: an action, a lesson, a recommendation or a review, by its knot of the golden thread.
  knot_id uuid not null,
  question text not null,
  -- The case audit in which it was asked, once one has answered it.
  audit_id uuid,
  booked_at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, audit_id) references case_audit
);
create index audit_booking_board on audit_booking (partnership_id, board_id, audit_id);
comment on table audit_booking is 'A question that a later case audit is to ask, to see whether what was planned has worked.';
call gt.protect_board('audit_booking');
grant select, insert, update (audit_id) on audit_booking to gt_app, gt_worker;

-- Personal links to a return, a section of it, or a case to be scored.
create function gt.link_round() returns uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select round_id from audit_return where partnership_id = gt.partnership() and id = gt.link_subject() $$;
create function gt.link_respondent() returns uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select respondent_id from audit_return where partnership_id = gt.partnership() and id = gt.link_subject() $$;
create function gt.link_returns() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select id from audit_return where partnership_id = gt.partnership() and respondent_id = gt.link_respondent() $$;
create function gt.link_tools() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as $$
  select o.tool_id from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.respondent_id = gt.link_respondent()
  union
  select a.tool_id from case_scoring s join case_audit_agency a on a.partnership_id = s.partnership_id and a.audit_id = s.audit_id and a.agency_id = s.agency_id
    where s.partnership_id = gt.partnership() and s.id = gt.link_subject()
$$;
create function gt.link_case_audit() returns uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select audit_id from case_scoring where partnership_id = gt.partnership() and id = gt.link_subject() $$;
alter function gt.link_round owner to gt_door;
alter function gt.link_respondent owner to gt_door;
alter function gt.link_returns owner to gt_door;
alter function gt.link_tools owner to gt_door;
alter function gt.link_case_audit owner to gt_door;
revoke execute on function gt.link_round, gt.link_respondent, gt.link_returns, gt.link_tools, gt.link_case_audit from public;
grant execute on function gt.link_round, gt.link_respondent, gt.link_returns, gt.link_tools, gt.link_case_audit to gt_link, gt_door;
grant select on audit_return, audit_round, case_scoring, case_audit_agency to gt_door;
create policy door on audit_return for select to gt_door using (true);
create policy door on audit_round for select to gt_door using (true);
create policy door on case_scoring for select to gt_door using (true);
create policy door on case_audit_agency for select to gt_door using (true);

-- The holder of a link reads every return of the respondent, so that an answer given once is found again, and writes the one asked of them.
create policy link on audit_return for select to gt_link using (partnership_id = (select gt.partnership()) and respondent_id = (select gt.link_respondent()));
create policy link_moves on audit_return for update to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_subject()));
grant select on audit_return to gt_link;
grant update (status, asked, answered, unconfirmed, started_at, submitted_at, submitted_by, signed_by, signed_post, returned_reason, revision) on audit_return to gt_link;
create policy link on audit_round for select to gt_link using (partnership_id = (select gt.partnership()) and id in (select round_id from audit_return));
grant select on audit_round to gt_link;
-- So do the people of an agency: an agency need not sit on a board that asks it.
create policy asked_app on audit_round for select to gt_app using (partnership_id = (select gt.partnership()) and id in (select round_id from audit_return where agency_id in (select gt.my_agencies())));
create policy asked_app on audit_tool for select to gt_app using (partnership_id = (select gt.partnership()) and id in (select o.tool_id from audit_round o join audit_return r on r.partnership_id = o.partnership_id and r.round_id = o.id where r.agency_id in (select gt.my_agencies())));
create policy link on board for select to gt_link using (partnership_id = (select gt.partnership()) and id in (select board_id from audit_return));
grant select on board to gt_link;
create policy link on audit_tool for select to gt_link using (partnership_id = (select gt.partnership()) and id in (select gt.link_tools()));
grant select on audit_tool to gt_link;
create policy link on audit_crosswalk for select to gt_link using (partnership_id = (select gt.partnership()));
grant select on audit_crosswalk to gt_link;
create policy link on respondent for select to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_respondent()));
grant select on respondent to gt_link;
create policy link on return_section for select to gt_link using (partnership_id = (select gt.partnership()) and return_id in (select gt.link_returns()));
create policy link_adds on return_section for insert to gt_link with check (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
create policy link_moves on return_section for update to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
grant select, insert, update on return_section to gt_link;
create policy link on return_revision for select to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
create policy link_adds on return_revision for insert to gt_link with check (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
grant select, insert on return_revision to gt_link;
create policy link on return_grade for select to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
-- What the respondent's own grades were in earlier rounds.
create policy link_earlier on return_grade for select to gt_link using (partnership_id = (select gt.partnership()) and return_id in (select gt.link_returns()));
create policy link_adds on return_grade for insert to gt_link with check (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
create policy link_moves on return_grade for update to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
grant select, insert on return_grade to gt_link;
grant update (own_level, own_score) on return_grade to gt_link;
create policy link on return_entry for select to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
create policy link_adds on return_entry for insert to gt_link with check (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
grant select, insert on return_entry to gt_link;
create policy link on return_delegation to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject())) with check (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
grant select, insert, update on return_delegation to gt_link;
create policy link on evidence to gt_link using (partnership_id = (select gt.partnership()) and respondent_id = (select gt.link_respondent())) with check (partnership_id = (select gt.partnership()) and respondent_id = (select gt.link_respondent()));
create policy link on evidence_version to gt_link using (partnership_id = (select gt.partnership()) and respondent_id = (select gt.link_respondent())) with check (partnership_id = (select gt.partnership()) and respondent_id = (select gt.link_respondent()));
create policy link on evidence_use to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject())) with check (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()));
-- What was given for the last round's answers is offered again.
create policy link_earlier on evidence_use for select to gt_link using (partnership_id = (select gt.partnership()) and return_id in (select gt.link_returns()));
grant select, insert, update on evidence to gt_link;
grant select, insert on evidence_version to gt_link;
grant select, insert, delete on evidence_use to gt_link;
create policy link on challenge_question for select to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()) and sent_on is not null);
create policy link_replies on challenge_question for update to gt_link using (partnership_id = (select gt.partnership()) and return_id = (select gt.link_subject()) and sent_on is not null);
grant select, update (reply, replied_by, replied_at, evidence_id) on challenge_question to gt_link;
create policy link on case_scoring for select to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_subject()));
create policy link_moves on case_scoring for update to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_subject()));
grant select, update (status, declared_at, declaration, submitted_at, revision) on case_scoring to gt_link;
create policy link on case_scores for select to gt_link using (partnership_id = (select gt.partnership()) and scoring_id = (select gt.link_subject()));
create policy link_moves on case_scores for update to gt_link using (partnership_id = (select gt.partnership()) and scoring_id = (select gt.link_subject()) and not revealed);
grant select, update (answers, revision, updated_at) on case_scores to gt_link;
create policy link on case_scores_revision to gt_link using (partnership_id = (select gt.partnership()) and scoring_id = (select gt.link_subject())) with check (partnership_id = (select gt.partnership()) and scoring_id = (select gt.link_subject()));
grant select, insert on case_scores_revision to gt_link;
create policy link on case_audit for select to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_case_audit()));
grant select on case_audit to gt_link;
create policy link on audited_case for select to gt_link using (partnership_id = (select gt.partnership()) and audit_id = (select gt.link_case_audit()));
grant select on audited_case to gt_link;
create policy link_scores on board for select to gt_link using (partnership_id = (select gt.partnership()) and id in (select board_id from case_audit));
grant select on board to gt_link;
-- A link adds files as evidence, and passes its sections on by links of the same return.
create policy link_adds on stored_file for insert to gt_link with check (partnership_id = (select gt.partnership()) and case_id is null);
create policy link on stored_file for select to gt_link using (partnership_id = (select gt.partnership()) and id in (select file_id from evidence_version));
grant select, insert on stored_file to gt_link;

-- A file of evidence is read by whoever may read the evidence.
revoke create on schema gt from gt_door;
