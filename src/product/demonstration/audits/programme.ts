import { addDays, dayInLondon, type Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { join, retie, tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import { monthOf, planWords, type PlanStatus } from '../../../audits/programme/plan-state.ts';
import { yearOf } from '../../../audits/programme/year-picture.tsx';
import { askedBy } from './rounds.ts';
import type { DemonstrationBoard } from '../found-board.ts';
import { caseAuditsTold } from './case-content.ts';

/** An invented year's programme: the framework's own entries, or kinds of audit that it names, each at another stage. */
export async function fillProgramme(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day): Promise<void> {
  const caseKind = pack.audits.kinds.find((kind) => kind.tools.some((tool) => pack.forms.find((form) => form.key === tool)?.tool === 'case-audit'))!;
  const earlier = caseAuditsTold[board.frameworkId]?.reported;
  const named: { key: string | null; name: string; about: string; kind: string; lead?: string | undefined; priorities: string[] }[] = [
    ...(pack.audits.programme.length > 0 ? pack.audits.programme.map((entry) => ({ key: entry.key, name: entry.name, about: entry.about ?? '', kind: entry.kind, lead: entry.lead, priorities: entry.priorities }))
      : pack.audits.kinds.filter((kind) => kind.tools.length > 0).map((kind) => ({ key: kind.key, name: kind.name, about: kind.about ?? '', kind: kind.key, priorities: [] }))),
    ...(earlier === undefined || earlier.plan !== undefined ? [] : [{ key: null, name: earlier.title, about: '', kind: earlier.kind, priorities: [] }]),
    { key: null, name: 'Babies under one: do agencies know of each other’s visits?', about: 'Invented for the demonstration.', kind: caseKind.key, priorities: [] },
  ];
  const stages: { status: PlanStatus; from: number; to: number }[] = [{ status: 'acting', from: -200, to: -120 }, { status: 'under-way', from: -60, to: 40 }, { status: 'under-way', from: -90, to: -12 }, { status: 'dated', from: 30, to: 90 }, { status: 'agreed', from: 0, to: 0 }, { status: 'proposed', from: 0, to: 0 }];
  const own = pack.priorities.priorities;
  const keeper = pack.roles.find((role) => role.permissions.includes('manage-audits'))?.name ?? '';
  const groups = await tx.selectFrom('work_group').select(['id', 'key']).where('board_id', '=', board.boardId).execute();
  for (const [index, entry] of named.entries()) {
    const boardId = boardOf(board, pack, entry.kind);
    const stage = index === named.length - 1 ? stages.at(-1)! : entry.name === earlier?.title ? stages[0]! : stages[index % (stages.length - 1)]!;
    const id = newId();
    const reference = await nextReference(tx, 'AUD', today);
    const dated = stage.status !== 'agreed' && stage.status !== 'proposed';
    const reportsTo = pack.audits.kinds.find((kind) => kind.key === entry.kind)?.conduct?.reportsTo[0];
    const at = new Date(`${addDays(today, Math.min(-1, stage.from - 30))}T10:00:00Z`);
    await tx.insertInto('audit_plan').values({
      partnership_id: board.partnershipId, id, board_id: boardId, group_id: groups.find((group) => group.key === reportsTo)?.id ?? null, reference, year: yearOf(today), pack_key: entry.key, name: entry.name, about: entry.about, kind: entry.kind,
      ground: pack.audits.grounds?.[0]?.key ?? null, ground_text: 'A figure that rose over two quarters. Invented for the demonstration.', priorities: entry.priorities.length > 0 || own.length === 0 ? entry.priorities : [own[index % own.length]!.key],
      lead_name: pack.roles.find((role) => role.key === entry.lead)?.name ?? keeper, starts_on: dated ? addDays(today, stage.from) : null, ends_on: dated ? addDays(today, stage.to) : null, status: stage.status, made_at: at,
    }).execute();
    await tx.insertInto('audit_plan_entry').values({ partnership_id: board.partnershipId, id: newId(), board_id: boardId, plan_id: id, kind: stage.status, text: 'Invented for the demonstration.', at }).execute();
    if (stage.status === 'under-way' && stage.to > 0) await told(tx, { ...board, boardId }, id, today);
    await tie(tx, board.partnershipId, { id, kind: 'audit', reference, title: entry.name, state: planWords[stage.status], happenedOn: addDays(today, Math.min(-1, stage.from)), caseId: null });
  }
}

/** On which board an audit of a kind is planned: where it is a round of an assessment, on the first whose business that is. */
function boardOf(board: DemonstrationBoard, pack: Pack, kind: string): string {
  const tools = pack.audits.kinds.find((each) => each.key === kind)?.tools ?? [];
  const assessment = pack.assessments?.find((each) => each.form !== undefined && tools.includes(each.form));
  return assessment === undefined ? board.boardId : askedBy(board, pack, assessment.key);
}

/** Ties the rounds of a demonstration board to the audits of the programme that they are, and sets those to where what was opened for them is. */
export async function tieToProgramme(tx: Tx, board: DemonstrationBoard, pack: Pack, today: Day): Promise<void> {
  const { partnershipId, boardId } = board;
  const plans = await tx.selectFrom('audit_plan').select(['id', 'kind', 'board_id']).where('pack_key', 'is not', null).execute();
  const rounds = await tx.selectFrom('audit_round as o').innerJoin('audit_tool as t', 't.id', 'o.tool_id').select(['o.id', 't.key', 'o.opened_on as from', 'o.due_on as to', 'o.board_id']).where('o.status', '=', 'open').execute();
  for (const { id, key, from, to, board_id: roundOn } of rounds) {
    const plan = plans.find((each) => each.board_id === roundOn && pack.audits.kinds.find((kind) => kind.key === each.kind)?.tools.includes(key));
    if (plan === undefined) continue;
    await tx.updateTable('audit_round').set({ plan_id: plan.id }).where('id', '=', id).execute();
    await join(tx, partnershipId, id, [plan.id]);
    await underWay(tx, { ...board, boardId: roundOn }, plan.id, { from, to, today });
  }
  const audits = await tx.selectFrom('case_audit').select(['plan_id as plan', 'made_at as at', 'due_on as to']).where('board_id', '=', boardId).where('plan_id', 'is not', null).where('status', '=', 'auditing').execute();
  for (const { plan, at, to } of audits) await underWay(tx, board, plan!, { from: dayInLondon(at), to, today });
}

async function underWay(tx: Tx, board: DemonstrationBoard, planId: string, { from, to, today }: { from: string; to: string; today: Day }): Promise<void> {
  const { status } = await tx.selectFrom('audit_plan').select('status').where('id', '=', planId).executeTakeFirstOrThrow();
  await tx.updateTable('audit_plan').set({ status: 'under-way', starts_on: from, ends_on: to }).where('id', '=', planId).execute();
  if (status === 'under-way') return;
  await tx.insertInto('audit_plan_entry').values({ partnership_id: board.partnershipId, id: newId(), board_id: board.boardId, plan_id: planId, kind: 'under-way', text: 'Invented for the demonstration.', at: new Date(`${from}T10:00:00Z`) }).execute();
  await retie(tx, planId, { state: planWords['under-way'] });
  await told(tx, board, planId, today);
}

/** The group has been told of the month. */
async function told(tx: Tx, { partnershipId, boardId }: DemonstrationBoard, planId: string, today: Day): Promise<void> {
  await tx.insertInto('audit_plan_entry').values({ partnership_id: partnershipId, id: newId(), board_id: boardId, plan_id: planId, kind: 'progress', month: monthOf(today), text: 'It goes as planned; two agencies have been reminded. Invented for the demonstration.', at: new Date(`${addDays(today, -1)}T10:00:00Z`) }).execute();
}
