-- A step that asks for a form has its own response: one process may ask for several.
create table step_form (
  partnership_id uuid not null,
  process_id uuid not null,
  step text not null,
  case_id uuid not null,
  response_id uuid not null,
  primary key (partnership_id, process_id, step),
  unique (partnership_id, response_id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, response_id) references form_response,
  foreign key (partnership_id, case_id) references casefile
);
comment on table step_form is 'The response to the form that a step of a process asks for.';
call gt.protect_case('step_form');
grant select, insert on step_form to gt_app, gt_worker;

-- Until now only the notification had one, known by its incident.
insert into step_form (partnership_id, process_id, step, case_id, response_id)
select i.partnership_id, i.process_id, s.step ->> 'key', i.case_id, i.id
from incident i
join form_response r on r.partnership_id = i.partnership_id and r.id = i.id
join process p on p.partnership_id = i.partnership_id and p.id = i.process_id
join framework_edition e on e.partnership_id = p.partnership_id and e.framework_id = p.framework_id and e.version = p.framework_version
cross join lateral jsonb_array_elements(e.content -> 'processes') d (process)
cross join lateral jsonb_array_elements(d.process -> 'steps') s (step)
where d.process ->> 'key' = p.definition and s.step -> 'act' ->> 'form' = r.form;
