-- The grades of what was handed in, counted as they come: the results of a round of 24,000 schools are then read from some hundreds of rows.

create table return_tally (
  partnership_id uuid not null references partnership,
  round_id uuid not null,
  board_id uuid not null,
  standard text not null,
  area text not null,
  -- '' where there is none.
  own_level text not null,
  moderated_level text not null,
  -- How many returns were handed in with these levels, and their scores together. Exact numbers: what is added and taken off again leaves nothing.
  returns int not null,
  own_sum numeric not null,
  moderated_sum numeric not null,
  -- Of what counts: the panel's grade, or the own where the panel gave none or agreed.
  stands_sum numeric not null,
  primary key (partnership_id, round_id, standard, area, own_level, moderated_level)
);
comment on table return_tally is 'How many returns of an area have which own and which moderated grade against a standard. Kept by triggers on return_grade and audit_return; nobody else writes it.';
call gt.protect_board('return_tally');
grant select on return_tally to gt_app, gt_worker;
grant select, insert, update on return_tally to gt_door;
create policy door on return_tally to gt_door using (true) with check (true);
grant select on return_grade to gt_door;
create policy door on return_grade for select to gt_door using (true);

grant create on schema gt to gt_door;

-- Adds grades to the tally, and takes others off. In one statement, and in the order of the key: two who hand in at once wait for each other rather than for ever.
create function gt.tally(added return_grade[], taken return_grade[]) returns void language sql security definer set search_path = gt, public, pg_temp as $$
  insert into return_tally as t (partnership_id, round_id, board_id, standard, area, own_level, moderated_level, returns, own_sum, moderated_sum, stands_sum)
  select partnership_id, round_id, board_id, standard, area, coalesce(own_level, ''), coalesce(moderated_level, ''), sum(n), sum(n * coalesce(own_score::numeric, 0)), sum(n * coalesce(moderated_score::numeric, 0)),
    sum(n * coalesce((case when moderated_level is null or moderated_level = own_level then own_score else moderated_score end)::numeric, 0))
  from (select 1 as n, a.* from unnest(added) a union all select -1, o.* from unnest(taken) o) g
  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 4, 5, 6, 7
  on conflict (partnership_id, round_id, standard, area, own_level, moderated_level) do update set
    returns = t.returns + excluded.returns, own_sum = t.own_sum + excluded.own_sum, moderated_sum = t.moderated_sum + excluded.moderated_sum, stands_sum = t.stands_sum + excluded.stands_sum
$$;

-- A grade that is given or changed counts where its return is handed in. Whoever gives one holds the return, so that it is not handed in or given back meanwhile.
create function gt.tally_grades() returns trigger language plpgsql security definer set search_path = gt, public, pg_temp as $$
declare
  added return_grade[];
  taken return_grade[];
begin
  select array_agg(row(g.*)::return_grade) into added from given g join audit_return r on r.partnership_id = g.partnership_id and r.id = g.return_id where r.status = 'submitted';
  if tg_op = 'UPDATE' then
    select array_agg(row(g.*)::return_grade) into taken from was g join audit_return r on r.partnership_id = g.partnership_id and r.id = g.return_id where r.status = 'submitted';
  end if;
  if added is not null or taken is not null then perform gt.tally(added, taken); end if;
  return null;
end $$;
create trigger tally_given after insert on return_grade referencing new table as given for each statement execute function gt.tally_grades();
create trigger tally_changed after update on return_grade referencing new table as given old table as was for each statement execute function gt.tally_grades();

-- A return that is handed in brings its grades; one that is given back takes them along.
create function gt.tally_returns() returns trigger language plpgsql security definer set search_path = gt, public, pg_temp as $$
declare
  added return_grade[];
  taken return_grade[];
begin
  select array_agg(g) filter (where n.status = 'submitted'), array_agg(g) filter (where o.status = 'submitted') into added, taken
  from now_so n join was o on o.partnership_id = n.partnership_id and o.id = n.id join return_grade g on g.partnership_id = n.partnership_id and g.return_id = n.id
  where (n.status = 'submitted') <> (o.status = 'submitted');
  if added is not null or taken is not null then perform gt.tally(added, taken); end if;
  return null;
end $$;
create trigger tally_moved after update on audit_return referencing new table as now_so old table as was for each statement execute function gt.tally_returns();

alter function gt.tally owner to gt_door;
alter function gt.tally_grades owner to gt_door;
alter function gt.tally_returns owner to gt_door;
revoke execute on function gt.tally, gt.tally_grades, gt.tally_returns from public;
revoke create on schema gt from gt_door;

-- What was handed in before.
alter table return_tally no force row level security;
alter table return_grade no force row level security;
alter table audit_return no force row level security;
insert into return_tally (partnership_id, round_id, board_id, standard, area, own_level, moderated_level, returns, own_sum, moderated_sum, stands_sum)
select g.partnership_id, g.round_id, g.board_id, g.standard, g.area, coalesce(g.own_level, ''), coalesce(g.moderated_level, ''), count(*), sum(coalesce(g.own_score::numeric, 0)), sum(coalesce(g.moderated_score::numeric, 0)),
  sum(coalesce((case when g.moderated_level is null or g.moderated_level = g.own_level then g.own_score else g.moderated_score end)::numeric, 0))
from return_grade g join audit_return r on r.partnership_id = g.partnership_id and r.id = g.return_id where r.status = 'submitted' group by 1, 2, 3, 4, 5, 6, 7;
alter table return_tally force row level security;
alter table return_grade force row level security;
alter table audit_return force row level security;
