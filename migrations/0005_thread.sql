create table thread_node (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid,
  kind text not null,
  reference text not null,
  title text not null,
  state text not null default '',
  happened_on date not null,
  primary key (partnership_id, id)
);
comment on table thread_node is 'One knot of the golden thread: an incident, review, summary, decision, finding, recommendation, action, proof, lesson or effect. Bound to a case, only its team sees it.';
call gt.protect_case('thread_node');

create table thread_edge (
  partnership_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  primary key (partnership_id, from_id, to_id),
  foreign key (partnership_id, from_id) references thread_node,
  foreign key (partnership_id, to_id) references thread_node
);
create index thread_edge_back on thread_edge (partnership_id, to_id);
comment on table thread_edge is 'What led to what.';
call gt.protect('thread_edge');
grant select, insert, update on thread_node to gt_app, gt_worker;
grant select, insert, delete on thread_edge to gt_app, gt_worker;

create table finding (
  partnership_id uuid not null references partnership,
  id uuid not null,
  reference text not null,
  -- Bound to the case until the learning group agrees it for sharing; then null, and the origin is kept apart.
  case_id uuid,
  origin_process_id uuid,
  kind text not null,
  text text not null,
  themes text[] not null default '{}',
  rests_on uuid,
  cites text not null default '',
  status text not null default 'draft' check (status in ('draft', 'agreed')),
  agreed_on date,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference)
);
comment on table finding is 'What a review found, a gap or good practice, resting on a cited summary.';
call gt.protect_case('finding');

create table recommendation (
  partnership_id uuid not null references partnership,
  id uuid not null,
  reference text not null,
  text text not null,
  themes text[] not null default '{}',
  origin_process_id uuid,
  response text,
  response_reason text not null default '',
  responded_on date,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference)
);
comment on table recommendation is 'What should change because of one or more findings; written without naming anybody.';
call gt.protect('recommendation');

create table action (
  partnership_id uuid not null references partnership,
  id uuid not null,
  reference text not null,
  title text not null,
  detail text not null default '',
  recommendation_id uuid,
  owner_id uuid,
  owner_name text not null default '',
  due_on date not null,
  measure text not null,
  baseline text not null default '',
  strength text not null,
  themes text[] not null default '{}',
  priority text,
  status text not null check (status in ('planned', 'in-progress', 'evidence-offered', 'verified', 'closed', 'no-effect', 'dropped')),
  impact_due_on date,
  verdict text,
  closed_on date,
  imported boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  revision int not null default 1,
  search tsvector generated always as (to_tsvector('english', reference || ' ' || title || ' ' || detail || ' ' || measure)) stored,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, recommendation_id) references recommendation,
  foreign key (partnership_id, owner_id) references person
);
create index action_due on action (partnership_id, due_on, id);
create index action_status_due on action (partnership_id, status, due_on, id);
create index action_owner on action (partnership_id, owner_id, due_on);
create index action_search on action using gin (search);
comment on table action is 'A thing to be done, with its owner, last day and the measure by which its effect will be judged.';
call gt.protect('action');

create table action_agency (
  partnership_id uuid not null,
  action_id uuid not null,
  agency_id uuid not null,
  primary key (partnership_id, action_id, agency_id),
  foreign key (partnership_id, action_id) references action,
  foreign key (partnership_id, agency_id) references agency
);
create index action_agency_agency on action_agency (partnership_id, agency_id, action_id);
comment on table action_agency is 'The agencies that an action binds.';
call gt.protect('action_agency');

create table action_entry (
  partnership_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  kind text not null check (kind in ('made', 'progress', 'evidence', 'returned', 'verified', 'impact', 'extended', 'reassigned', 'reopened', 'dropped', 'reminded', 'escalated')),
  text text not null default '',
  file_id uuid,
  detail jsonb not null default '{}',
  at timestamptz not null,
  person_id uuid,
  acting_for uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, action_id) references action
);
create index action_entry_action on action_entry (partnership_id, action_id, at);
comment on table action_entry is 'The history of an action: progress, evidence, verification, effect. Never changed.';
call gt.protect('action_entry');

create table lesson (
  partnership_id uuid not null references partnership,
  id uuid not null,
  reference text not null,
  kind text not null,
  title text not null,
  text text not null,
  practice_change text not null default '',
  themes text[] not null default '{}',
  audiences text[] not null default '{}',
  measure text not null default '',
  stage text not null check (stage in ('identified', 'disseminated', 'embedded', 'evaluated')),
  stage_since date not null,
  verdict text,
  source_kind text not null,
  identified_on date not null,
  agreed_on date,
  imported boolean not null default false,
  made_by uuid,
  revision int not null default 1,
  search tsvector generated always as (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', reference || ' ' || text || ' ' || practice_change || ' ' || measure)) stored,
  primary key (partnership_id, id),
  unique (partnership_id, reference)
);
create index lesson_stage on lesson (partnership_id, stage, stage_since);
create index lesson_search on lesson using gin (search);
comment on table lesson is 'An entry of the learning log, at one of the four stages.';
call gt.protect('lesson');

create table lesson_dissemination (
  partnership_id uuid not null,
  id uuid not null,
  lesson_id uuid not null,
  channel text not null,
  audience text not null,
  shared_on date not null,
  reach int check (reach >= 0),
  evidence text not null default '',
  file_id uuid,
  by_person uuid,
  at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, lesson_id) references lesson
);
comment on table lesson_dissemination is 'A lesson passed on by one channel to one audience.';
call gt.protect('lesson_dissemination');

create table lesson_cascade (
  partnership_id uuid not null,
  lesson_id uuid not null,
  agency_id uuid not null,
  asked_on date not null,
  due_on date not null,
  confirmed_on date,
  confirmed_by uuid,
  teams text not null default '',
  evidence text not null default '',
  primary key (partnership_id, lesson_id, agency_id),
  foreign key (partnership_id, lesson_id) references lesson,
  foreign key (partnership_id, agency_id) references agency
);
create index lesson_cascade_agency on lesson_cascade (partnership_id, agency_id) where confirmed_on is null;
comment on table lesson_cascade is 'Whether an agency has confirmed that a lesson reached its teams.';
call gt.protect('lesson_cascade');

create table lesson_embedding (
  partnership_id uuid not null,
  id uuid not null,
  lesson_id uuid not null,
  months int not null,
  due_on date not null,
  checked_on date,
  result text check (result in ('embedded', 'partly', 'not-embedded')),
  evidence text not null default '',
  by_person uuid,
  primary key (partnership_id, id),
  unique (partnership_id, lesson_id, months),
  foreign key (partnership_id, lesson_id) references lesson
);
comment on table lesson_embedding is 'A check, so many months on, whether practice has changed.';
call gt.protect('lesson_embedding');

create table lesson_evaluation (
  partnership_id uuid not null,
  id uuid not null,
  lesson_id uuid not null,
  evaluated_on date not null,
  measure text not null,
  evidence text not null,
  verdict text not null,
  by_person uuid,
  at timestamptz not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, lesson_id) references lesson
);
comment on table lesson_evaluation is 'A judgement of what difference a lesson made, with measure and evidence.';
call gt.protect('lesson_evaluation');

grant select, insert, update on finding, recommendation, action, lesson, lesson_cascade, lesson_embedding to gt_app, gt_worker;
grant select, insert, delete on action_agency to gt_app, gt_worker;
grant select, insert on action_entry, lesson_dissemination, lesson_evaluation to gt_app, gt_worker;
