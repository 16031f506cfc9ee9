-- The ground: who may touch what. Four roles that can neither log in nor bypass row-level security:
--   gt_app     a signed-in person         gt_link    a professional who came by a personal link
--   gt_worker  jobs and the product itself gt_door   owns the few functions through which somebody comes in
do $$
declare name text;
begin
  foreach name in array array['gt_app', 'gt_link', 'gt_worker', 'gt_door'] loop
    begin
      execute format('create role %I nologin nosuperuser nobypassrls', name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to current_user', name);
    end if;
  end loop;
end $$;

revoke create on schema public from public;
create schema gt;
grant usage on schema gt, public to gt_app, gt_link, gt_worker, gt_door;
grant create on schema gt to gt_door;

-- Whom the present transaction acts for. Set once, at its beginning; null where nobody said.
create function gt.partnership() returns uuid language sql stable as
  $$ select nullif(current_setting('gt.partnership', true), '')::uuid $$;
create function gt.person() returns uuid language sql stable as
  $$ select nullif(current_setting('gt.person', true), '')::uuid $$;
create function gt.link_subject() returns uuid language sql stable as
  $$ select nullif(current_setting('gt.link_subject', true), '')::uuid $$;

-- Row-level security for a table whose rows belong to a partnership: forced, so that even the owner is held to it.
create procedure gt.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy partnership_app on %s to gt_app using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
  execute format('create policy partnership_worker on %s to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
end $$;

-- The same for a table whose rows may belong to a case: those only its team sees (need to know).
create procedure gt.protect_case(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy case_app on %s to gt_app
    using (partnership_id = (select gt.partnership()) and (case_id is null or case_id in (select gt.my_cases())))
    with check (partnership_id = (select gt.partnership()) and (case_id is null or case_id in (select gt.my_cases())))', target);
  execute format('create policy case_worker on %s to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
end $$;

-- The same for what is a person's own: sessions and credentials. Nobody else's are there, whatever the rank.
create procedure gt.protect_own(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own_app on %s to gt_app
    using (partnership_id = (select gt.partnership()) and person_id = (select gt.person()))
    with check (partnership_id = (select gt.partnership()) and person_id = (select gt.person()))', target);
  execute format('create policy own_worker on %s to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()))', target);
end $$;
