import { sql, type RawBuilder } from 'kysely';
import type { Me } from '../../access/me.ts';
import { forumsOf, waitsToBeTakenUp } from '../../casework/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { WaitingRow } from './waiting.ts';

/** What members of a forum put to the board and nobody deals with, for those who keep the forum. What they said is not told here. */
export async function fromForums(tx: Tx, me: Pick<Me, 'partnershipId' | 'roles' | 'permissions'>): Promise<RawBuilder<WaitingRow>> {
  const kept = me.permissions.has('speak-in-forum') ? (await forumsOf(tx, me)).filter((forum) => forum.keeps) : [];
  return sql<WaitingRow>`
    select 'said', f.reference, 'Take up what a member of the forum said', '/said#' || f.reference, null::date, null, null::date, null::int
    from forum_issue f where f.partnership_id = gt.partnership() and ${waitsToBeTakenUp} and f.board_id::text || ' ' || f.process = any(${sql.val(kept.map(({ boardId, process }) => `${boardId} ${process.key}`))})`;
}
