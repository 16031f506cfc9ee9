-- Every policy asks these functions. A function in SQL that gives a set is planned at each query and called anew for each
-- row that it gives, with the change of role and search path each time: 15 ms for the 2,000 cases of a county's manager, and
-- a page asks a dozen times. In PL/pgSQL it is planned once in a connection and gives all rows in one call, in under 1 ms.

-- The cases of whose team the present person is, and those of the people for whom they stand in today. Who was taken out of
-- the team of a case does not come back to it as a deputy.
create or replace function gt.my_cases() returns setof uuid language plpgsql stable security definer set search_path = gt, public, pg_temp as $$
declare
  here uuid := gt.partnership();
  me uuid := gt.person();
  away uuid[] := string_to_array(nullif(current_setting('gt.stands_for', true), ''), ',')::uuid[];
begin
  return query select m.case_id from case_member m
    where m.partnership_id = here and m.person_id = me and (m.until_at is null or m.until_at > now());
  if away is null then return; end if;
  return query select m.case_id from case_member m
    where m.partnership_id = here and m.person_id = any (away) and (m.until_at is null or m.until_at > now())
      and not exists (select from case_member t where t.partnership_id = here and t.case_id = m.case_id and t.person_id = me and t.until_at <= now());
end $$;

-- Boards on which the present person holds a role, for themselves or for somebody absent whose deputy they are.
create or replace function gt.my_boards() returns setof uuid language plpgsql stable security definer set search_path = gt, public, pg_temp as $$
declare
  here uuid := gt.partnership();
  me uuid := gt.person();
  today date := now()::date;
begin
  return query select m.board_id from membership m
    where m.partnership_id = here and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today)
      and (m.person_id = me or m.person_id in (
        select d.person_id from deputy d
        join absence a on a.partnership_id = d.partnership_id and a.person_id = d.person_id and a.starts_on <= today and (a.ends_on is null or a.ends_on >= today)
        where d.partnership_id = here and d.deputy_id = me and d.starts_on <= today and (d.ends_on is null or d.ends_on >= today)));
end $$;

-- Agencies for which the present person answers, on any board.
create or replace function gt.my_agencies() returns setof uuid language plpgsql stable security definer set search_path = gt, public, pg_temp as $$
declare
  here uuid := gt.partnership();
  me uuid := gt.person();
  today date := now()::date;
begin
  return query
    select p.agency_id from person p where p.partnership_id = here and p.id = me and p.agency_id is not null
    union
    select m.agency_id from membership m
    where m.partnership_id = here and m.person_id = me and m.agency_id is not null and m.starts_on <= today and (m.ends_on is null or m.ends_on >= today);
end $$;

-- Evidence is the respondent's own; a board sees it where it is given for an answer to that board.
create or replace function gt.my_evidence() returns setof uuid language plpgsql stable security definer set search_path = gt, public, pg_temp as $$
declare
  here uuid := gt.partnership();
begin
  return query
    select e.id from evidence e where e.partnership_id = here and e.agency_id in (select gt.my_agencies())
    union
    select u.evidence_id from evidence_use u where u.partnership_id = here and u.board_id in (select gt.my_boards());
end $$;
