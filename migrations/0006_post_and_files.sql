create table mail (
  partnership_id uuid not null references partnership,
  id uuid not null,
  -- What the mail is about: the same key is never sent twice.
  key text not null,
  to_name text not null,
  to_email text not null,
  subject text not null,
  body text not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  sent_at timestamptz,
  given_up_at timestamptz,
  primary key (partnership_id, id),
  unique (partnership_id, key)
);
create index mail_waiting on mail (due_at) where sent_at is null and given_up_at is null;
comment on table mail is 'Mail to be sent, written in the transaction that gives cause for it, and what became of it. It holds a reference and a link, never case detail.';
call gt.protect('mail');
grant select, insert on mail to gt_app;
grant insert on mail to gt_link;
create policy link on mail for insert to gt_link with check (partnership_id = (select gt.partnership()));
grant select, insert, update on mail to gt_worker;

create table stored_file (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (partnership_id, id)
);
comment on table stored_file is 'A file that somebody added. Its bytes lie in the file store under the same id.';
call gt.protect_case('stored_file');
grant select, insert on stored_file to gt_app, gt_worker;

create table calendar_edition (
  id int generated always as identity primary key,
  version text not null unique,
  content jsonb not null,
  taken_at timestamptz not null default now(),
  change jsonb not null default '[]'
);
comment on table calendar_edition is 'Bank holidays as the installation took them, newest last. Of the installation, not of a partnership.';
alter table calendar_edition enable row level security;
alter table calendar_edition force row level security;
create policy everybody_reads on calendar_edition for select to gt_app, gt_link, gt_worker using (true);
create policy worker_takes on calendar_edition for insert to gt_worker with check (true);
grant select on calendar_edition to gt_app, gt_link, gt_worker;
grant insert on calendar_edition to gt_worker;

-- How many letters wait in the whole installation: a number, for whoever watches over it.
grant select (sent_at, given_up_at) on mail to gt_door;
create policy door on mail for select to gt_door using (true);
create function gt.mail_waiting() returns int language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select count(*)::int from mail where sent_at is null and given_up_at is null $$;
alter function gt.mail_waiting owner to gt_door;
revoke execute on function gt.mail_waiting from public;
grant execute on function gt.mail_waiting to gt_worker;

revoke create on schema gt from gt_door;

-- What is due to the person or group whose secret calendar link this is.
create function gt.calendar_of(token bytea, at timestamptz)
returns table (id text, due_on date, what text, reference text, path text)
language sql stable security definer set search_path = gt, public, pg_temp as $$
  with whose as (
    select p.partnership_id, p.id as person_id, null::uuid as group_id from person p where p.calendar_token_hash = token and p.active
    union all
    select g.partnership_id, null, g.id from work_group g where g.calendar_token_hash = token),
  roles as (
    select m.partnership_id, m.role, m.person_id from membership m join whose w on w.partnership_id = m.partnership_id and (m.person_id = w.person_id or m.group_id = w.group_id)
    where m.starts_on <= at::date and (m.ends_on is null or m.ends_on >= at::date))
  select d.process_id || '-' || d.key, d.due_on, d.name, p.reference, '/reviews/' || p.id
    from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
    join whose w on w.partnership_id = d.partnership_id
    where d.kind = 'step' and d.done_on is null and d.needed and p.status = 'running' and d.due_on is not null
      and d.lead_role in (select r.role from roles r)
      and (d.case_id is null or exists (select from case_member c join roles r on r.partnership_id = c.partnership_id and r.person_id = c.person_id where c.partnership_id = d.partnership_id and c.case_id = d.case_id and c.until_at is null))
  union all
  select a.id::text, a.due_on, a.title, a.reference, '/actions/' || a.id
    from action a join whose w on w.partnership_id = a.partnership_id and a.owner_id = w.person_id
    where a.status in ('planned', 'in-progress', 'evidence-offered')
$$;
grant create on schema gt to gt_door;
alter function gt.calendar_of owner to gt_door;
revoke create on schema gt from gt_door;
revoke execute on function gt.calendar_of from public;
grant execute on function gt.calendar_of to gt_app;
grant select on due_item, process, work_group, action to gt_door;
create policy door on due_item for select to gt_door using (true);
create policy door on process for select to gt_door using (true);
create policy door on work_group for select to gt_door using (true);
create policy door on action for select to gt_door using (true);
