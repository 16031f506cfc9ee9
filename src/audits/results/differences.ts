import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { StandardSummary } from './tally.ts';

/** A standard on which the panel graded a return otherwise than the agency itself. */
export interface Difference {
  returnId: string;
  name: string;
  standard: string;
  own: string | null;
  moderated: string;
  by: number;
  reason: string;
  total: number;
}

/** A page of the differences, the greatest first: one query. */
export async function readDifferences(tx: Tx, roundId: string, offset: number, limit: number): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    select r.id as "returnId", r.name, g.standard, g.own_level as own, g.moderated_level as moderated, coalesce(g.moderated_score - g.own_score, 0) as by, g.moderated_reason as reason, count(*) over ()::int as total
    from return_grade g join audit_return r on r.partnership_id = g.partnership_id and r.id = g.return_id
    where g.partnership_id = (select gt.partnership()) and g.round_id = ${roundId} and r.status = 'submitted' and g.moderated_level is not null and g.moderated_level is distinct from g.own_level
    order by abs(coalesce(g.moderated_score - g.own_score, 0)) desc, r.name, g.standard offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

/** The theme of the differences in a sentence or two: which way they go, and on what most of them lie. */
export function themeOf(summaries: readonly StandardSummary[]): string[] {
  const sum = (of: (each: StandardSummary) => number): number => summaries.reduce((all, each) => all + of(each), 0);
  const [higher, lower, agreed] = [sum((each) => each.higher), sum((each) => each.lower), sum((each) => each.agreed)];
  const all = higher + lower + agreed;
  const moderated = sum((each) => each.moderated);
  if (moderated === 0) return ['The panel has graded nothing yet.'];
  const alone = moderated - all;
  const withoutOwn = alone === 0 ? [] : [`${alone === 1 ? 'One grade' : `${alone} grades`} of the panel ${alone === 1 ? 'stands' : 'stand'} where the agency gave none.`];
  if (all === 0) return withoutOwn;
  const direction = lower > higher ? 'Agencies graded themselves higher than the panel did more often than lower.' : higher > lower ? 'Agencies graded themselves lower than the panel did more often than higher.' : higher === 0 ? 'The panel agreed with every grade that it looked at.' : 'The panel’s grades are higher as often as they are lower.';
  const most = Math.max(...summaries.map((each) => each.higher + each.lower));
  const where = summaries.filter((each) => each.higher + each.lower === most).map(({ name }) => name);
  return [
    `Of ${all} ${all === 1 ? 'grade' : 'grades'} that both gave, ${lower} ${lower === 1 ? 'is' : 'are'} lower than the agency’s own, ${higher} higher, ${agreed} the same.`, direction,
    ...(most === 0 || where.length > 3 ? [] : [`Most differences lie on ${where.join(' and on ')}.`]), ...withoutOwn,
  ];
}
