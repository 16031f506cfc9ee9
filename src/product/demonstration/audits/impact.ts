import { plannedIn, type Planned } from '../../../audits/impact/said/said.ts';
import { titleOf } from '../../../audits/impact/plan/same-plan.ts';
import { asAsked } from '../../../audits/tools/as-asked.ts';
import { readTool } from '../../../audits/tools/editions.ts';
import { addDays, addMonths, formatDay, type Day } from '../../../calendar/index.ts';
import { parseAnswers } from '../../../forms/index.ts';
import type { Pack } from '../../../framework/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { statusWords, type ActionStatus } from '../../../thread/actions/action-state.ts';
import { named } from '../../../thread/board-pack.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import type { DemonstrationBoard } from '../found-board.ts';

const at = (day: Day): Date => new Date(`${day}T11:00:00Z`);
/** How far the actions of a round a cycle ago have come: most are done, one is late, one has no owner with an account. */
const standings: { status: ActionStatus; owned: boolean; verdict?: true; late?: true }[] = [
  { status: 'closed', owned: true, verdict: true }, { status: 'verified', owned: true }, { status: 'in-progress', owned: true, late: true }, { status: 'planned', owned: false }, { status: 'in-progress', owned: true },
];
const [mostReturns, mostActions] = [4, 3];

/** What became of the last finished round of the board: plans that became actions, findings, what is outstanding, and a letter of the chair. All invented. */
export async function fillImpact(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day, managerId: string): Promise<void> {
  const round = await tx.selectFrom('audit_round').select(['id', 'reference', 'name', 'assessment', 'tool_id', 'closed_on', 'received_on']).where('board_id', '=', board.boardId).where('status', '=', 'reported').orderBy('closed_on').executeTakeFirst();
  const tool = round === undefined ? null : await readTool(tx, round.tool_id);
  if (round === undefined || tool === null) return;
  const { partnershipId, boardId } = board;
  const receivedOn = round.received_on as Day;
  const followUp = pack.assessments?.find((each) => each.key === round.assessment)?.followUp;
  if (followUp !== undefined) {
    const on = addMonths(receivedOn, followUp.within.amount);
    await tx.updateTable('audit_round').set({ follow_up_on: on }).where('id', '=', round.id).execute();
    // Nobody is written to in a demonstration: what the job would have told is told as it would have gone.
    await tx.insertInto('audit_round_entry').values({ partnership_id: partnershipId, id: newId(), round_id: round.id, board_id: boardId, kind: 'outstanding-told', text: 'Told: the keepers and the chair', at: at(on) }).execute();
  }
  const returns = await tx.selectFrom('audit_return').select(['id', 'name', 'kind', 'phase', 'traits', 'agency_id']).where('round_id', '=', round.id).where('agency_id', 'is not', null).orderBy('name').limit(mostReturns).execute();
  let turn = 0;
  for (const [place, ret] of returns.entries()) {
    const sections = await tx.selectFrom('return_section').select(['section', 'answers']).where('return_id', '=', ret.id).execute();
    const planned = plannedIn(asAsked(tool.form, ret), parseAnswers(Object.fromEntries(sections.map(({ section, answers }) => [section, answers])))).slice(0, mostActions);
    if (planned.length === 0) continue;
    const on = addDays(receivedOn, -30 + place);
    await tie(tx, partnershipId, { id: ret.id, kind: 'return', reference: round.reference, title: `${ret.name}: ${round.name}`, state: 'Handed in', happenedOn: round.closed_on as Day, caseId: null }, [round.id]);
    const finding = place === 0 ? await fillFinding(tx, board, pack, { round, ret, planned: planned[0]!, on, managerId }) : null;
    for (const each of planned) {
      const reference = await fillAction(tx, board, pack, { round, ret, planned: each, on, today, managerId, turn, knots: [ret.id, ...(finding !== null && each === planned[0] ? [finding] : [])] });
      if (turn === 2) await fillPursuit(tx, board, { roundId: round.id, ret, reference, sentOn: addDays(addMonths(receivedOn, 6), 3), managerId });
      turn += 1;
    }
    await tx.updateTable('audit_return').set({ plan_taken_on: on }).where('id', '=', ret.id).execute();
  }
}

interface Ground {
  round: { id: string; reference: string; name: string };
  ret: { id: string; name: string; agency_id: string | null };
  planned: Planned;
  on: Day;
  managerId: string;
}

async function fillFinding(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, pack: Pack, { round, ret, planned, on, managerId }: Ground): Promise<string> {
  const id = newId();
  const reference = await nextReference(tx, 'FIN', on);
  const kind = pack.learning.findingKinds.find(({ key }) => key === 'gap')?.key ?? pack.learning.findingKinds[0]!.key;
  const text = `Several agencies fall short here: ${planned.asks}`;
  await tx.insertInto('finding').values({ partnership_id: partnershipId, id, reference, kind, text, themes: pack.themes.flatMap((group) => group.themes.map(({ key }) => key)).slice(0, 1), rests_on: ret.id, cites: `${ret.name}, ${planned.section}`, status: 'agreed', agreed_on: on, made_at: at(on), made_by: managerId }).execute();
  await tie(tx, partnershipId, { id, kind: 'finding', reference, title: text.slice(0, 200), state: named(pack.learning.findingKinds, kind), happenedOn: on, caseId: null }, [ret.id]);
  await tx.insertInto('audit_finding').values({ partnership_id: partnershipId, finding_id: id, board_id: boardId, agency_id: ret.agency_id, round_id: round.id, return_id: ret.id, question: planned.graded }).execute();
  return id;
}

async function fillAction(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, pack: Pack, { round, ret, planned, on, today, managerId, turn, knots }: Ground & { today: Day; turn: number; knots: string[] }): Promise<string> {
  const { status, owned, verdict, late } = standings[turn % standings.length]!;
  const id = newId();
  const reference = await nextReference(tx, 'ACT', on);
  const { title } = titleOf(planned);
  const stated = planned.by ?? addMonths(on, 6);
  const isOpen = status === 'planned' || status === 'in-progress';
  const dueOn = isOpen && late !== true ? addDays(today, 40 + turn * 7) : stated;
  const { strengths, verdicts } = pack.learning;
  const closing = verdicts.find(({ effect }) => effect === 'closes');
  const owner = owned ? await tx.selectFrom('person').select(['id', 'name']).where('agency_id', '=', ret.agency_id).where('active', '=', true).orderBy('name').executeTakeFirst() : undefined;
  await tx.insertInto('action').values({
    partnership_id: partnershipId, id, reference, title, detail: `Planned by ${ret.name} in ${round.reference} because of:\n${planned.section}: ${planned.asks} (${planned.level})`, owner_id: owner?.id ?? null, owner_name: owner?.name ?? planned.owner, due_on: dueOn,
    measure: `The next self-assessment grades it above "${planned.level}": ${planned.asks}`, baseline: `${planned.level} on ${formatDay(on)}`, strength: strengths[turn % strengths.length]!.key, themes: [], status, created_at: at(on), created_by: managerId,
    ...(verdict === true && closing !== undefined ? { verdict: closing.key, closed_on: addMonths(stated, 6) < today ? addMonths(stated, 6) : today } : {}), ...(status === 'verified' ? { impact_due_on: addMonths(today, 2) } : {}),
  }).execute();
  await tx.insertInto('action_agency').values({ partnership_id: partnershipId, action_id: id, agency_id: ret.agency_id! }).execute();
  await tx.insertInto('action_entry').values([
    { partnership_id: partnershipId, id: newId(), action_id: id, kind: 'made', text: title, at: at(on), person_id: managerId },
    ...(status === 'planned' ? [] : [{ partnership_id: partnershipId, id: newId(), action_id: id, kind: 'progress', text: 'Begun: a lead is named and the first month has been looked at.', at: at(addDays(on, 60)), person_id: owner?.id ?? managerId }]),
  ]).execute();
  await tie(tx, partnershipId, { id, kind: 'action', reference, title, state: statusWords[status], happenedOn: on, caseId: null }, knots);
  await tx.insertInto('return_action').values({ partnership_id: partnershipId, return_id: ret.id, question: planned.place, round_id: round.id, board_id: boardId, agency_id: ret.agency_id, standard: planned.standard, action_id: id, taken_at: at(on), by_person: managerId }).execute();
  return reference;
}

async function fillPursuit(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, { roundId, ret, reference, sentOn, managerId }: { roundId: string; ret: Ground['ret']; reference: string; sentOn: Day; managerId: string }): Promise<void> {
  await tx.insertInto('audit_pursuit').values({
    partnership_id: partnershipId, id: newId(), board_id: boardId, round_id: roundId, return_id: ret.id, agency_id: ret.agency_id, to_name: 'A senior manager (invented)', to_post: 'Director', outstanding: [reference], sent_on: sentOn, reply_due: addDays(sentOn, 28),
    letter: 'The day that you set for this action has passed. Please tell me what keeps it from being done, and by what day it will be.', reply: 'A new lead has been named; the first figures come with the next quarter.', replied_on: addDays(sentOn, 21), made_at: at(sentOn), made_by: managerId,
  }).execute();
  await tx.insertInto('audit_round_entry').values({ partnership_id: partnershipId, id: newId(), round_id: roundId, board_id: boardId, kind: 'pursued', text: `${ret.name}: A senior manager (invented), Director`, at: at(sentOn), person_id: managerId }).execute();
}
