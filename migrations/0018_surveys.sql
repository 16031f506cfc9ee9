-- Surveys of practitioners and families: one link that anybody may pass on, answers that belong to nobody.

create table survey (
  partnership_id uuid not null references partnership,
  id uuid not null,
  board_id uuid not null,
  reference text not null,
  name text not null,
  -- Read by whoever answers, before the questions.
  about text not null default '',
  tool_id uuid not null,
  -- Themes of the framework that it is about: it is set beside what else is known of them.
  themes text[] not null default '{}',
  opened_on date not null,
  -- The last day on which answers are taken.
  closes_on date not null,
  closed_on date,
  status text not null check (status in ('open', 'closed')),
  -- As its framework had them when it was opened: fewer answers than these are not shown.
  smallest int not null check (smallest >= 2),
  anonymous boolean not null,
  -- The link as it is passed on, for the keeper to read again; null once it is ended. What opens is the personal link of its digest.
  link_token text,
  previous_id uuid,
  revision int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, tool_id) references audit_tool
);
create index survey_board on survey (partnership_id, board_id, opened_on);
comment on table survey is 'A survey: one tool, put by a link to whoever has something to say, until a day.';
call gt.protect_board('survey');
grant select, insert, update on survey to gt_app, gt_worker;

create table survey_entry (
  partnership_id uuid not null,
  id uuid not null,
  survey_id uuid not null,
  board_id uuid not null,
  kind text not null check (kind in ('opened', 'invited', 'reminded', 'extended', 'closed', 'link-ended', 'link-made', 'released', 'taken-back')),
  text text not null default '',
  at timestamptz not null,
  person_id uuid,
  primary key (partnership_id, id),
  foreign key (partnership_id, survey_id) references survey
);
create index survey_entry_survey on survey_entry (partnership_id, survey_id, at);
comment on table survey_entry is 'The history of a survey. Never changed; of answers it says nothing, not even when they came.';
call gt.protect_board('survey_entry');
grant select, insert on survey_entry to gt_app, gt_worker;

create table survey_invitation (
  partnership_id uuid not null,
  survey_id uuid not null,
  board_id uuid not null,
  email text not null,
  invited_at timestamptz not null,
  reminded_at timestamptz,
  primary key (partnership_id, survey_id, email),
  foreign key (partnership_id, survey_id) references survey
);
comment on table survey_invitation is 'An address to which the link of a survey was sent. All get the same link: nothing ties an answer to it.';
call gt.protect_board('survey_invitation');
grant select, insert, update (reminded_at) on survey_invitation to gt_app, gt_worker;

create table survey_answer (
  partnership_id uuid not null,
  -- Random, so that it does not tell when it was made; given with the page, so that what is sent twice is kept once.
  id uuid not null,
  survey_id uuid not null,
  board_id uuid not null,
  answers jsonb not null,
  -- Who answered, as they say; empty in an anonymous survey.
  by_name text not null default '',
  primary key (partnership_id, id),
  foreign key (partnership_id, survey_id) references survey
);
create index survey_answer_survey on survey_answer (partnership_id, survey_id);
comment on table survey_answer is 'What somebody answered in a survey: never when, and who only where its tool asks. Nobody reads it before the survey is closed.';
alter table survey_answer enable row level security;
alter table survey_answer force row level security;
create policy survey_worker on survey_answer to gt_worker using (partnership_id = (select gt.partnership())) with check (partnership_id = (select gt.partnership()));
create policy closed_app on survey_answer for select to gt_app using (partnership_id = (select gt.partnership()) and board_id in (select gt.my_boards())
  and survey_id in (select s.id from survey s where s.partnership_id = (select gt.partnership()) and s.status = 'closed'));
grant select on survey_answer to gt_app;
grant select, insert on survey_answer to gt_worker;

create table survey_words (
  partnership_id uuid not null,
  survey_id uuid not null,
  answer_id uuid not null,
  -- SECTION/QUESTION of the tool.
  question text not null,
  board_id uuid not null,
  -- As they are released: what could tell who wrote is taken out before.
  words text not null,
  at timestamptz not null,
  by_person uuid,
  primary key (partnership_id, answer_id, question),
  foreign key (partnership_id, survey_id) references survey,
  foreign key (partnership_id, answer_id) references survey_answer
);
create index survey_words_survey on survey_words (partnership_id, survey_id, question);
comment on table survey_words is 'Words of a survey that its keeper read and released: only these stand in results and exports.';
call gt.protect_board('survey_words');
grant select, insert, update, delete on survey_words to gt_app, gt_worker;

-- How many have answered, which may be told while the answers themselves may not.
grant create on schema gt to gt_door;
create function gt.count_survey_answers(surveys uuid[]) returns table (survey_id uuid, answers int) language sql stable security definer set search_path = gt, public, pg_temp as $$
  select a.survey_id, count(*)::int from survey_answer a
  where a.partnership_id = gt.partnership() and a.survey_id = any (surveys) and a.board_id in (select gt.my_boards()) group by a.survey_id
$$;
alter function gt.count_survey_answers owner to gt_door;
-- The survey that a link opens, and its board.
create function gt.link_survey_board() returns uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select board_id from survey where partnership_id = gt.partnership() and id = gt.link_subject() $$;
alter function gt.link_survey_board owner to gt_door;
create function gt.link_survey_tool() returns uuid language sql stable security definer set search_path = gt, public, pg_temp as
  $$ select tool_id from survey where partnership_id = gt.partnership() and id = gt.link_subject() $$;
alter function gt.link_survey_tool owner to gt_door;
revoke create on schema gt from gt_door;
revoke execute on function gt.count_survey_answers, gt.link_survey_board, gt.link_survey_tool from public;
grant execute on function gt.count_survey_answers to gt_app;
grant execute on function gt.link_survey_board, gt.link_survey_tool to gt_link;
grant select on survey, survey_answer to gt_door;
create policy door on survey for select to gt_door using (true);
create policy door on survey_answer for select to gt_door using (true);

-- Whoever comes by the link reads the survey and its questions, and adds an answer; answers they cannot read.
create policy link on survey for select to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_subject()));
grant select (partnership_id, id, board_id, reference, name, about, tool_id, closes_on, status, smallest, anonymous) on survey to gt_link;
create policy link_survey on board for select to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_survey_board()));
create policy link_survey on audit_tool for select to gt_link using (partnership_id = (select gt.partnership()) and id = (select gt.link_survey_tool()));
create policy link_adds on survey_answer for insert to gt_link with check (partnership_id = (select gt.partnership()) and survey_id = (select gt.link_subject()) and board_id = (select gt.link_survey_board()));
grant insert on survey_answer to gt_link;
-- Answers sent from one connection are counted for an hour, so that nobody fills a survey by machine.
grant execute on function gt.take_guess to gt_link;
