import { sql, type RawBuilder } from 'kysely';

/** A return that the panel has to question: one that was chosen, or every one where the framework says so. `r` is the return. */
export const toBeQuestioned = (all: boolean): RawBuilder<boolean> => (all ? sql`(r.status = 'submitted')` : sql`(r.status = 'submitted' and r.to_challenge)`);

/** What counts: the panel's grade, or the own where the panel gave none or agreed, whose mean tells more than its level. @param grade the row of the grade in the query */
export const standsScore = (grade: 'g' | 'b' | 'now' | 'was'): RawBuilder<number | null> => {
  const of = (column: string) => sql.ref(`${grade}.${column}`);
  return sql`(case when ${of('moderated_level')} is null or ${of('moderated_level')} = ${of('own_level')} then ${of('own_score')} else ${of('moderated_score')} end)`;
};
/** How far the panel's grade lies from the own: not at all where it agreed. `g` is the grade. */
export const movedScore: RawBuilder<number | null> = sql`(case when g.moderated_level is null then null when g.moderated_level = g.own_level then 0 else g.moderated_score - g.own_score end)`;

/** Moderated is what has a moderated grade, and one for every standard on which the panel sent a question. */
export const isModerated: RawBuilder<boolean> = sql`(
  exists (select from return_grade g where g.partnership_id = r.partnership_id and g.return_id = r.id and g.moderated_level is not null)
  and not exists (select from challenge_question q where q.partnership_id = r.partnership_id and q.return_id = r.id and q.sent_on is not null
    and not exists (select from return_grade g where g.partnership_id = q.partnership_id and g.return_id = q.return_id and g.standard = q.standard and g.moderated_level is not null)))`;

/** The moderated returns of a round, by the same rule for all of them at once. */
export const moderatedOf = (roundId: string): RawBuilder<unknown> => sql`(
  select g.return_id from return_grade g where g.partnership_id = (select gt.partnership()) and g.round_id = ${roundId} and g.moderated_level is not null
  except select q.return_id from challenge_question q where q.partnership_id = (select gt.partnership()) and q.round_id = ${roundId} and q.sent_on is not null
    and not exists (select from return_grade g where g.partnership_id = q.partnership_id and g.return_id = q.return_id and g.standard = q.standard and g.moderated_level is not null))`;
