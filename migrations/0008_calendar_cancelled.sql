-- What is due to the holder of a secret calendar link, and what lately was due and is so no longer: a calendar that has taken
-- a day in is told that it is off. No title that somebody wrote goes out: it may say more than a calendar should know.
drop function gt.calendar_of;
create function gt.calendar_of(token bytea, at timestamptz)
returns table (id text, due_on date, kind text, what text, reference text, path text, cancelled boolean)
language sql stable security definer set search_path = gt, public, pg_temp as $$
  with whose as (
    select p.partnership_id, p.id as person_id, null::uuid as group_id from person p where p.calendar_token_hash = token and p.active
    union all
    select g.partnership_id, null, g.id from work_group g where g.calendar_token_hash = token),
  roles as (
    select m.partnership_id, m.role, m.person_id from membership m join whose w on w.partnership_id = m.partnership_id and (m.person_id = w.person_id or m.group_id = w.group_id)
    where m.starts_on <= (at at time zone 'Europe/London')::date and (m.ends_on is null or m.ends_on >= (at at time zone 'Europe/London')::date)),
  due as (
    select d.process_id || '-' || d.key as id, d.due_on, 'step' as kind, d.name as what, p.reference, '/reviews/' || p.id as path,
        d.done_on is not null or not d.needed or p.status <> 'running' as cancelled
      from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      join whose w on w.partnership_id = d.partnership_id
      where d.kind = 'step' and d.due_on is not null
        and d.lead_role in (select r.role from roles r)
        and (d.case_id is null or exists (select from case_member c join roles r on r.partnership_id = c.partnership_id and r.person_id = c.person_id where c.partnership_id = d.partnership_id and c.case_id = d.case_id and c.until_at is null))
    union all
    select a.id::text, a.due_on, 'action', '', a.reference, '/actions/' || a.id, a.status not in ('planned', 'in-progress', 'evidence-offered')
      from action a join whose w on w.partnership_id = a.partnership_id and a.owner_id = w.person_id)
  select id, due_on, kind, what, reference, path, cancelled from due
    where not cancelled or due_on >= (at at time zone 'Europe/London')::date - 31
    order by due_on, id
$$;
grant create on schema gt to gt_door;
alter function gt.calendar_of owner to gt_door;
revoke create on schema gt from gt_door;
revoke execute on function gt.calendar_of from public;
grant execute on function gt.calendar_of to gt_app;
