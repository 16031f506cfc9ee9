import { addDays, addMonths } from '../../../calendar/index.ts';
import type { Step } from '../../../framework/schema/process.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import type { Happening } from '../../../process/index.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import type { Taking } from './taking.ts';

/** What an invented plan asks for, by each kind of change that the board knows. */
const lines = [
  { title: 'Write to all teams what the review showed', measure: 'Share of practitioners who know of it when asked' },
  { title: 'Half a day for the teams of all agencies that met the family', measure: 'Confidence before and six weeks after' },
  { title: 'Put the handover of a family into the procedure', measure: 'Share of handovers in writing' },
];

/** An action plan: one recommendation, accepted, with an action of each kind of change. All of it is invented. */
export async function drawUpPlan(tx: Tx, { stage: { board, pack, people }, process, on }: Taking, step: string): Promise<Happening[]> {
  const { partnershipId } = process;
  const at = new Date(`${on}T10:00:00Z`);
  const owner = people.find((person) => pack.roles.find((role) => role.key === person.role)?.permissions.includes('own-action') === true) ?? people[0]!;
  const themes = pack.themes.flatMap((group) => group.themes.map(({ key }) => key)).slice(0, 1);
  const cause = process.startedByProcess ?? process.id;
  const recommendation = newId();
  const reference = await nextReference(tx, 'REC', on);
  const text = 'Whoever hands a family on does so in writing, and speaks to whoever takes over.';
  await tx.insertInto('recommendation').values({ partnership_id: partnershipId, id: recommendation, reference, text, themes, origin_process_id: cause, response: pack.learning.recommendationResponses[0]!.key, responded_on: on, made_at: at, made_by: null }).execute();
  await tie(tx, partnershipId, { id: recommendation, kind: 'recommendation', reference, title: text, state: pack.learning.recommendationResponses[0]!.name, happenedOn: on, caseId: null }, [cause]);
  const answers: { question: string; answer: string }[] = [];
  for (const [index, strength] of pack.learning.strengths.slice(0, lines.length).entries()) {
    const { title, measure } = lines[index]!;
    const id = newId();
    const number = await nextReference(tx, 'ACT', on);
    await tx.insertInto('action').values({ partnership_id: partnershipId, id, reference: number, title, recommendation_id: recommendation, owner_id: board.people[owner.key]!, owner_name: owner.name, due_on: addDays(on, 7 * (1 + index)), measure, strength: strength.key, themes, status: 'verified', impact_due_on: addMonths(on, 9 + index), created_at: at, created_by: null }).execute();
    await tx.insertInto('action_agency').values({ partnership_id: partnershipId, action_id: id, agency_id: Object.values(board.agencies)[index % Object.values(board.agencies).length]! }).execute();
    await tie(tx, partnershipId, { id, kind: 'action', reference: number, title, state: 'Verified', happenedOn: on, caseId: null }, [recommendation]);
    answers.push({ question: `${number}, ${strength.name}`, answer: title });
  }
  return [{ type: 'step-done', step, note: 'Invented for the demonstration.', answers }];
}

/** A question that a case audit is asked of the plan. What an audit answered long ago stands in the step's own words. */
export async function testPlan(tx: Tx, { process, scene, on }: Taking, { key, act }: Step): Promise<Happening[]> {
  const question = 'Do handovers stand in writing, and did those who took over know the family’s story?';
  if (act.kind === 'impact-audit' && act.once === 'booked') {
    // Where the telling goes on to a verdict, the answer came from an audit that is not kept here: nothing waits for it.
    if (scene.at === 'answered') await tx.insertInto('audit_booking').values({ partnership_id: process.partnershipId, id: newId(), board_id: process.boardId, knot_id: process.id, question, booked_at: new Date(`${on}T10:00:00Z`), by_person: null }).execute();
    return [{ type: 'step-done', step: key, note: 'Invented for the demonstration.', answers: [{ question, answer: 'Booked' }] }];
  }
  return [{ type: 'step-done', step: key, note: 'Invented for the demonstration.', answers: [{ question, answer: 'Answered by the case audit of that year, before audits were kept here.' }] }];
}
