-- When a thing was first due, before any pause or extension: slippage is told against both days.
alter table due_item add column first_due_on date;
comment on column due_item.first_due_on is 'The last day as first set, before pauses and extensions. Null where none is set, and for what was reckoned before this column was there.';
create index due_item_stage on due_item (partnership_id, process_id, due_on) where kind = 'step' and done_on is null and needed and ready;
create index process_started on process (partnership_id, status, started_at desc);
create index process_started_by on process (partnership_id, started_by_process) where started_by_process is not null;

create table review_particulars (
  partnership_id uuid not null references partnership,
  process_id uuid not null,
  case_id uuid not null,
  -- A person of the partnership, or somebody independent, who is named by post and organisation alone.
  lead_person_id uuid,
  lead_post text not null default '',
  lead_organisation text not null default '',
  -- Of what the process asks its leader to be free, the points that were confirmed, in its own words.
  free_of text[] not null default '{}',
  independence_statement text not null default '',
  themes text[] not null default '{}',
  nhs_reference text not null default '',
  nhs_locality text not null default '',
  designated_professional text not null default '',
  signed_off_on date,
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (partnership_id, process_id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, case_id) references casefile,
  foreign key (partnership_id, lead_person_id) references person
);
create index review_particulars_themes on review_particulars using gin (themes);
comment on table review_particulars is 'What the register tells of a review beside its steps: who leads it, how independent they are, its themes, its NHS references.';
call gt.protect_case('review_particulars');
grant select, insert, update on review_particulars to gt_app, gt_worker;

create table review_link (
  partnership_id uuid not null references partnership,
  id uuid not null,
  process_id uuid not null,
  case_id uuid not null,
  -- The other review; null for one that runs elsewhere, which is told in words.
  other_process_id uuid,
  other_case_id uuid,
  elsewhere text not null default '',
  kind text not null check (kind in ('same-incident', 'joint')),
  note text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, other_process_id) references process,
  foreign key (partnership_id, case_id) references casefile,
  foreign key (partnership_id, other_case_id) references casefile,
  check ((other_process_id is null) = (other_case_id is null) and (other_process_id is null) = (elsewhere <> '')),
  check (other_process_id <> process_id)
);
create index review_link_from on review_link (partnership_id, process_id) where ended_at is null;
create index review_link_to on review_link (partnership_id, other_process_id) where ended_at is null;
comment on table review_link is 'Two reviews of the same incident, or run as one; read from both sides. Only who is on both teams sees it: the link itself tells that the other case is there.';
call gt.protect_case('review_link');
create policy both_cases_app on review_link as restrictive to gt_app using (other_case_id is null or other_case_id in (select gt.my_cases()));
grant select, insert, update on review_link to gt_app, gt_worker;

create table proceeding (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid not null,
  -- The review in which it was written down; it concerns every review of the case.
  process_id uuid not null,
  kind text not null,
  body text not null,
  contact text not null default '',
  status text not null check (status in ('expected', 'under-way', 'ended')),
  stands text not null default '',
  next_on date,
  next_what text not null default '',
  ended_on date,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, case_id) references casefile,
  foreign key (partnership_id, process_id) references process
);
create index proceeding_case on proceeding (partnership_id, case_id);
comment on table proceeding is 'Proceedings of others that run beside the reviews of a case: a police investigation, an inquest. Its kind is one of reference/parallel-proceedings.csv.';
call gt.protect_case('proceeding');
grant select, insert, update on proceeding to gt_app, gt_worker;

create table disclosure_hold (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid not null,
  proceeding_id uuid not null,
  what text not null,
  asked_by text not null,
  placed_on date not null,
  -- Held up to and with a day, or until something has happened: that it has is for a person to say.
  until_on date,
  until_event text not null default '',
  review_on date not null,
  lifted_on date,
  revision int not null default 1,
  primary key (partnership_id, id),
  foreign key (partnership_id, case_id) references casefile,
  foreign key (partnership_id, proceeding_id) references proceeding,
  check ((until_on is null) <> (until_event = ''))
);
create index disclosure_hold_case on disclosure_hold (partnership_id, case_id) where lifted_on is null;
create index disclosure_hold_proceeding on disclosure_hold (partnership_id, proceeding_id);
create index disclosure_hold_review on disclosure_hold (partnership_id, review_on) where lifted_on is null;
comment on table disclosure_hold is 'What may not be disclosed, at whose request, until when. Never deleted: a hold that has ended keeps its history.';
call gt.protect_case('disclosure_hold');

create table hold_entry (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid not null,
  hold_id uuid not null,
  kind text not null check (kind in ('placed', 'kept', 'moved', 'lifted')),
  text text not null default '',
  detail jsonb not null default '{}',
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, hold_id) references disclosure_hold
);
create index hold_entry_hold on hold_entry (partnership_id, hold_id, at);
comment on table hold_entry is 'The history of a hold: placed, kept at its review, moved, lifted. Never changed.';
call gt.protect_case('hold_entry');
grant select, insert, update on disclosure_hold to gt_app, gt_worker;
grant select, insert on hold_entry to gt_app, gt_worker;

create table publication (
  partnership_id uuid not null references partnership,
  process_id uuid not null,
  case_id uuid not null,
  planned_on date,
  checked_on date,
  checked_by text not null default '',
  check_note text not null default '',
  decision text check (decision in ('publish', 'not-publish')),
  decided_on date,
  decided_by text not null default '',
  reasons text not null default '',
  -- What was said to each question that was weighed, by the question's key.
  weighed jsonb not null default '{}',
  published_on date,
  address text not null default '',
  available_until date,
  -- Why it was published while a hold was in force, and which holds those were.
  despite_holds text not null default '',
  holds_then uuid[] not null default '{}',
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (partnership_id, process_id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, case_id) references casefile
);
comment on table publication is 'Whether the report of a review is published, when and where, or why it is not.';
call gt.protect_case('publication');
grant select, insert, update on publication to gt_app, gt_worker;

create table publication_copy (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid not null,
  process_id uuid not null,
  to_whom text not null,
  sent_on date not null,
  how text not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, case_id) references casefile
);
create index publication_copy_process on publication_copy (partnership_id, process_id, sent_on);
comment on table publication_copy is 'A copy of a report sent to somebody before it is published.';
call gt.protect_case('publication_copy');
grant select, insert on publication_copy to gt_app, gt_worker;
