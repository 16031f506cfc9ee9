create table framework_draft (
  partnership_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  from_framework text not null,
  from_version text not null,
  -- What stands in each file of the pack. It may be faulty: a draft is mended before it is put forward.
  files jsonb not null,
  faults jsonb not null default '[]',
  state text not null default 'open' check (state in ('open', 'put-forward', 'adopted', 'dropped')),
  revision int not null default 0,
  started_by uuid not null,
  started_at timestamptz not null,
  version text,
  dated date,
  cause text,
  put_forward_by uuid,
  put_forward_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  answer text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, from_framework, from_version) references framework_edition,
  foreign key (partnership_id, started_by) references person,
  foreign key (partnership_id, put_forward_by) references person,
  foreign key (partnership_id, decided_by) references person,
  check (state <> 'put-forward' or (version is not null and dated is not null and cause is not null and put_forward_by is not null)),
  -- Whoever put a version forward does not approve it too.
  check (state <> 'adopted' or decided_by <> put_forward_by)
);
create unique index framework_draft_open on framework_draft (partnership_id, board_id) where state in ('open', 'put-forward');
comment on table framework_draft is 'A board''s own copy of its framework on the way to its next version. One at a time for each board.';
call gt.protect('framework_draft');

create table framework_draft_change (
  partnership_id uuid not null,
  draft_id uuid not null,
  revision int not null,
  person_id uuid not null,
  at timestamptz not null,
  subject text not null,
  entry text not null,
  what text not null,
  file text not null,
  before jsonb,
  undone boolean not null default false,
  primary key (partnership_id, draft_id, revision),
  foreign key (partnership_id, draft_id) references framework_draft,
  foreign key (partnership_id, person_id) references person
);
comment on table framework_draft_change is 'One change of a draft: who, when, what, and how the file stood before, so that it can be taken back.';
call gt.protect('framework_draft_change');

grant select, insert, update on framework_draft, framework_draft_change to gt_app, gt_worker;
