alter table publication add column before_time text not null default '';
comment on column publication.before_time is 'Why it was published before the time was up that has to lie between the copy and the publication; empty where it was not.';

create table step_paper (
  partnership_id uuid not null references partnership,
  id uuid not null,
  case_id uuid,
  process_id uuid not null,
  step text not null,
  -- Which of the papers that the framework asks for at the step; empty for any other.
  paper text not null default '',
  title text not null,
  file_id uuid not null,
  -- Says who people are: only who may open the vault reads it.
  identifies boolean not null default false,
  added_at timestamptz not null,
  added_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, process_id) references process,
  foreign key (partnership_id, file_id) references stored_file
);
create index step_paper_process on step_paper (partnership_id, process_id, step);
comment on table step_paper is 'A paper attached at a step of a process: a copy, advice, a draft. Of a process with a case its bytes are sealed with the key of the case.';
call gt.protect_case('step_paper');
grant select, insert, update on step_paper to gt_app, gt_worker;
