import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

export interface RoundFinding {
  id: string;
  reference: string;
  kind: string;
  text: string;
  cites: string;
  returnId: string | null;
  question: string;
}

/** The findings of a round, or of one return of it. */
export async function readFindings(tx: Tx, roundId: string, returnId: string | null = null): Promise<RoundFinding[]> {
  const { rows } = await sql<RoundFinding>`select f.id, f.reference, f.kind, f.text, f.cites, x.return_id as "returnId", x.question
    from audit_finding x join finding f on f.partnership_id = x.partnership_id and f.id = x.finding_id
    where x.partnership_id = gt.partnership() and x.round_id = ${roundId} and (${returnId}::uuid is null or x.return_id = ${returnId}::uuid) order by f.reference limit 500`.execute(tx);
  return rows;
}

/** The findings on each question of a return, those of the whole round on it among them. */
export async function findingsByPlace(tx: Tx, roundId: string, returnId: string): Promise<Map<string, string[]>> {
  const rows = await tx.selectFrom('audit_finding').select(['finding_id', 'question']).where('round_id', '=', roundId).where('question', '<>', '').where((or) => or.or([or('return_id', 'is', null), or('return_id', '=', returnId)])).execute();
  return new Map([...Map.groupBy(rows, ({ question }) => question)].map(([question, found]) => [question, found.map(({ finding_id }) => finding_id)]));
}
