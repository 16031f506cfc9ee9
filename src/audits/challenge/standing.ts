import { sql, type RawBuilder } from 'kysely';

/** A return that the panel has to question: one that was chosen, or every one where the framework says so. `r` is the return. */
export const toBeQuestioned = (all: boolean): RawBuilder<boolean> => (all ? sql`(r.status = 'submitted')` : sql`(r.status = 'submitted' and r.to_challenge)`);

/** Moderated is what has a moderated grade, and one for every standard on which the panel sent a question. */
export const isModerated: RawBuilder<boolean> = sql`(
  exists (select from return_grade g where g.partnership_id = r.partnership_id and g.return_id = r.id and g.moderated_level is not null)
  and not exists (select from challenge_question q where q.partnership_id = r.partnership_id and q.return_id = r.id and q.sent_on is not null
    and not exists (select from return_grade g where g.partnership_id = q.partnership_id and g.return_id = q.return_id and g.standard = q.standard and g.moderated_level is not null)))`;
