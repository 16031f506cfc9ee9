create table credential (
  partnership_id uuid not null,
  person_id uuid not null,
  password_hash text,
  -- Secret of the one-time code, sealed with the installation's key. Null: none set up yet.
  code_secret bytea,
  code_last_step bigint,
  code_required boolean not null default true,
  changed_at timestamptz not null default now(),
  primary key (partnership_id, person_id),
  foreign key (partnership_id, person_id) references person
);
comment on table credential is 'How a person proves who they are: argon2id hash and sealed one-time-code secret.';
call gt.protect_own('credential');

create table session (
  partnership_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  code_passed boolean not null default false,
  csrf_secret text not null,
  device text not null default '',
  primary key (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person
);
create unique index session_token on session (token_hash);
create index session_person on session (partnership_id, person_id);
comment on table session is 'A signed-in session. The cookie holds the token, the row only its SHA-256.';
call gt.protect_own('session');

create table sign_in_failure (
  -- Keyed by a digest of the e-mail address typed, known or not, and of the device cookie ('' for a strange device).
  account_hash bytea not null,
  device_hash bytea not null,
  failures int not null,
  window_starts timestamptz not null,
  blocked_until timestamptz,
  primary key (account_hash, device_hash)
);
create index sign_in_failure_age on sign_in_failure (window_starts);
comment on table sign_in_failure is 'Guesses against an account, counted apart for each known device, so that a stranger''s guessing never locks out the person''s own device. Of the installation, not of a partnership.';
alter table sign_in_failure enable row level security;
alter table sign_in_failure force row level security;
create policy door on sign_in_failure to gt_door using (true) with check (true);

create table password_reset (
  partnership_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (partnership_id, token_hash),
  foreign key (partnership_id, person_id) references person
);
create unique index password_reset_token on password_reset (token_hash);
comment on table password_reset is 'A link by which a person sets a new password, once.';
call gt.protect_own('password_reset');

create table personal_link (
  partnership_id uuid not null references partnership,
  id uuid not null,
  token_hash bytea not null,
  purpose text not null,
  subject_id uuid not null,
  case_id uuid,
  holder_name text not null,
  holder_email text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_reason text,
  passed_from uuid,
  primary key (partnership_id, id)
);
create unique index personal_link_token on personal_link (token_hash);
create index personal_link_subject on personal_link (partnership_id, subject_id);
comment on table personal_link is 'A link that lets one named professional answer one request without an account. Passing it on makes a new one and ends the old.';

create table record_entry (
  partnership_id uuid not null references partnership,
  seq bigint not null,
  at timestamptz not null,
  person_id uuid,
  acting_for uuid,
  via text not null,
  deed text not null,
  subject_kind text not null,
  subject_id uuid,
  case_id uuid,
  detail jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (partnership_id, seq)
);
create index record_entry_case on record_entry (partnership_id, case_id, seq desc) where case_id is not null;
create index record_entry_subject on record_entry (partnership_id, subject_id, seq desc);
comment on table record_entry is 'The append-only record of changes and of reads of restricted things. Each entry holds the hash of the one before.';
alter table record_entry enable row level security;
alter table record_entry force row level security;

create table record_head (
  partnership_id uuid primary key references partnership,
  seq bigint not null,
  hash bytea not null
);
comment on table record_head is 'The end of each partnership''s record; locked while an entry is added.';
alter table record_head enable row level security;
alter table record_head force row level security;

grant select, insert, update on credential, password_reset to gt_app;
grant select, insert, update on session to gt_app;
grant select, insert, update on credential, password_reset, session, personal_link to gt_worker;
grant select, insert, update on personal_link to gt_app;
grant select on record_entry to gt_app, gt_worker;

-- The door reads what it needs to find out who is coming in, in any partnership.
grant select on partnership, person, credential, board, membership, deputy, absence to gt_door;
grant select, update on session, password_reset, personal_link to gt_door;
grant select, insert, update, delete on sign_in_failure to gt_door;
grant select, insert on record_entry to gt_door;
grant select, insert, update on record_head to gt_door;
create policy door on partnership for select to gt_door using (true);
create policy door on person for select to gt_door using (true);
create policy door on credential for select to gt_door using (true);
create policy door on membership for select to gt_door using (true);
create policy door on deputy for select to gt_door using (true);
create policy door on absence for select to gt_door using (true);
create policy door on board for select to gt_door using (true);
create policy door on session to gt_door using (true) with check (true);
create policy door on password_reset to gt_door using (true) with check (true);
create policy door on record_entry to gt_door using (true) with check (true);
create policy door on record_head to gt_door using (true) with check (true);
alter table personal_link enable row level security;
alter table personal_link force row level security;
create policy door on personal_link to gt_door using (true) with check (true);
create policy partnership_worker on personal_link to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()));
create policy record_read on record_entry for select to gt_worker using (partnership_id = (select gt.partnership()));

-- The code points that a row hashes, in one place for writing and for proving.
create function gt.record_hash(previous bytea, partnership uuid, seq bigint, at timestamptz, person uuid, acting_for uuid,
  via text, deed text, subject_kind text, subject uuid, case_id uuid, detail jsonb) returns bytea language sql immutable as $$
  select sha256(previous || convert_to(jsonb_build_array(partnership, seq,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), person, acting_for, via, deed, subject_kind, subject, case_id, detail)::text, 'UTF8'))
$$;

-- Adds one entry to the record of the present partnership.
create function gt.record(at timestamptz, via text, deed text, subject_kind text, subject uuid, for_case uuid, detail jsonb, acting_for uuid default null)
returns bigint language plpgsql security definer set search_path = gt, public, pg_temp as $$
declare
  p uuid := gt.partnership();
  head record_head;
  entry_hash bytea;
begin
  if p is null then raise exception 'no partnership is set for the record'; end if;
  insert into record_head (partnership_id, seq, hash) values (p, 0, sha256(convert_to(p::text, 'UTF8'))) on conflict do nothing;
  select * into head from record_head where partnership_id = p for update;
  entry_hash := gt.record_hash(head.hash, p, head.seq + 1, at, gt.person(), acting_for, via, deed, subject_kind, subject, for_case, detail);
  insert into record_entry values (p, head.seq + 1, at, gt.person(), acting_for, via, deed, subject_kind, subject, for_case, detail, head.hash, entry_hash);
  update record_head set seq = head.seq + 1, hash = entry_hash where partnership_id = p;
  return head.seq + 1;
end $$;
alter function gt.record owner to gt_door;
revoke execute on function gt.record from public;
grant execute on function gt.record, gt.record_hash to gt_app, gt_link, gt_worker;

-- Where the record of the present partnership ends, for proving that nothing is missing at its end.
create function gt.record_end(out seq bigint, out hash bytea) language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select seq, hash from record_head where partnership_id = gt.partnership() $$;
alter function gt.record_end owner to gt_door;
revoke execute on function gt.record_end from public;
grant execute on function gt.record_end to gt_worker;

-- Finds the session of a cookie, sets whom this transaction acts for, and says what roles the person holds that day,
-- their own and those of absent people whose nominated deputy they are (SUF-78, SUF-79).
create function gt.open_session(token bytea, at timestamptz, today date)
returns table (partnership_id uuid, person_id uuid, name text, csrf_secret text, code_passed boolean, code_required boolean, code_set boolean,
  partnership_name text, demonstration boolean, last_seen_at timestamptz, roles jsonb)
language plpgsql security definer set search_path = gt, public, pg_temp as $$
declare
  s session;
begin
  select f.* into s from session f
    join person p on p.partnership_id = f.partnership_id and p.id = f.person_id and p.active
    where f.token_hash = token and f.ended_at is null and f.expires_at > at;
  if not found then return; end if;
  perform set_config('gt.partnership', s.partnership_id::text, true), set_config('gt.person', s.person_id::text, true);
  return query
    select s.partnership_id, s.person_id, p.name, s.csrf_secret, s.code_passed, c.code_required, c.code_secret is not null, o.name, o.demonstration, s.last_seen_at,
      (select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'boardId', m.board_id, 'groupId', m.group_id, 'agencyId', m.agency_id,
          'frameworkId', b.framework_id, 'frameworkVersion', b.framework_version,
          'actingFor', case when m.person_id = s.person_id then null else m.person_id end,
          'actingForName', case when m.person_id = s.person_id then null else h.name end) order by m.role), '[]'::jsonb)
        from membership m
        join board b on b.partnership_id = m.partnership_id and b.id = m.board_id
        join person h on h.partnership_id = m.partnership_id and h.id = m.person_id and h.active
        where m.partnership_id = s.partnership_id and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today)
          and (m.person_id = s.person_id or m.person_id in (
            select d.person_id from deputy d
            join absence a on a.partnership_id = d.partnership_id and a.person_id = d.person_id and a.starts_on <= today and (a.ends_on is null or a.ends_on >= today)
            where d.partnership_id = s.partnership_id and d.deputy_id = s.person_id and d.starts_on <= today and (d.ends_on is null or d.ends_on >= today))))
    from person p
    join credential c on c.partnership_id = p.partnership_id and c.person_id = p.id
    join partnership o on o.partnership_id = p.partnership_id
    where p.partnership_id = s.partnership_id and p.id = s.person_id;
end $$;
alter function gt.open_session owner to gt_door;

-- Finds whom an e-mail address belongs to, for signing in; nothing else may be learnt by it than what signing in needs.
create function gt.find_sign_in(email text)
returns table (partnership_id uuid, person_id uuid, name text, password_hash text, code_secret bytea, code_last_step bigint, code_required boolean)
language sql stable security definer set search_path = gt, public, pg_temp as $$
  select c.partnership_id, c.person_id, p.name, c.password_hash, c.code_secret, c.code_last_step, c.code_required
  from person p join credential c on c.partnership_id = p.partnership_id and c.person_id = p.id
  where lower(p.email) = lower($1) and p.active
$$;
alter function gt.find_sign_in owner to gt_door;

-- Finds whom a reset link belongs to, and sets whom this transaction acts for.
create function gt.open_reset(token bytea, at timestamptz) returns table (partnership_id uuid, person_id uuid)
language plpgsql security definer set search_path = gt, public, pg_temp as $$
begin
  return query select r.partnership_id, r.person_id from password_reset r where r.token_hash = token and r.used_at is null and r.expires_at > at;
  perform set_config('gt.partnership', r.partnership_id::text, true), set_config('gt.person', r.person_id::text, true)
    from password_reset r where r.token_hash = token and r.used_at is null and r.expires_at > at;
end $$;
alter function gt.open_reset owner to gt_door;

-- Finds a personal link, whatever became of it, and, if it still holds, sets what this transaction may touch.
create function gt.open_link(token bytea, at timestamptz)
returns table (partnership_id uuid, id uuid, purpose text, subject_id uuid, case_id uuid, holder_name text, holder_email text, expires_at timestamptz, revoked_at timestamptz, opened_at timestamptz, standing text)
language plpgsql security definer set search_path = gt, public, pg_temp as $$
declare found_link personal_link;
begin
  select * into found_link from personal_link l where l.token_hash = token;
  if not found then return; end if;
  if found_link.revoked_at is null and found_link.expires_at > at then
    perform set_config('gt.partnership', found_link.partnership_id::text, true), set_config('gt.link_subject', found_link.subject_id::text, true);
    if found_link.opened_at is null then update personal_link l set opened_at = at where l.token_hash = token; end if;
  end if;
  return query select found_link.partnership_id, found_link.id, found_link.purpose, found_link.subject_id, found_link.case_id, found_link.holder_name, found_link.holder_email,
    found_link.expires_at, found_link.revoked_at, found_link.opened_at,
    case when found_link.revoked_at is not null then 'revoked' when found_link.expires_at <= at then 'expired' else 'open' end;
end $$;
alter function gt.open_link owner to gt_door;

-- Takes one guess of those allowed in a span, before the password is looked at, so that guesses made at once are counted too.
-- Gives back null, or until when no further guess is taken. What is older than a day tells nothing any more and goes.
create function gt.take_guess(account bytea, device bytea, at timestamptz, allowed int, span interval) returns timestamptz
language plpgsql security definer set search_path = gt, public, pg_temp as $$
declare refused_until timestamptz;
begin
  delete from sign_in_failure where window_starts < at - interval '1 day';
  insert into sign_in_failure as f (account_hash, device_hash, failures, window_starts, blocked_until)
  values (account, device, 1, at, null)
  on conflict (account_hash, device_hash) do update set (failures, window_starts, blocked_until) = (
    select failures, window_starts, blocked_until from (values
      (1, f.blocked_until > at, f.failures, f.window_starts, f.blocked_until),
      (2, f.blocked_until is not null or f.window_starts < at - span, 1, at, null),
      (3, f.failures >= allowed, f.failures, f.window_starts, at + span),
      (4, true, f.failures + 1, f.window_starts, null)) as what (place, holds, failures, window_starts, blocked_until)
    where holds order by place limit 1)
  returning f.blocked_until into refused_until;
  return refused_until;
end $$;
alter function gt.take_guess owner to gt_door;

-- Gives a guess back that was none: the password was right.
create function gt.give_back_guess(account bytea, device bytea) returns void
language sql security definer set search_path = gt, public, pg_temp as
  $$ update sign_in_failure set failures = greatest(failures - 1, 0) where account_hash = account and device_hash = device $$;
alter function gt.give_back_guess owner to gt_door;

revoke execute on function gt.open_session, gt.find_sign_in, gt.open_reset, gt.open_link, gt.take_guess, gt.give_back_guess from public;
grant execute on function gt.open_session, gt.find_sign_in, gt.open_reset, gt.take_guess, gt.give_back_guess to gt_app;
grant execute on function gt.open_link to gt_link;
