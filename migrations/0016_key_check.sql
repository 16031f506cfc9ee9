-- A value that the installation's key sealed: a key that does not open it is another, and nothing is begun with that.
create table key_check (
  one boolean primary key default true check (one),
  sealed bytea not null,
  made_at timestamptz not null default now()
);
comment on table key_check is 'By what the secret key is told to be the one with which this installation''s vaults are sealed. Of the installation, not of a partnership.';
alter table key_check enable row level security;
alter table key_check force row level security;
create policy worker_proves on key_check for select to gt_worker using (true);
create policy worker_keeps on key_check for insert to gt_worker with check (true);
grant select, insert on key_check to gt_worker;

-- An installation that held cases before there was such a value proves the key by one of theirs, still sealed.
create function gt.a_case_key() returns table (partnership_id uuid, case_id uuid, sealed_key bytea)
language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select k.partnership_id, k.case_id, k.sealed_key from case_key k order by k.partnership_id, k.case_id limit 1 $$;
grant create on schema gt to gt_door;
alter function gt.a_case_key owner to gt_door;
revoke create on schema gt from gt_door;
revoke execute on function gt.a_case_key from public;
grant execute on function gt.a_case_key to gt_worker;
grant select on case_key to gt_door;
create policy door on case_key for select to gt_door using (true);
