import { record } from '../../access/record.ts';
import { addMonths, formatDay, type Day } from '../../calendar/index.ts';
import { ChangedMeanwhile, isId, newId, type Tx } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { keepFile } from '../keep-file.ts';
import { itemPage, linePage } from './item-page.tsx';
import { mayReadPaper, openItem, openLine, reach } from './open-item.ts';
import { deedsOn, planDeeds, statusAfter, type PlanDeed } from './plan-deed.ts';
import { titleOf } from './read-plan.ts';
import { planHref } from './plan-href.ts';

const isDeed = (text: string): text is PlanDeed => (planDeeds as readonly string[]).includes(text);
const done: Record<PlanDeed, string> = { prepared: 'It is marked as prepared.', taken: 'It is marked as taken.', 'put-off': 'It is put off.', 'not-needed': 'It is marked as not needed this time.', reopened: 'It is open again.' };
const missing: Partial<Record<PlanDeed, string>> = { 'put-off': 'Enter why it is put off', 'not-needed': 'Enter why it is not needed', reopened: 'Enter why it is opened again' };

/** One deed to an item of the plan: permission first, then its state's rule, then one transaction; two at once meet at the revision. */
export async function changeItem(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const found = await openItem(visit);
  if (found === null) return notFound;
  const { plan, item } = found;
  const deed = sent(body, 'do');
  if (!isDeed(deed) || !(found.keeps || (deed === 'prepared' && found.prepares))) return forbidden;
  if (Number(sent(body, 'revision')) !== (item.mark?.revision ?? 0)) return itemPage(visit, found, deed, [{ field: '', message: 'Somebody else changed this while you were at it. What they did stands below; what you typed is kept. Look, then send it again.' }], 409);
  const problems: FieldProblem[] = [];
  if (!deedsOn(item.mark?.status ?? 'open', found).includes(deed)) problems.push({ field: '', message: 'That cannot be done to it as it stands.' });
  const text = readText(body, 'text', { what: 'The text', most: 2000, ...(missing[deed] === undefined ? {} : { missing: missing[deed] }) }, problems);
  const reports = deed === 'prepared' || deed === 'taken';
  const named = reports ? readText(body, 'report', { what: 'The name of the report', most: 200 }, problems) : '';
  const until = deed === 'put-off' ? readDay(body, 'until', 'The day', problems) : null;
  if (until !== null && (until <= item.by || until < visit.today)) problems.push({ field: 'until', message: 'The day must be later than the present one, and not in the past' });
  if (until !== null && until > addMonths(visit.today, reach)) problems.push({ field: 'until', message: `The day must be within ${reach} months` });
  const asked = deed === 'taken' ? sent(body, 'meeting') : '';
  const meeting = isId(asked) ? await tx.selectFrom('meeting').select('id').where('id', '=', asked).where('group_id', '=', plan.groupId).where('cancelled_on', 'is', null).executeTakeFirst() : undefined;
  if (asked !== '' && meeting === undefined) problems.push({ field: 'meeting', message: 'Choose a meeting of the group' });
  if (problems.length > 0) return itemPage(visit, found, deed, problems, 422);

  const file = reports ? visit.files[0] : undefined;
  if (file !== undefined) await keepFile(visit, file);
  const report = named || file?.name || '';
  await mark(tx, me.partnershipId, { groupId: plan.groupId, line: item.line, due: item.due }, item.mark, {
    status: statusAfter(item.mark?.status ?? 'open', deed), ...(until === null ? {} : { moved_to: until }), ...(report === '' ? {} : { report }), ...(file === undefined ? {} : { file_id: file.id }),
    ...(deed === 'taken' ? { meeting_id: meeting?.id ?? null } : {}), ...(deed === 'reopened' ? { meeting_id: null } : {}),
  }, { kind: deed, text: [until === null ? '' : `Until ${formatDay(until)}.`, report, text].filter(Boolean).join('\n'), at: now, personId: me.personId });
  await record(tx, now, { deed: `changed an item of the forward plan: ${deed}`, subjectKind: 'group', subjectId: plan.groupId, detail: { what: titleOf(item), due: item.due } });
  return goTo(planHref(plan.groupId, item.line, item.due), done[deed]);
}

export interface MarkChange {
  status: string;
  moved_to?: Day;
  report?: string;
  file_id?: string;
  meeting_id?: string | null;
  by_hand?: boolean;
}

/** Writes what was done with an occurrence, which has no row until somebody touches it, and its history. */
export async function mark(tx: Tx, partnershipId: string, at: { groupId: string; line: string; due: Day }, before: { id: string; revision: number } | null, change: MarkChange, entry: { kind: string; text: string; at: Date; personId: string | null }): Promise<void> {
  const id = before?.id ?? newId();
  const written = before === null
    ? await tx.insertInto('plan_item').values({ partnership_id: partnershipId, id, group_id: at.groupId, line: at.line, due_on: at.due, ...change }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    : await tx.updateTable('plan_item').set({ ...change, revision: before.revision + 1 }).where('id', '=', id).where('revision', '=', before.revision).executeTakeFirst();
  const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : (written.numInsertedOrUpdatedRows ?? 0n);
  if (rows !== 1n) throw new ChangedMeanwhile();
  await tx.insertInto('plan_entry').values({ partnership_id: partnershipId, id: newId(), item_id: id, kind: entry.kind, text: entry.text, at: entry.at, person_id: entry.personId }).execute();
}

/** Sets the day from which a line counts, or puts one that comes as cases arise on the plan for a day. */
export async function changeLine(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const found = await openLine(visit);
  if (found === null) return notFound;
  const { plan, told } = found;
  const deed = sent(body, 'do');
  const undated = plan.undated.some((line) => line.line === told.line);
  if (!found.keeps || !(deed === 'add' ? undated : deed === 'begin' && found.mayChooseDay)) return forbidden;
  const problems: FieldProblem[] = [];
  const day = readDay(body, 'day', 'The day', problems);
  if (day !== null && (day < plan.startsOn || day > addMonths(today, reach))) problems.push({ field: 'day', message: `The day must be ${formatDay(plan.startsOn)} or later, and within ${reach} months` });
  if (deed === 'add' && day !== null && found.items.some((item) => item.due === day)) problems.push({ field: 'day', message: 'It is on the plan for this day already' });
  if (day === null || problems.length > 0) return linePage(visit, found, problems);
  if (deed === 'add') await mark(tx, me.partnershipId, { groupId: plan.groupId, line: told.line, due: day }, null, { status: 'open', by_hand: true }, { kind: 'added', text: '', at: now, personId: me.personId });
  else {
    await tx.insertInto('plan_line').values({ partnership_id: me.partnershipId, group_id: plan.groupId, line: told.line, first_on: day, set_at: now, set_by: me.personId })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'group_id', 'line']).doUpdateSet({ first_on: day, set_at: now, set_by: me.personId })).execute();
  }
  await record(tx, now, { deed: deed === 'add' ? 'put something on the forward plan' : 'chose when a line of the forward plan falls due', subjectKind: 'group', subjectId: plan.groupId, detail: { what: titleOf(told), day } });
  return goTo(planHref(plan.groupId, told.line), deed === 'add' ? `It is on the plan for ${formatDay(day)}.` : `It counts from ${formatDay(day)}.`);
}

/** The report that was attached: for the group, for those who keep its plan, and for whoever prepares it. */
export async function itemReport(visit: Visit): Promise<Reply> {
  const found = await openItem(visit);
  if (found === null || !mayReadPaper(visit.me, found)) return found === null ? notFound : forbidden;
  const fileId = found.item.mark?.fileId ?? null;
  const file = fileId === null ? undefined : await visit.tx.selectFrom('stored_file').select(['id', 'name', 'type']).where('id', '=', fileId).executeTakeFirst();
  return file === undefined ? notFound : { kind: 'download', name: file.name, type: file.type, content: visit.app.files.read(file.id) };
}
