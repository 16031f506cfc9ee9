import { record } from '../../access/record.ts';
import { dayInLondon } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';

/** Closes the surveys whose last day is over, so that their results can be seen. @returns how many */
export async function closeSurveys(tx: Tx, partnershipId: string, now: Date): Promise<number> {
  const closed = await tx.updateTable('survey').set((each) => ({ status: 'closed', closed_on: each.ref('closes_on'), link_token: null, revision: each('revision', '+', 1) })).where('status', '=', 'open').where('closes_on', '<', dayInLondon(now)).returning(['id', 'board_id', 'reference']).execute();
  for (const survey of closed) {
    await tx.insertInto('survey_entry').values({ partnership_id: partnershipId, id: newId(), survey_id: survey.id, board_id: survey.board_id, kind: 'closed', text: 'Its last day was over', at: now }).execute();
    await retie(tx, survey.id, { state: 'Closed' });
    await record(tx, now, { deed: 'closed a survey', via: 'job', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference } });
  }
  return closed.length;
}
