-- What young people put to a board is read on that board alone, as the pages have it: the database holds to it too.
drop policy partnership_app on forum_issue;
drop policy partnership_worker on forum_issue;
call gt.protect_board('forum_issue');
