-- Learning shared several lessons at a time: an issue of a newsletter, a workshop, a managers' meeting, a forum, an event of
-- another board; and the lessons that wait for the next one.

create table lesson_mark (
  partnership_id uuid not null,
  lesson_id uuid not null,
  -- The channel of the framework by which it is to go.
  channel text not null,
  marked_at timestamptz not null,
  marked_by uuid,
  primary key (partnership_id, lesson_id, channel),
  foreign key (partnership_id, lesson_id) references lesson
);
comment on table lesson_mark is 'A lesson that waits for the next issue or event of a channel.';
call gt.protect('lesson_mark');
grant select, insert, delete on lesson_mark to gt_app, gt_worker;

create table learning_shared (
  partnership_id uuid not null references partnership,
  id uuid not null,
  reference text not null,
  channel text not null,
  title text not null,
  held_on date not null,
  -- For whom: readers, teams, the members of a forum.
  audience text not null,
  reach int check (reach >= 0),
  -- Who of the board was there; empty for what is only sent.
  attended text not null default '',
  link text not null default '',
  -- Lessons were brought back from it, not given to it.
  brought_back boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  primary key (partnership_id, id),
  unique (partnership_id, reference)
);
create index learning_shared_channel on learning_shared (partnership_id, channel, held_on);
comment on table learning_shared is 'An issue or an event by which lessons were shared, or from which they were brought back. Never changed.';
call gt.protect('learning_shared');

create table learning_shared_lesson (
  partnership_id uuid not null,
  shared_id uuid not null,
  lesson_id uuid not null,
  primary key (partnership_id, shared_id, lesson_id),
  foreign key (partnership_id, shared_id) references learning_shared,
  foreign key (partnership_id, lesson_id) references lesson
);
create index learning_shared_lesson_of on learning_shared_lesson (partnership_id, lesson_id);
comment on table learning_shared_lesson is 'Which lessons an issue or event held.';
call gt.protect('learning_shared_lesson');
grant select, insert on learning_shared, learning_shared_lesson to gt_app, gt_worker;

-- What people thought about and changed, beside what shows that practice is now otherwise.
alter table lesson_embedding add column reflection text not null default '';
