-- A process that ends without telling the forum leaves its matter unanswered. Whoever put it and whoever keeps the forum may not see the process
-- itself, which may be of a case, so that it has ended stands with the matter.
alter table forum_issue add column ended_untold boolean not null default false;
comment on column forum_issue.ended_untold is 'The process that took it up has ended, withdrawn or closed, and the forum was not told: it is to be taken up again.';
alter table forum_issue no force row level security;
alter table process no force row level security;
update forum_issue f set ended_untold = true from process p where p.partnership_id = f.partnership_id and p.id = f.process_id and p.status <> 'running' and f.answered_on is null;
alter table forum_issue force row level security;
alter table process force row level security;
