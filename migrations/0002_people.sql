create table partnership (
  partnership_id uuid primary key,
  name text not null,
  short_name text not null,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  division text not null check (division in ('england-and-wales', 'scotland', 'northern-ireland')),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table partnership is 'A multi-agency safeguarding partnership: the wall that nothing crosses.';
call gt.protect('partnership');
create policy worker_walks_all on partnership for select to gt_worker using (true);

create table framework_edition (
  partnership_id uuid not null references partnership,
  framework_id text not null,
  version text not null,
  digest text not null,
  content jsonb not null,
  adopted_at timestamptz not null default now(),
  adopted_by uuid,
  primary key (partnership_id, framework_id, version)
);
comment on table framework_edition is 'A version of a framework pack as a partnership adopted it. Work in flight keeps the one that it started under.';
call gt.protect('framework_edition');

create table board (
  partnership_id uuid not null references partnership,
  id uuid not null,
  name text not null,
  framework_id text not null,
  framework_version text not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, framework_id, framework_version) references framework_edition
);
comment on table board is 'A board of the partnership and the framework edition that it now works to.';
call gt.protect('board');

create table work_group (
  partnership_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  key text not null,
  name text not null,
  calendar_token_hash bytea,
  primary key (partnership_id, id),
  unique (partnership_id, board_id, key),
  foreign key (partnership_id, board_id) references board
);
comment on table work_group is 'A group of a board; its key is the group of the pack that it fills.';
call gt.protect('work_group');

create table agency (
  partnership_id uuid not null references partnership,
  id uuid not null,
  kind text not null,
  name text not null,
  active boolean not null default true,
  primary key (partnership_id, id),
  unique (partnership_id, name)
);
comment on table agency is 'An agency of the partnership; its kind is one of the pack.';
call gt.protect('agency');

create table person (
  partnership_id uuid not null references partnership,
  id uuid not null,
  name text not null,
  email text not null,
  post text not null default '',
  agency_id uuid,
  active boolean not null default true,
  calendar_token_hash bytea,
  created_at timestamptz not null default now(),
  primary key (partnership_id, id),
  foreign key (partnership_id, agency_id) references agency
);
create unique index person_email on person (lower(email));
comment on table person is 'Somebody with an account. An e-mail address belongs to one person in the whole installation.';
call gt.protect('person');

create table membership (
  partnership_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  board_id uuid not null,
  group_id uuid,
  agency_id uuid,
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, group_id) references work_group,
  foreign key (partnership_id, agency_id) references agency,
  check (ends_on is null or ends_on >= starts_on)
);
create index membership_person on membership (partnership_id, person_id);
comment on table membership is 'A role of the pack that a person holds on a board or group, with first and last day.';
call gt.protect('membership');

create table deputy (
  partnership_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  deputy_id uuid not null,
  starts_on date not null,
  ends_on date,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person,
  foreign key (partnership_id, deputy_id) references person,
  check (person_id <> deputy_id)
);
comment on table deputy is 'Who is nominated to act for whom (SUF-78, SUF-79).';
call gt.protect('deputy');

create table absence (
  partnership_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  ends_on date,
  reason text not null default '',
  recorded_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, person_id) references person
);
comment on table absence is 'Days on which a person is away, so that the nominated deputy may act.';
call gt.protect('absence');

grant select, insert, update on partnership, framework_edition, board, work_group, agency, person, membership, deputy, absence to gt_app, gt_worker;
revoke insert, update on partnership from gt_app;

create table reference_counter (
  partnership_id uuid not null references partnership,
  prefix text not null,
  year int not null,
  last int not null,
  primary key (partnership_id, prefix, year)
);
comment on table reference_counter is 'The last number given out, for references such as RR-2026-0007.';
call gt.protect('reference_counter');
grant select, insert, update on reference_counter to gt_app, gt_worker;

create function gt.next_reference(prefix text, year int) returns text language sql as $$
  insert into reference_counter as c (partnership_id, prefix, year, last) values (gt.partnership(), $1, $2, 1)
  on conflict (partnership_id, prefix, year) do update set last = c.last + 1
  returning c.prefix || '-' || c.year || '-' || lpad(c.last::text, 4, '0')
$$;
grant execute on function gt.next_reference to gt_app, gt_worker;
