import { record } from '../../access/record.ts';
import type { Day } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { changePlanPage, openPlan, planPage, type OpenPlan } from './plan-page.tsx';
import { readStated } from './plan-fields.tsx';
import { isOver, mayFollow, monthOf, planStatuses, planWords, reportsMonthly, wantsText } from './plan-state.ts';

const tooLate = 'Somebody else changed this audit while you were at it. Look at how it stands now, then send yours again; what you typed is kept.';

async function enter({ tx, me, now }: Visit, { plan }: OpenPlan, kind: string, text: string, month: Day | null = null): Promise<void> {
  await tx.insertInto('audit_plan_entry').values({ partnership_id: me.partnershipId, id: newId(), board_id: plan.boardId, plan_id: plan.id, kind, text, month, at: now, person_id: me.personId }).execute();
}

/** Moves an audit on, or tells its group of the month's progress. */
export async function movePlan(visit: Visit): Promise<Reply> {
  const found = await openPlan(visit);
  if (found === null) return notFound;
  if (!found.keeps) return forbidden;
  const { plan } = found;
  if (Number(sent(visit.body, 'revision')) !== plan.revision) return planPage(visit, found, [{ field: '', message: tooLate }], 409);
  return sent(visit.body, 'do') === 'progress' ? tellProgress(visit, found) : takeStep(visit, found);
}

async function tellProgress(visit: Visit, found: OpenPlan): Promise<Reply> {
  const problems: FieldProblem[] = [];
  if (!reportsMonthly(found.plan.status)) problems.push({ field: '', message: 'Progress is told while the audit is under way.' });
  const month = monthOf(visit.today);
  if ((found.plan.toldOf ?? '') >= month) problems.push({ field: '', message: 'The group has been told of this month already.' });
  const text = readText(visit.body, 'progress', { what: 'The progress', most: 2000, missing: 'Enter how far it is' }, problems);
  if (problems.length > 0) return planPage(visit, found, problems, 422);
  await enter(visit, found, 'progress', text, month);
  await visit.tx.updateTable('audit_plan').set({ revision: found.plan.revision + 1 }).where('id', '=', found.plan.id).execute();
  await record(visit.tx, visit.now, { deed: 'told the progress of an audit', subjectKind: 'audit', subjectId: found.plan.id, detail: { reference: found.plan.reference, month } });
  return goTo(`/audits/plan/${found.plan.id}`, 'The progress of the month is kept.');
}

async function takeStep(visit: Visit, found: OpenPlan): Promise<Reply> {
  const { plan } = found;
  const problems: FieldProblem[] = [];
  const to = planStatuses.find((status) => status === sent(visit.body, 'to'));
  if (to === undefined || !mayFollow(plan.status).includes(to)) problems.push({ field: 'to', message: 'Select how it stands now' });
  if (to === 'dated' && plan.startsOn === null) problems.push({ field: 'to', message: 'Give it its days first: change it' });
  const missing = to === undefined ? undefined : wantsText[to];
  const text = readText(visit.body, 'text', { what: 'The text', most: 2000, ...(missing === undefined ? {} : { missing }) }, problems);
  if (to === undefined || problems.length > 0) return planPage(visit, found, problems, 422);
  await visit.tx.updateTable('audit_plan').set({ status: to, revision: plan.revision + 1 }).where('id', '=', plan.id).execute();
  await enter(visit, found, to, text);
  await retie(visit.tx, plan.id, { state: planWords[to] });
  await record(visit.tx, visit.now, { deed: 'moved an audit of the programme on', subjectKind: 'audit', subjectId: plan.id, detail: { reference: plan.reference, to } });
  return goTo(`/audits/plan/${plan.id}`, `${plan.reference}: ${planWords[to].toLowerCase()}.`);
}

/** Changes what an audit of the programme states. Its history says that it was changed, and the earlier statement stands in the record. */
export async function changePlan(visit: Visit): Promise<Reply> {
  const found = await openPlan(visit);
  if (found === null) return notFound;
  if (!found.keeps || isOver(found.plan.status)) return forbidden;
  const { plan, offers } = found;
  const problems: FieldProblem[] = [];
  const stated = await readStated(visit, offers, offers.boards.find((board) => board.id === plan.boardId)!, problems);
  if (stated === null) return changePlanPage(visit, found, problems, 422);
  if (Number(sent(visit.body, 'revision')) !== plan.revision) return changePlanPage(visit, found, [{ field: '', message: tooLate }], 409);
  await visit.tx.updateTable('audit_plan').set({
    name: stated.name, about: stated.about, kind: stated.kind, group_id: stated.groupId, ground: stated.ground, ground_text: stated.groundText, prompted_by: stated.promptedBy, lead_id: stated.leadId, priorities: stated.priorities,
    starts_on: stated.startsOn, ends_on: stated.endsOn, revision: plan.revision + 1,
  }).where('id', '=', plan.id).execute();
  await enter(visit, found, 'changed', '');
  await retie(visit.tx, plan.id, { title: stated.name });
  await record(visit.tx, visit.now, { deed: 'changed an audit of the programme', subjectKind: 'audit', subjectId: plan.id, detail: { reference: plan.reference, before: { name: plan.name, startsOn: plan.startsOn, endsOn: plan.endsOn } } });
  return goTo(`/audits/plan/${plan.id}`, 'The audit is changed.');
}
