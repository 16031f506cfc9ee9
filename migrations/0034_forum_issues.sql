-- What people of a forum put to a board, and what they are told came of it: in their words, and nothing of a case.
create table forum_issue (
  partnership_id uuid not null,
  id uuid not null,
  board_id uuid not null,
  reference text not null,
  -- The process of the framework by which it is answered, and the one that runs for it once somebody has taken it up.
  process text not null,
  process_id uuid,
  raised_on date not null,
  raised_by uuid,
  words text not null,
  -- Why it was not taken up, in words for whoever raised it.
  set_aside text not null default '',
  -- What was done, question by question, once they have been told.
  answer jsonb not null default '[]',
  answered_on date,
  -- The knot of the thread that says what was done.
  answer_id uuid not null,
  primary key (partnership_id, id),
  foreign key (partnership_id, board_id) references board,
  foreign key (partnership_id, raised_by) references person,
  unique (partnership_id, process_id)
);
create index forum_issue_list on forum_issue (partnership_id, process, raised_on);
comment on table forum_issue is 'What people of a forum put to a board, and what they are told came of it.';
comment on column forum_issue.process is 'The key of the process in the framework.';
comment on column forum_issue.raised_by is 'Who raised it, known to whoever keeps the forum alone; null where it was written down for them.';
call gt.protect('forum_issue');
grant select, insert, update on forum_issue to gt_app, gt_worker;
