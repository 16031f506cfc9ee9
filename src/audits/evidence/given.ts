import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { OpenReturn } from '../returns/the-return.ts';
import type { Piece } from './piece.ts';

export const pieceOf = (row: { id: string; title: string; about: string; version: number; expires_on: string | null; withdrawn_on: string | null; withdrawn_reason: string }): Piece =>
  ({ id: row.id, title: row.title, about: row.about, version: row.version, expiresOn: row.expires_on as Day | null, withdrawnOn: row.withdrawn_on as Day | null, withdrawnReason: row.withdrawn_reason });

/** The pieces given for each question of a return, by SECTION/QUESTION. */
export type EvidenceGiven = ReadonlyMap<string, readonly Piece[]>;

/** What is given in a return; for a section that nobody has saved yet, what was given last time and will go along. */
export async function readGiven(tx: Tx, ret: { id: string; previousId: string | null }, isSaved: (section: string) => boolean): Promise<EvidenceGiven> {
  const ids = ret.previousId === null ? [ret.id] : [ret.id, ret.previousId];
  const rows = await tx.selectFrom('evidence_use as u').innerJoin('evidence as e', (join) => join.onRef('e.partnership_id', '=', 'u.partnership_id').onRef('e.id', '=', 'u.evidence_id'))
    .select(['u.question', 'u.return_id', 'e.id', 'e.title', 'e.about', 'e.version', 'e.expires_on', 'e.withdrawn_on', 'e.withdrawn_reason']).where('u.return_id', 'in', ids).orderBy('e.title').execute();
  const counted = rows.filter((row) => row.return_id === ret.id || !isSaved(row.question.split('/')[0]!));
  return new Map([...Map.groupBy(counted, (row) => row.question)].map(([question, held]) => [question, [...new Map(held.map((row) => [row.id, pieceOf(row)])).values()]]));
}

/** Gives for these sections what was given for them last time, as far as it still counts. */
export async function giveAgain({ tx, ret, now, today, who }: OpenReturn, previousId: string, sections: readonly string[]): Promise<void> {
  await sql`insert into evidence_use (partnership_id, evidence_id, return_id, question, board_id, agency_id, at, by_name)
    select u.partnership_id, u.evidence_id, ${ret.id}, u.question, ${ret.boardId}, ${ret.agencyId}, ${now}, ${who}
    from evidence_use u join evidence e on e.partnership_id = u.partnership_id and e.id = u.evidence_id
    where u.return_id = ${previousId} and split_part(u.question, '/', 1) = any(${[...sections]}) and e.withdrawn_on is null and (e.expires_on is null or e.expires_on >= ${today})
    on conflict do nothing`.execute(tx);
}
