import type { Tx } from '../../platform/index.ts';
import { retie, tie } from '../../thread/line/knot.ts';
import type { Meeting } from '../meeting/open-meeting.ts';

/** Ties a meeting into the golden thread, or tells the thread how it stands now. The knot holds what everybody on the board may know: day and title. */
export async function tieMeeting(tx: Tx, partnershipId: string, meeting: Pick<Meeting, 'id' | 'reference' | 'title' | 'day'>, state: string): Promise<void> {
  const there = await tx.selectFrom('thread_node').select('id').where('id', '=', meeting.id).executeTakeFirst();
  if (there === undefined) await tie(tx, partnershipId, { id: meeting.id, kind: 'meeting', reference: meeting.reference, title: meeting.title, state, happenedOn: meeting.day, caseId: null });
  else await retie(tx, meeting.id, { state, title: meeting.title });
}
