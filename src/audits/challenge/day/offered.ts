import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import { toBeQuestioned } from '../standing.ts';

/** A return that can be put on the order of a day. */
export interface OfferedReturn {
  id: string;
  name: string;
}

// As many agencies as a panel meets in its days; a round of all schools is challenged in writing.
const mostOffered = 100;

export async function readOffered(tx: Tx, roundId: string, all: boolean): Promise<OfferedReturn[]> {
  const { rows } = await sql<OfferedReturn>`select r.id, r.name from audit_return r where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and ${toBeQuestioned(all)} order by r.name, r.id limit ${mostOffered}`.execute(tx);
  return rows;
}
