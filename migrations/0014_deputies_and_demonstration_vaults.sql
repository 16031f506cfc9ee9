-- A deputy has the rights of whoever is away, and with them the cases of whoever is away: without those there is nothing to
-- do in their place (SUF-78, SUF-79). For whom somebody stands in is found with the session, and holds for its request alone.
create or replace function gt.open_session(token bytea, at timestamptz, today date)
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
  perform set_config('gt.partnership', s.partnership_id::text, true), set_config('gt.person', s.person_id::text, true),
    set_config('gt.stands_for', coalesce((select string_agg(distinct d.person_id::text, ',') from deputy d
      join person h on h.partnership_id = d.partnership_id and h.id = d.person_id and h.active
      join absence a on a.partnership_id = d.partnership_id and a.person_id = d.person_id and a.starts_on <= today and (a.ends_on is null or a.ends_on >= today)
      where d.partnership_id = s.partnership_id and d.deputy_id = s.person_id and d.starts_on <= today and (d.ends_on is null or d.ends_on >= today)), ''), true);
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

-- The cases of whose team the present person is, and those of the people for whom they stand in today. Who was taken out of
-- the team of a case does not come back to it as a deputy.
-- Who asks is found once, not for each row: the team tables of a partnership may be long, and every policy asks this.
create or replace function gt.my_cases() returns setof uuid language sql stable security definer set search_path = gt, public, pg_temp as $$
  select m.case_id from case_member m
  where m.partnership_id = (select gt.partnership()) and m.person_id = (select gt.person()) and (m.until_at is null or m.until_at > now())
  union all
  select m.case_id from case_member m
  where m.partnership_id = (select gt.partnership()) and m.person_id = any ((select string_to_array(nullif(current_setting('gt.stands_for', true), ''), ',')::uuid[])::uuid[])
    and (m.until_at is null or m.until_at > now())
    and not exists (select from case_member t where t.partnership_id = m.partnership_id and t.case_id = m.case_id and t.person_id = (select gt.person()) and t.until_at <= now())
$$;

-- The product puts invented identities into the vaults of demonstration cases: it seals them, and never opens a vault.
grant insert on vault_entry to gt_worker;
