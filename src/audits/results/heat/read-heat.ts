import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import { movedScore, standsScore } from '../../challenge/standing.ts';
import { mean, movedOf, total, type TallyRow } from '../tally.ts';
import type { Stood } from './cell.ts';

/** A row of the heat map: an agency or school, or an area. */
export interface HeatRow {
  /** The return; for an area its name. */
  key: string;
  name: string;
  area: string;
  kind: string;
  /** How many returns the row stands for. */
  returns: number;
  by: ReadonlyMap<string, Stood>;
}

interface Graded extends Stood {
  key: string;
  name: string;
  area: string;
  kind: string;
  returns: number;
  standard: string | null;
}

/** The rows of a page, each with its standards: what the database gives is one line a standard. */
function gather(rows: readonly Graded[]): HeatRow[] {
  return [...Map.groupBy(rows, (row) => row.key).values()].map((of) => ({
    key: of[0]!.key, name: of[0]!.name, area: of[0]!.area, kind: of[0]!.kind, returns: Math.max(...of.map((row) => row.returns)),
    by: new Map(of.flatMap(({ standard, own, moderated, stands, before, graded, moderatedCount, moved }) => (standard === null ? [] : [[standard, { own, moderated, stands, before, graded, moderatedCount, moved }]]))),
  }));
}

/** What a heat map is narrowed to. Only what has been handed in is shown: a draft is the agency's own. */
export interface HeatFilter {
  area: string;
  words: string;
}

const like = (words: string): string => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
const narrowed = ({ area, words }: HeatFilter) => sql`(${area} = '' or r.area = ${area}) and (${words} = '' or r.name ilike ${like(words)})`;

/** One page of returns with their grades, and those of the same respondents in the round before: one query. */
export async function readReturnHeat(tx: Tx, roundId: string, previousId: string | null, filter: HeatFilter, offset: number, limit: number): Promise<HeatRow[]> {
  const { rows } = await sql<Graded>`
    with shown as (select r.partnership_id, r.id, r.name, r.area, r.kind, r.respondent_id from audit_return r
      where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${narrowed(filter)} order by r.name, r.id offset ${offset} limit ${limit})
    select s.id as key, s.name, s.area, s.kind, 1 as returns, g.standard, g.own_score as own, g.moderated_score as moderated, ${standsScore('g')} as stands, ${standsScore('b')} as before,
      (${standsScore('g')} is not null)::int as graded, (g.moderated_level is not null)::int as "moderatedCount", ${movedScore} as moved
    from shown s left join return_grade g on g.partnership_id = s.partnership_id and g.return_id = s.id
      left join audit_return p on p.partnership_id = s.partnership_id and p.round_id = ${previousId}::uuid and p.respondent_id = s.respondent_id and p.status = 'submitted'
      left join return_grade b on b.partnership_id = p.partnership_id and b.return_id = p.id and b.standard = g.standard
    order by s.name, s.id`.execute(tx);
  return gather(rows);
}

/** The areas with their grades, from what was counted: those without an area come last. */
export function areaHeat(rows: readonly TallyRow[], roundId: string, previousId: string | null): HeatRow[] {
  const graded = (row: TallyRow): boolean => row.own !== null || row.moderated !== null;
  const before = Map.groupBy(rows.filter((row) => row.roundId === previousId && graded(row)), (row) => `${row.area}/${row.standard}`);
  const areas = Map.groupBy(rows.filter((row) => row.roundId === roundId), (row) => row.area);
  return [...areas].toSorted(([one], [other]) => Number(one === '') - Number(other === '') || one.localeCompare(other, 'en-GB', { numeric: true })).map(([area, all]): HeatRow => {
    const standards = Map.groupBy(all, (row) => row.standard);
    return {
      key: area, name: area === '' ? 'Without an area' : area, area, kind: '', returns: Math.max(...[...standards.values()].map(total)),
      by: new Map([...standards].map(([standard, of]): [string, Stood] => {
        const [known, moderated] = [of.filter(graded), of.filter((row) => row.moderated !== null)];
        return [standard, {
          own: mean(of.filter((row) => row.own !== null), 'ownSum'), moderated: mean(moderated, 'moderatedSum'), stands: mean(known, 'standsSum'), before: mean(before.get(`${area}/${standard}`) ?? [], 'standsSum'),
          graded: total(known), moderatedCount: total(moderated), moved: movedOf(moderated.filter((row) => row.own !== null)),
        }];
      })),
    };
  });
}
