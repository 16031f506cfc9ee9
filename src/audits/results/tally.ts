import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { moderatedOf, toBeQuestioned } from '../challenge/standing.ts';
import type { Level } from '../tools/grades.ts';

/** How many returns of an area have which own and which moderated grade against a standard. */
export interface TallyRow {
  roundId: string;
  area: string;
  standard: string;
  own: string | null;
  moderated: string | null;
  count: number;
  ownSum: number | null;
  moderatedSum: number | null;
  standsSum: number | null;
}

/**
 * The grades of what was handed in, of a round and the one before: one query over the counts that the database keeps as grades come (decision 0010).
 * @param byArea each area apart, for a heat map; without it a round of all schools comes as some dozens of rows rather than thousands
 */
export async function readTally(tx: Tx, roundId: string, previousId: string | null, byArea: boolean): Promise<TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    select round_id as "roundId", ${byArea ? sql`area` : sql`''::text`} as area, standard, nullif(own_level, '') as own, nullif(moderated_level, '') as moderated, sum(returns)::int as count,
      sum(own_sum)::float8 as "ownSum", sum(moderated_sum)::float8 as "moderatedSum", sum(stands_sum)::float8 as "standsSum"
    from return_tally
    where partnership_id = (select gt.partnership()) and round_id = any(${sql.val(previousId === null ? [roundId] : [roundId, previousId])}::uuid[]) and returns > 0 group by 1, 2, 3, 4, 5`.execute(tx);
  return rows;
}

/** Who answered, and how far the challenge has come. */
export interface Answered {
  asked: number;
  submitted: number;
  areas: number;
  toQuestion: number;
  moderated: number;
  judged: number;
}

/**
 * Those who were asked, counted once; the moderated are found from the panel's grades and questions, of which there are few, rather than
 * looked for return by return.
 * @param all the framework has every return questioned
 */
export async function readAnswered(tx: Tx, roundId: string, all: boolean): Promise<Answered> {
  const chosen = toBeQuestioned(all);
  const { rows } = await sql<Answered>`
    select count(*)::int as asked, count(*) filter (where r.status = 'submitted')::int as submitted, count(distinct nullif(r.area, ''))::int as areas, count(*) filter (where ${chosen})::int as "toQuestion",
      count(*) filter (where r.rigour <> '')::int as judged,
      (select count(*)::int from ${moderatedOf(roundId)} m join audit_return r on r.partnership_id = (select gt.partnership()) and r.id = m.return_id where ${chosen}) as moderated
    from audit_return r where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId}`.execute(tx);
  return rows[0]!;
}

export interface Count {
  level: Level;
  count: number;
}

/** A standard over all returns of a round. */
export interface StandardSummary {
  key: string;
  name: string;
  graded: number;
  own: number | null;
  /** The mean of the panel's grades, over what it graded. */
  panel: number | null;
  stands: number | null;
  before: number | null;
  /** How many returns have each level, weakest first. */
  ownSpread: Count[];
  standsSpread: Count[];
  moderated: number;
  /** Of the moderated: graded higher, lower, or as the agency itself did; and by how much in the mean. */
  higher: number;
  lower: number;
  agreed: number;
  moved: number | null;
}

/** Each standard of the tool, in its order, from the counted grades. `before` is null where the rounds do not grade alike. */
export function summarise(standards: readonly { key: string; name: string }[], levels: readonly Level[], rows: readonly TallyRow[], roundId: string, previousId: string | null): StandardSummary[] {
  const scoreOf = (level: string | null): number | null => levels.find((each) => each.value === level)?.score ?? null;
  const of = Map.groupBy(rows, (row) => `${row.roundId} ${row.standard}`);
  return standards.map(({ key, name }) => {
    const now = of.get(`${roundId} ${key}`) ?? [];
    const past = of.get(`${previousId} ${key}`) ?? [];
    const moderated = now.filter((row) => row.moderated !== null);
    const side = (row: TallyRow): number => Math.sign((scoreOf(row.moderated) ?? 0) - (scoreOf(row.own) ?? 0));
    const both = moderated.filter((row) => row.own !== null);
    const spread = (levelOf: (row: TallyRow) => string | null): Count[] => levels.map((level) => ({ level, count: total(now.filter((row) => levelOf(row) === level.value)) }));
    return {
      key, name, graded: total(now.filter(({ own, moderated: set }) => own !== null || set !== null)), own: mean(now.filter((row) => row.own !== null), 'ownSum'), panel: mean(moderated, 'moderatedSum'), stands: mean(now.filter((row) => row.own !== null || row.moderated !== null), 'standsSum'),
      before: mean(past.filter((row) => row.own !== null || row.moderated !== null), 'standsSum'), ownSpread: spread((row) => row.own), standsSpread: spread((row) => row.moderated ?? row.own), moderated: total(moderated),
      higher: total(both.filter((row) => side(row) > 0)), lower: total(both.filter((row) => side(row) < 0)), agreed: total(both.filter((row) => side(row) === 0)),
      moved: movedOf(both),
    };
  });
}

/** How far the panel's grades lie from the own grades of the same returns, in the mean: where it agreed, not at all. */
export const movedOf = (rows: readonly TallyRow[]): number | null => (rows.length === 0 ? null : rows.reduce((sum, row) => sum + (row.moderated === row.own ? 0 : (row.moderatedSum ?? 0) - (row.ownSum ?? 0)), 0) / total(rows));
export const total = (rows: readonly TallyRow[]): number => rows.reduce((all, { count }) => all + count, 0);
export const mean = (rows: readonly TallyRow[], sum: 'ownSum' | 'moderatedSum' | 'standsSum'): number | null => (total(rows) === 0 ? null : rows.reduce((all, row) => all + (row[sum] ?? 0), 0) / total(rows));

// A report that names all names nothing.
const mostNamed = 3;

/** The strongest and the weakest standards, each named once; of two that are equal the tool's order decides. */
export function ends(summaries: readonly StandardSummary[]): { strongest: StandardSummary[]; weakest: StandardSummary[] } {
  const graded = summaries.filter((each) => each.stands !== null).toSorted((a, b) => b.stands! - a.stands!);
  const apart = graded.length > 1 && graded[0]!.stands! > graded.at(-1)!.stands!;
  const named = apart ? Math.min(mostNamed, Math.floor(graded.length / 2)) : 0;
  return { strongest: graded.slice(0, named), weakest: named === 0 ? [] : graded.slice(-named).toReversed() };
}
