-- Whether a secret calendar link holds: one to whom nothing is due is an empty calendar, not a broken link.
create function gt.calendar_holds(token bytea) returns boolean
language sql stable security definer set search_path = gt, public, pg_temp as $$
  select exists (select from person p where p.calendar_token_hash = token and p.active) or exists (select from work_group g where g.calendar_token_hash = token)
$$;
grant create on schema gt to gt_door;
alter function gt.calendar_holds owner to gt_door;
revoke create on schema gt from gt_door;
revoke execute on function gt.calendar_holds from public;
grant execute on function gt.calendar_holds to gt_app;
