create table casefile (
  partnership_id uuid not null references partnership,
  case_id uuid not null,
  board_id uuid not null,
  reference text not null,
  title text not null,
  opened_at timestamptz not null,
  opened_by uuid,
  invented boolean not null default false,
  imported boolean not null default false,
  primary key (partnership_id, case_id),
  unique (partnership_id, reference),
  foreign key (partnership_id, board_id) references board
);
comment on table casefile is 'One incident and all that rests on it. Only its team sees it. The title names nobody.';

create table case_member (
  partnership_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  role text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  added_by uuid,
  reason text not null default '',
  primary key (partnership_id, case_id, person_id, from_at),
  foreign key (partnership_id, case_id) references casefile,
  foreign key (partnership_id, person_id) references person
);
create index case_member_person on case_member (partnership_id, person_id, case_id);
comment on table case_member is 'Who needs to know: the team of a case, each for a time.';

alter table case_member enable row level security;
alter table case_member force row level security;
create policy door on case_member to gt_door using (true);
grant select on case_member to gt_door;

-- The cases of whose team the present person is.
create function gt.my_cases() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as $$
  select case_id from case_member
  where partnership_id = gt.partnership() and person_id = gt.person() and (until_at is null or until_at > now())
$$;
alter function gt.my_cases owner to gt_door;
revoke execute on function gt.my_cases from public;
grant execute on function gt.my_cases to gt_app;

create policy case_app on case_member to gt_app
  using (partnership_id = (select gt.partnership()) and case_id in (select gt.my_cases()))
  with check (partnership_id = (select gt.partnership()) and case_id in (select gt.my_cases()));
create policy case_worker on case_member to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()));
call gt.protect_case('casefile');
grant select, update on casefile to gt_app;
grant select, insert, update on casefile to gt_worker;
grant select, insert, update on case_member to gt_app, gt_worker;

-- Opens a case with its first member, the person who opens it: neither row could come first under the rule of need to know.
grant insert on casefile, case_member to gt_door;
create policy door on casefile for insert to gt_door with check (partnership_id = gt.partnership());
create policy door_adds on case_member for insert to gt_door with check (partnership_id = gt.partnership() and person_id = gt.person());
create function gt.open_case(new_case uuid, on_board uuid, new_reference text, new_title text, new_role text, at timestamptz, is_invented boolean) returns void
language plpgsql security definer set search_path = gt, public, pg_temp as $$
begin
  insert into casefile (partnership_id, case_id, board_id, reference, title, opened_at, opened_by, invented)
  values (gt.partnership(), new_case, on_board, new_reference, new_title, at, gt.person(), is_invented);
  insert into case_member (partnership_id, case_id, person_id, role, from_at, added_by, reason)
  values (gt.partnership(), new_case, gt.person(), new_role, at, gt.person(), 'Opened the case');
end $$;
alter function gt.open_case owner to gt_door;
revoke execute on function gt.open_case from public;
grant execute on function gt.open_case to gt_app;

create table process (
  partnership_id uuid not null references partnership,
  id uuid not null,
  reference text not null,
  case_id uuid,
  board_id uuid not null,
  framework_id text not null,
  framework_version text not null,
  definition text not null,
  started_by_process uuid,
  started_at timestamptz not null,
  -- Read model, written with each event: never read by a rule.
  status text not null,
  outcome text,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, framework_id, framework_version) references framework_edition
);
create index process_case on process (partnership_id, case_id);
comment on table process is 'A running or ended process. Its state is what its definition makes of its events.';
call gt.protect_case('process');

create table process_event (
  partnership_id uuid not null,
  process_id uuid not null,
  seq int not null,
  case_id uuid,
  type text not null,
  at timestamptz not null,
  event jsonb not null,
  primary key (partnership_id, process_id, seq),
  foreign key (partnership_id, process_id) references process
);
comment on table process_event is 'What happened to a process, in order. Never changed, never deleted; two people at once meet at the key.';
call gt.protect_case('process_event');

create table due_item (
  partnership_id uuid not null,
  process_id uuid not null,
  key text not null,
  case_id uuid,
  kind text not null check (kind in ('step', 'clock', 'reply')),
  name text not null,
  lead_role text,
  deputy_role text,
  agency_id uuid,
  opens_on date,
  due_on date,
  paused boolean not null default false,
  done_on date,
  needed boolean not null default true,
  -- Everything that has to come first is done: somebody can act on it now.
  ready boolean not null default true,
  primary key (partnership_id, process_id, key),
  foreign key (partnership_id, process_id) references process
);
create index due_item_open on due_item (partnership_id, due_on) where done_on is null and needed;
comment on table due_item is 'What is due in each process: a read model, reckoned anew with each event and each change of the calendar. Late is for whoever reads it to say, with today in hand.';
call gt.protect_case('due_item');
grant select, insert, update on process to gt_app, gt_worker;
grant select, insert on process_event to gt_app, gt_worker;
grant select, insert, update, delete on due_item to gt_app, gt_worker;

create table incident (
  partnership_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  process_id uuid not null,
  happened_on date,
  aware_on date,
  place text not null default '',
  notified_at timestamptz,
  national_reference text,
  primary key (partnership_id, id),
  unique (partnership_id, case_id),
  foreign key (partnership_id, case_id) references casefile
);
comment on table incident is 'The facts of an incident by which lists are sorted and duplicates found; the whole notification is a form response.';
call gt.protect_case('incident');
grant select, insert, update on incident to gt_app, gt_worker;

create table involved_agency (
  partnership_id uuid not null,
  case_id uuid not null,
  agency_id uuid not null,
  primary key (partnership_id, case_id, agency_id),
  foreign key (partnership_id, case_id) references casefile,
  foreign key (partnership_id, agency_id) references agency
);
comment on table involved_agency is 'The agencies that had to do with the children of a case.';
call gt.protect_case('involved_agency');
grant select, insert, update, delete on involved_agency to gt_app, gt_worker;

create table form_response (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid,
  form text not null,
  framework_id text not null,
  framework_version text not null,
  answers jsonb not null default '{}',
  revision int not null default 0,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'returned')),
  updated_at timestamptz not null,
  updated_by uuid,
  updated_via text not null default 'account',
  submitted_at timestamptz,
  primary key (partnership_id, id)
);
comment on table form_response is 'A form of the pack as somebody fills it in, at its latest revision. Identities are not here: they are in the vault.';

create table form_revision (
  partnership_id uuid not null,
  response_id uuid not null,
  revision int not null,
  case_id uuid,
  answers jsonb not null,
  at timestamptz not null,
  person_id uuid,
  via text not null,
  primary key (partnership_id, response_id, revision),
  foreign key (partnership_id, response_id) references form_response
);
comment on table form_revision is 'Every revision of a form response, kept so that nothing that somebody typed is lost.';
call gt.protect_case('form_response');
call gt.protect_case('form_revision');
grant select, insert, update on form_response to gt_app, gt_worker;
grant select, insert on form_revision to gt_app, gt_worker;
-- A professional with a link touches the one response that the link is for.
create policy link on form_response to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_subject())) with check (partnership_id = (select gt.partnership()) and id = (select gt.link_subject()));
create policy link on form_revision to gt_link using (partnership_id = (select gt.partnership()) and response_id = (select gt.link_subject())) with check (partnership_id = (select gt.partnership()) and response_id = (select gt.link_subject()));
grant select, update on form_response to gt_link;
grant select, insert on form_revision to gt_link;

create table summary_request (
  partnership_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  process_id uuid not null,
  step text not null,
  agency_id uuid not null,
  response_id uuid not null,
  -- The reference of the process, told in mails and on the page of the link.
  reference text not null,
  holder_name text not null,
  holder_email text not null,
  status text not null check (status in ('asked', 'started', 'received', 'returned', 'withdrawn')),
  involved boolean,
  asked_at timestamptz not null,
  due_on date not null,
  received_at timestamptz,
  returned_reason text,
  reminders int not null default 0,
  primary key (partnership_id, id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, agency_id) references agency,
  foreign key (partnership_id, response_id) references form_response
);
create index summary_request_process on summary_request (partnership_id, process_id);
create unique index summary_request_response on summary_request (partnership_id, response_id);
comment on table summary_request is 'A summary of involvement asked of one agency. A personal link''s subject is the response.';
call gt.protect_case('summary_request');
create policy link on summary_request for select to gt_link using (partnership_id = (select gt.partnership()) and response_id = (select gt.link_subject()));
create policy link_moves on summary_request for update to gt_link using (partnership_id = (select gt.partnership()) and response_id = (select gt.link_subject()));
grant select, insert, update on summary_request to gt_app, gt_worker;
grant select, update (status) on summary_request to gt_link;
-- The case of the response that the link is for.
create function gt.link_case() returns uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select case_id from personal_link where partnership_id = gt.partnership() and subject_id = gt.link_subject() limit 1 $$;
alter function gt.link_case owner to gt_door;
revoke execute on function gt.link_case from public;
grant execute on function gt.link_case to gt_link;
create policy link on incident for select to gt_link using (partnership_id = (select gt.partnership()) and case_id = (select gt.link_case()));
grant select on incident to gt_link;
create policy link on partnership for select to gt_link using (partnership_id = (select gt.partnership()));
create policy link on agency for select to gt_link using (partnership_id = (select gt.partnership()));
create policy link on framework_edition for select to gt_link using (partnership_id = (select gt.partnership()));
grant select on partnership, agency, framework_edition to gt_link;

create policy case_app on personal_link to gt_app
  using (partnership_id = (select gt.partnership()) and (case_id is null or case_id in (select gt.my_cases())))
  with check (partnership_id = (select gt.partnership()) and (case_id is null or case_id in (select gt.my_cases())));

-- A person reads of the record what concerns their own cases, and what concerns no case.
create policy record_read_app on record_entry for select to gt_app
  using (partnership_id = (select gt.partnership()) and (case_id is null or case_id in (select gt.my_cases())));

create table case_key (
  partnership_id uuid not null,
  case_id uuid not null,
  sealed_key bytea not null,
  primary key (partnership_id, case_id),
  foreign key (partnership_id, case_id) references casefile
);
comment on table case_key is 'The key of a case''s vault, itself sealed with the installation''s key.';
call gt.protect_case('case_key');

create table vault_entry (
  partnership_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  subject_id uuid not null,
  sealed bytea not null,
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, case_id) references casefile
);
create index vault_entry_subject on vault_entry (partnership_id, case_id, subject_id, at desc);
comment on table vault_entry is 'Names, days of birth, addresses and numbers, sealed with the key of the case. The latest for a subject counts; earlier ones stay.';
call gt.protect_case('vault_entry');
-- What an incident's search keys may tell without telling a name: keyed digests, only ever compared.
create table vault_match (
  partnership_id uuid not null,
  case_id uuid not null,
  digest bytea not null,
  kind text not null,
  primary key (partnership_id, digest, kind, case_id),
  foreign key (partnership_id, case_id) references casefile
);
comment on table vault_match is 'Keyed digests of a child''s identity, so that a second notification of the same child is found without opening any vault.';
call gt.protect('vault_match');
grant select, insert on case_key, vault_entry to gt_app;
-- Without names no agency can search its records: a link opens the vault of its own case for reading, and that is recorded.
create policy link on case_key for select to gt_link using (partnership_id = (select gt.partnership()) and case_id = (select gt.link_case()));
create policy link on vault_entry for select to gt_link using (partnership_id = (select gt.partnership()) and case_id = (select gt.link_case()));
grant select on case_key, vault_entry to gt_link;
grant select, insert on vault_match to gt_app, gt_worker;
