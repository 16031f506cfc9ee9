import { record } from '../../../access/record.ts';
import { formatDay } from '../../../calendar/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { knownThemes } from '../../../thread/board-pack.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { auditHref } from '../audit/words.tsx';
import { readSentLines, tooManyLines } from './lines.ts';
import { editionBehind, planOffers, type PlanOffers } from './offers.ts';
import { planPage } from './plan-page.tsx';

const mostReminders = 10;

/** Days before the last day on which auditors are reminded; negative ones come after it. */
export function readReminders(typed: string, problems: FieldProblem[]): number[] {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const days = parts.map(Number);
  if (days.length > mostReminders || parts.some((part) => !/^-?\d{1,2}$/.test(part))) {
    problems.push({ field: 'remind', message: `Reminders must be up to ${mostReminders} whole numbers of days, such as 7, 1, -3` });
    return [];
  }
  return [...new Set(days)].toSorted((a, b) => b - a);
}

/** Plans a case audit: what it wants to know, who audits with what, and by when. Its cases are drawn next. */
export async function planAudit(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const offers = await planOffers(visit);
  if (offers === null) return forbidden;
  const { pack } = offers.edition;
  const problems: FieldProblem[] = [];
  const title = readText(body, 'title', { what: 'The title', most: 200, missing: 'Enter a title' }, problems);
  const kind = sent(body, 'kind');
  if (!pack.audits.kinds.some((each) => each.key === kind)) problems.push({ field: 'kind', message: 'Select the kind of audit' });
  const about = readText(body, 'about', { what: 'The guidance', most: 4000 }, problems);
  const lines = readSentLines(body, pack, problems);
  const voiceAsked = readText(body, 'voiceAsked', { what: 'Whose views are asked', most: 1000 }, problems);
  const dueOn = readDay(body, 'dueOn', 'The last day', problems);
  if (dueOn !== null && dueOn < today) problems.push({ field: 'dueOn', message: 'The last day must be today or later' });
  const remindDays = readReminders(sent(body, 'remind'), problems);
  const auditing = readAuditing(visit, offers, problems);
  if (auditing.length > 1 && voiceAsked === '') problems.push({ field: 'voiceAsked', message: 'Enter whose views are to be asked' });
  if (dueOn === null || problems.length > 0) return planPage(visit, problems);
  const id = newId();
  const reference = await nextReference(tx, 'CFA', today);
  const planId = offers.plans.find((each) => each.id === sent(body, 'plan'))?.id ?? null;
  const previousId = offers.earlier.find((each) => each.id === sent(body, 'previous'))?.id ?? null;
  await tx.insertInto('case_audit').values({
    partnership_id: me.partnershipId, id, board_id: offers.boardId, group_id: offers.groups.find((each) => each.id === sent(body, 'group'))?.id ?? null, reference, title, about, kind,
    agencies: auditing.length > 1 ? 'multi' : 'single', themes: knownThemes(pack, sentAll(body, 'themes')), plan_id: planId, process_id: offers.askedBy?.processId ?? null, step: offers.askedBy?.step ?? null,
    lines: JSON.stringify(lines), voice_asked: voiceAsked, due_on: dueOn, remind_days: remindDays, status: 'planned', previous_id: previousId, made_at: now, made_by: me.personId,
  }).execute();
  for (const { agencyId, tool } of auditing) {
    const toolId = await editionBehind(visit, offers, tool);
    if (toolId === null) throw new Error(`the tool ${tool} was offered and is gone`);
    await tx.insertInto('case_audit_agency').values({ partnership_id: me.partnershipId, audit_id: id, agency_id: agencyId, board_id: offers.boardId, tool_id: toolId }).execute();
  }
  await tie(tx, me.partnershipId, { id, kind: 'case-audit', reference, title, state: `Planned, due ${formatDay(dueOn)}`, happenedOn: today, caseId: null }, await knotsAmong(tx, [planId, previousId, offers.askedBy?.processId ?? null]));
  await record(tx, now, { deed: 'planned a case audit', subjectKind: 'case audit', subjectId: id, detail: { reference, title, agencies: auditing.length } });
  return goTo(auditHref(id), [`${reference} is planned. Draw its cases next.`, tooManyLines(pack, lines)].filter(Boolean).join(' '));
}

export function readAuditing({ body }: Pick<Visit, 'body'>, { agencies, tools }: Pick<PlanOffers, 'agencies' | 'tools'>, problems: FieldProblem[]): { agencyId: string; tool: string }[] {
  const auditing = agencies.map(({ id }) => ({ agencyId: id, tool: sent(body, `tool.${id}`) })).filter(({ tool }) => tool !== '');
  for (const { agencyId, tool } of auditing) if (!tools.some((offered) => offered.value === tool)) problems.push({ field: `tool.${agencyId}`, message: 'Choose a tool from the list' });
  if (auditing.length === 0) problems.push({ field: 'agencies', message: 'Choose the tool of at least one agency' });
  return auditing;
}

/** Those of some things that are on the golden thread: an entry of the programme may not be. */
async function knotsAmong(tx: Tx, ids: readonly (string | null)[]): Promise<string[]> {
  const wanted = ids.filter((id) => id !== null);
  return wanted.length === 0 ? [] : (await tx.selectFrom('thread_node').select('id').where('id', 'in', wanted).execute()).map(({ id }) => id);
}
