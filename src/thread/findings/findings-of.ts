import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** A finding that rests on a knot of the golden thread. */
export interface FindingOf {
  id: string;
  reference: string;
  text: string;
  kind: string;
  cites: string;
  /** Recommendations, lessons and actions that it has led to. */
  ledTo: number;
}

/** The findings behind a knot: a case audit, a survey. */
export const readFindingsOf = async (tx: Tx, knotId: string): Promise<FindingOf[]> =>
  (await sql<FindingOf>`select f.id, f.reference, f.text, f.kind, f.cites, (select count(*)::int from thread_edge o where o.partnership_id = f.partnership_id and o.from_id = f.id) as "ledTo"
    from thread_edge e join finding f on f.partnership_id = e.partnership_id and f.id = e.to_id where e.partnership_id = gt.partnership() and e.from_id = ${knotId} order by f.reference`.execute(tx)).rows;
