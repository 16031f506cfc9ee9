import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Knot } from './knot.ts';

export interface Line {
  /** The knot that the reader stands on. */
  at: string;
  knots: Knot[];
  /** Pairs of ids: the first led to the second. */
  ties: [string, string][];
}

interface Row {
  id: string;
  kind: Knot['kind'];
  reference: string;
  title: string;
  state: string;
  happened_on: Knot['happenedOn'];
  case_id: string | null;
  leads_to: string[] | null;
}

/**
 * Reads the whole line through one knot, back to what it rests on and forward to what came of it, in one query.
 * Knots of cases whose team the reader does not belong to are not there. Null where the reader may not see the knot itself.
 */
export async function readLine(tx: Tx, id: string): Promise<Line | null> {
  const { rows } = await sql<Row>`
    with recursive
      back(id) as (
        select ${id}::uuid union
        select e.from_id from back b join thread_edge e on e.partnership_id = gt.partnership() and e.to_id = b.id),
      forth(id) as (
        select ${id}::uuid union
        select e.to_id from forth f join thread_edge e on e.partnership_id = gt.partnership() and e.from_id = f.id),
      line(id) as (select id from back union select id from forth)
    select n.id, n.kind, n.reference, n.title, n.state, n.happened_on, n.case_id,
      (select array_agg(e.to_id) from thread_edge e join line l on l.id = e.to_id where e.partnership_id = n.partnership_id and e.from_id = n.id) as leads_to
    from thread_node n join line on line.id = n.id
    where n.partnership_id = gt.partnership()
    order by n.happened_on, n.id`.execute(tx);
  const knots = rows.map((row): Knot => ({
    id: row.id, kind: row.kind, reference: row.reference, title: row.title, state: row.state, happenedOn: row.happened_on, caseId: row.case_id,
  }));
  const seen = new Set(knots.map((knot) => knot.id));
  if (!seen.has(id)) return null;
  return { at: id, knots, ties: rows.flatMap((row) => (row.leads_to ?? []).filter((to) => seen.has(to)).map((to): [string, string] => [row.id, to])) };
}
