-- The grades that a panel gave in a round are few beside those that the returns gave themselves: they are found without the others.
create index return_grade_moderated on return_grade (partnership_id, round_id, return_id, standard) where moderated_level is not null;
