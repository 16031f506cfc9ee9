import { openRound, writeAnswers, writeFinishedRound } from '../../../audits/index.ts';
import { keepAgencies } from '../../../audits/respondents/known.ts';
import { formOf } from '../../../audits/rounds/askable.ts';
import { asAsked } from '../../../audits/tools/as-asked.ts';
import { readTool } from '../../../audits/tools/editions.ts';
import { addDays, addMonths, formatDay, type Day } from '../../../calendar/index.ts';
import { isBusinessOf } from '../../../framework/business.ts';
import type { Pack } from '../../../framework/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import type { DemonstrationBoard } from '../found-board.ts';
import { inventAnswers } from './invented-answers.ts';

/** Months from one round to the next, by the rhythm of the framework. */
const monthsOf: Partial<Record<string, number>> = { year: 12, 'two-years': 24, 'three-years': 36 };

/** Schools that do not exist: a real one never stands in a demonstration. */
const schools = [
  ['Alder Row Nursery (invented)', 'nursery'], ['Brambledown Primary (invented)', 'primary'], ['Cobbler’s Bridge Primary (invented)', 'primary'], ['Dunnock Lane Primary (invented)', 'primary'], ['Eastmere Junior (invented)', 'primary'],
  ['Fernhollow High (invented)', 'secondary'], ['Gorse Hill Academy (invented)', 'secondary'], ['Harrow Mead School (invented)', 'secondary'], ['Ivy Tower Sixth Form (invented)', '16-plus'], ['Juniper All-Through (invented)', 'all-through'],
] as const;

const at = (day: Day, hour = 10): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);

/**
 * For each assessment whose form is a tool: a round that was closed a cycle ago, answered in full, and one that is open, answered in
 * part and late in part. All invented, and dated from today.
 */
export async function fillRounds(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day): Promise<void> {
  const { partnershipId } = board;
  const assessments = (pack.assessments ?? []).filter((each) => formOf(pack, each)?.tool === 'self-assessment');
  if (assessments.length === 0) return;
  await keepAgencies(tx, partnershipId);
  await tx.insertInto('respondent').values(schools.map(([name, phase], index) => ({ partnership_id: partnershipId, id: newId(), kind: 'school', name, phase, area: `${index % 2 === 0 ? 'North' : 'South'} of the area (invented)`, contact_name: 'Designated safeguarding lead', contact_email: `school${index + 1}@schools.example` }))).execute();
  for (const [index, assessment] of assessments.entries()) {
    const form = formOf(pack, assessment)!;
    const boardId = askedBy(board, pack, assessment.key);
    const asked = { kinds: pack.agencyKinds.map((kind) => kind.key).filter((kind) => assessment.answeredBy.length === 0 || assessment.answeredBy.includes(kind)), schools: assessment.answeredBy.includes('school') ? { areas: [], phases: [] } : null };
    const closedOn = addMonths(addDays(today, -40 - index * 9), -(monthsOf[assessment.every] ?? 12));
    const respondents = await tx.selectFrom('respondent').select(['id', 'kind', 'phase', 'traits', 'agency_id']).orderBy('name').execute();
    const answering = respondents.filter((each) => (each.agency_id === null ? asked.schools !== null : asked.kinds.includes(each.kind)));
    const past = { tx, me: { partnershipId, personId: null }, now: at(closedOn), today: closedOn };
    const before = await writeFinishedRound(past, {
      boardId, source: { assessment: assessment.key }, name: `${assessment.name} ${closedOn.slice(0, 4)}`, year: Number(closedOn.slice(0, 4)), openedOn: addDays(closedOn, -70), closedOn, from: 'Invented for the demonstration',
      returns: new Map(answering.map((each, place) => [each.id, { answers: inventAnswers(asAsked(form, each), place + index * 50, 0.25 + (place % 5) * 0.12, closedOn), by: 'Safeguarding lead' }])),
    });
    const receivedOn = addDays(closedOn, 45);
    await tx.updateTable('audit_round').set({ imported: false, status: 'reported', received_on: receivedOn }).where('id', '=', before).execute();
    await tx.insertInto('audit_round_entry').values({ partnership_id: partnershipId, id: newId(), round_id: before, board_id: boardId, kind: 'received', text: formatDay(receivedOn), at: at(receivedOn) }).execute();
    await fillOpenRound(tx, { ...board, boardId }, { key: assessment.key, name: assessment.name, asked, openedOn: addDays(today, -45 - index * 4), dueOn: addDays(today, -3 + index * 10), today });
  }
}

/** The first board whose business the assessment is. */
export function askedBy({ boardId, boards }: DemonstrationBoard, { boards: all = [], processes }: Pack, assessment: string): string {
  const asking = processes.find(({ steps }) => steps.some(({ act }) => act.kind === 'round' && act.assessment === assessment));
  const first = asking === undefined ? undefined : all.find(({ covers }) => isBusinessOf(asking, covers));
  return first === undefined ? boardId : (boards[first.key] ?? boardId);
}

interface OpenRoundOrder {
  key: string;
  name: string;
  asked: Parameters<typeof openRound>[1]['asked'];
  openedOn: Day;
  dueOn: Day;
  today: Day;
}

/** A round under way: of every five a bit more than two are in, one is under way, one was given back, and the others have not begun. */
async function fillOpenRound(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, order: OpenRoundOrder): Promise<void> {
  const opened = { tx, me: { partnershipId, personId: null }, now: at(order.openedOn), today: order.openedOn };
  const id = await openRound(opened, { boardId, source: { assessment: order.key }, name: `${order.name} ${order.today.slice(0, 4)}`, year: Number(order.today.slice(0, 4)), dueOn: order.dueOn, remindDays: [14, 7, 1, -3], asked: order.asked });
  const { tool_id: toolId } = await tx.selectFrom('audit_round').select('tool_id').where('id', '=', id).executeTakeFirstOrThrow();
  const tool = (await readTool(tx, toolId))!.form;
  const made = await tx.selectFrom('audit_return').select(['id', 'agency_id', 'area', 'kind', 'phase', 'traits', 'name']).where('round_id', '=', id).orderBy('name').execute();
  // Nobody is written to in a demonstration: the invitations are told as they would have gone.
  await tx.updateTable('audit_return').set({ invited_at: at(order.openedOn) }).where('round_id', '=', id).execute();
  const entry = (returnId: string, agencyId: string | null, kind: string, day: Day, text: string, by: string) => ({ partnership_id: partnershipId, id: newId(), return_id: returnId, board_id: boardId, agency_id: agencyId, kind, text, at: at(day), by_name: by });
  if (made.length > 0) await tx.insertInto('return_entry').values(made.map((each) => entry(each.id, each.agency_id, 'invited', order.openedOn, '', 'Golden Thread'))).execute();
  for (const [place, each] of made.entries()) {
    const turn = place % 5;
    if (turn === 4) continue;
    const form = asAsked(tool, each);
    const whole = turn !== 2;
    const on = addDays(order.openedOn, 12 + (place % 25));
    const answers = inventAnswers(form, place + 7, 0.4 + (place % 4) * 0.14, order.today, whole ? form.sections.length : Math.max(1, Math.floor(form.sections.length / 2)));
    const [counts] = await writeAnswers({ tx, partnershipId, boardId, roundId: id, at: at(on) }, [{ id: each.id, agencyId: each.agency_id, area: each.area, form, answers, by: 'Safeguarding lead' }]);
    const status = turn === 2 ? 'under-way' : turn === 3 ? 'returned' : 'submitted';
    await tx.updateTable('audit_return').set({
      status, asked: counts!.asked, answered: counts!.answered, started_at: at(addDays(on, -5)), revision: 1,
      ...(whole ? { submitted_at: at(on), submitted_by: 'Safeguarding lead', signed_by: 'A senior leader (invented)', signed_post: 'Chief officer' } : {}), ...(turn === 3 ? { returned_reason: 'The grades are there; what shows them is too short to be tested by the panel.' } : {}),
    }).where('id', '=', each.id).execute();
    await tx.insertInto('return_entry').values([entry(each.id, each.agency_id, 'opened', addDays(on, -5), '', 'Safeguarding lead'), ...(whole ? [entry(each.id, each.agency_id, 'submitted', on, '', 'Safeguarding lead')] : []), ...(turn === 3 ? [entry(each.id, each.agency_id, 'returned', addDays(on, 4), '', 'The office')] : [])]).execute();
  }
}
