import { record } from '../../../access/record.ts';
import { formatDay, type Day } from '../../../calendar/index.ts';
import { ChangedMeanwhile, newId } from '../../../platform/index.ts';
import { retie } from '../../../thread/line/knot.ts';
import { AreaField, boxesOf, Button, DateField, ErrorSummary, problemAt, readDay, readText, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { openAudit, openToChange, type OpenAudit } from '../audit/read-audit.ts';
import { readAgencies, readScorings, standing, type Scoring } from '../audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';
import { changedWords, type Planned } from './changed.ts';
import { readSentLines, tooManyLines } from './lines.ts';
import { editionBehind, planOffers, type PlanOffers } from './offers.ts';
import { readAuditing, readReminders } from './plan-audit.ts';
import { Agencies, Lines } from './plan-page.tsx';

/** An audit is changed until its workshop begins: from then on it is what was asked. */
export const isChangeable = ({ audit }: Pick<OpenAudit, 'audit'>): boolean => audit.status === 'planned' || audit.status === 'auditing';
/** Somebody has begun to score: what is changed now changes what they were asked, and wants a reason. */
const scoringBegan = (scorings: readonly Scoring[]): boolean => scorings.some(({ status }) => status === 'scoring' || status === 'submitted');

interface Changing {
  open: OpenAudit;
  offers: PlanOffers;
  before: Planned;
  scorings: Scoring[];
}

async function readChanging(visit: Visit, open: OpenAudit): Promise<Changing | null> {
  const { tx } = visit;
  const { audit } = open;
  const offers = await planOffers(visit, audit.boardId);
  if (offers === null) return null;
  const agencies = await readAgencies(tx, audit.id);
  const { remind_days: remindDays } = await tx.selectFrom('case_audit').select('remind_days').where('id', '=', audit.id).executeTakeFirstOrThrow();
  const auditing = agencies.map(({ id, name, toolId }) => ({ agencyId: id, agency: name, toolId }));
  // An edition with which the audit was planned may have been withdrawn since: who audits with it goes on.
  const gone = [...new Set(auditing.map(({ toolId }) => toolId))].filter((id) => !offers.tools.some(({ value }) => value === id)).map((value) => ({ value, label: 'The edition with which it was planned' }));
  const left = agencies.filter(({ id }) => !offers.agencies.some((each) => each.id === id)).map(({ id, name }) => ({ id, name }));
  return {
    open, offers: { ...offers, tools: [...gone, ...offers.tools], agencies: [...offers.agencies, ...left] }, scorings: standing(await readScorings(tx, audit.id)),
    before: { title: audit.title, about: audit.about, lines: audit.lines, voiceAsked: audit.voiceAsked, dueOn: audit.dueOn, remindDays, auditing },
  };
}

function asTyped({ before }: Changing): Sent {
  const due = boxesOf(before.dueOn);
  return {
    title: before.title, about: before.about, voiceAsked: before.voiceAsked, 'dueOn-day': due.day, 'dueOn-month': due.month, 'dueOn-year': due.year, remind: before.remindDays.join(', '),
    ...Object.fromEntries(before.lines.flatMap((line) => { const number = line.key.replace('line-', ''); return [[`line.${number}`, line.text], [`about.${number}`, line.about], [`priority.${number}`, line.priority]]; })),
    ...Object.fromEntries(before.auditing.map(({ agencyId, toolId }) => [`tool.${agencyId}`, toolId])),
  };
}

/** The plan of an audit, to be changed: its title, lines of enquiry, agencies and days; and withdrawing it. */
export async function changePlanPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  if (!isChangeable(open)) return goTo(auditHref(open.audit.id));
  const changing = await readChanging(visit, open);
  if (changing === null) return forbidden;
  const { offers, scorings } = changing;
  const withdraws = sent(visit.body, 'do') === 'withdraw';
  const body = visit.body['title'] === undefined ? asTyped(changing) : visit.body;
  const value = (name: string): string => sent(body, name);
  const at = (name: string): string | undefined => problemAt(problems, name);
  const began = scoringBegan(scorings);
  const action = auditHref(open.audit.id, '/plan');
  return page('Change the plan', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Change the plan</h1>
      {began && <InsetText>Scoring has begun. What you change now changes what auditors were asked, so give a reason: it stands in the history of the audit.</InsetText>}
      <PostForm action={action}>
        <input type="hidden" name="revision" value={open.audit.revision} />
        <TextField name="title" label="Title" hint="Everybody on the board sees it. Name nobody." value={value('title')} error={at('title')} />
        <AreaField name="about" label="Guidance for the auditors" value={value('about')} error={at('about')} />
        <Lines offers={offers} body={body} problems={problems} />
        <AreaField name="voiceAsked" label="Whose views are to be asked?" rows={3} value={value('voiceAsked')} error={at('voiceAsked')} />
        <DateField name="dueOn" label="Last day for the auditors" hint="Auditors who have not handed in get it too." typed={typedDay(body, 'dueOn')} error={at('dueOn')} />
        <TextField name="remind" label="Reminders, in days before the last day" hint="For example 7, 1, -3. A number below nought is a day after it." width="20" value={value('remind')} error={at('remind')} />
        <Agencies offers={offers} body={body} problems={problems} />
        <AreaField name="reason" label={began ? 'Why?' : 'Why? (optional)'} rows={3} value={withdraws ? '' : value('reason')} error={at('reason')} />
        <Button name="do" value="change">Save the plan</Button>
      </PostForm>
      <h2 class="govuk-heading-m">Withdraw the audit</h2>
      <p class="govuk-body">It stays in the list, marked as withdrawn, with the reason. Links of auditors end.</p>
      <PostForm action={action}>
        <input type="hidden" name="revision" value={open.audit.revision} />
        <AreaField name="whyWithdrawn" label="Why is it withdrawn?" rows={3} value={sent(visit.body, 'whyWithdrawn')} error={at('whyWithdrawn')} />
        <Button name="do" value="withdraw" look="warning">Withdraw the audit</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

export async function changePlan(visit: Visit): Promise<Reply> {
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  if (!isChangeable(open)) return goTo(auditHref(audit.id), 'The plan can no longer be changed.');
  if (Number(sent(visit.body, 'revision')) !== audit.revision) return changePlanPage(visit, [{ field: '', message: 'Somebody else changed the audit while you were at it. Look at it as it is now, then change it again.' }]);
  return sent(visit.body, 'do') === 'withdraw' ? withdraw(visit, open) : change(visit, open);
}

async function change(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const { audit, pack } = open;
  const changing = await readChanging(visit, open);
  if (changing === null) return forbidden;
  const { offers, before, scorings } = changing;
  const problems: FieldProblem[] = [];
  const title = readText(body, 'title', { what: 'The title', most: 200, missing: 'Enter a title' }, problems);
  const about = readText(body, 'about', { what: 'The guidance', most: 4000 }, problems);
  const lines = readSentLines(body, pack, problems);
  const voiceAsked = readText(body, 'voiceAsked', { what: 'Whose views are asked', most: 1000 }, problems);
  const dueOn = readDay(body, 'dueOn', 'The last day', problems);
  if (dueOn !== null && dueOn < today && dueOn !== audit.dueOn) problems.push({ field: 'dueOn', message: 'The last day must be today or later' });
  const remindDays = readReminders(sent(body, 'remind'), problems);
  const chosen = readAuditing(visit, offers, problems);
  if (chosen.length > 1 && voiceAsked === '') problems.push({ field: 'voiceAsked', message: 'Enter whose views are to be asked' });
  for (const { agencyId, agency, toolId } of before.auditing) {
    const asked = scorings.some((scoring) => scoring.agencyId === agencyId);
    if (asked && chosen.find((each) => each.agencyId === agencyId)?.tool !== toolId) problems.push({ field: `tool.${agencyId}`, message: `${agency} has been asked to audit already, with this tool. It stays, or the audit is withdrawn` });
  }
  const reason = readText(body, 'reason', { what: 'The reason', most: 1000, ...(scoringBegan(scorings) ? { missing: 'Enter why the plan is changed: scoring has begun' } : {}) }, problems);
  if (dueOn === null || problems.length > 0) return changePlanPage(visit, problems);
  const auditing: Planned['auditing'][number][] = [];
  for (const { agencyId, tool } of chosen) auditing.push({ agencyId, agency: offers.agencies.find(({ id }) => id === agencyId)?.name ?? '', toolId: before.auditing.some(({ toolId }) => toolId === tool) ? tool : ((await editionBehind(visit, offers, tool)) ?? tool) });
  const words = changedWords(before, { title, about, lines, voiceAsked, dueOn, remindDays, auditing });
  if (words.length === 0) return goTo(auditHref(audit.id), 'Nothing was changed.');
  const kept = await tx.updateTable('case_audit').set({ title, about, lines: JSON.stringify(lines), voice_asked: voiceAsked, due_on: dueOn, remind_days: remindDays, agencies: auditing.length > 1 ? 'multi' : 'single', revision: audit.revision + 1 })
    .where('id', '=', audit.id).where('revision', '=', audit.revision).executeTakeFirst();
  if (kept.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  const off = before.auditing.filter((one) => !auditing.some((each) => each.agencyId === one.agencyId)).map(({ agencyId }) => agencyId);
  if (off.length > 0) await tx.deleteFrom('case_audit_agency').where('audit_id', '=', audit.id).where('agency_id', 'in', off).execute();
  await tx.insertInto('case_audit_agency').values(auditing.map(({ agencyId, toolId }) => ({ partnership_id: me.partnershipId, audit_id: audit.id, agency_id: agencyId, board_id: audit.boardId, tool_id: toolId })))
    .onConflict((conflict) => conflict.columns(['partnership_id', 'audit_id', 'agency_id']).doUpdateSet((excluded) => ({ tool_id: excluded.ref('excluded.tool_id') }))).execute();
  if (dueOn !== audit.dueOn) await tx.updateTable('case_scoring').set({ due_on: dueOn }).where('audit_id', '=', audit.id).where('status', 'in', ['asked', 'scoring']).execute();
  await told(visit, open, 'changed', words.join('\n'), reason, { title, state: `${audit.status === 'planned' ? 'Planned' : 'Auditing'}, due ${formatDay(dueOn as Day)}` });
  await record(tx, now, { deed: 'changed the plan of a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, changed: words, reason } });
  return goTo(auditHref(audit.id), ['The plan is changed.', tooManyLines(pack, lines)].filter(Boolean).join(' '));
}

async function withdraw(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const { audit } = open;
  const problems: FieldProblem[] = [];
  const reason = readText(body, 'whyWithdrawn', { what: 'The reason', most: 1000, missing: 'Enter why the audit is withdrawn' }, problems);
  if (problems.length > 0) return changePlanPage(visit, problems);
  await tx.updateTable('case_audit').set({ status: 'withdrawn', revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  const scorings = await readScorings(tx, audit.id);
  if (scorings.length > 0) await tx.updateTable('personal_link').set({ revoked_at: now, revoked_by: me.personId, revoked_reason: 'The audit was withdrawn' }).where('purpose', '=', 'case-scoring').where('subject_id', 'in', scorings.map(({ id }) => id)).where('revoked_at', 'is', null).execute();
  await told(visit, open, 'withdrawn', 'Withdrawn', reason, { state: 'Withdrawn' });
  await record(tx, now, { deed: 'withdrew a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, reason } });
  return goTo(auditHref(audit.id), `${audit.reference} is withdrawn.`);
}

async function told({ tx, me, now }: Visit, { audit }: OpenAudit, kind: 'changed' | 'withdrawn', text: string, reason: string, knot: { title?: string; state: string }): Promise<void> {
  await tx.insertInto('case_audit_entry').values({ partnership_id: me.partnershipId, id: newId(), audit_id: audit.id, board_id: audit.boardId, kind, text, reason, at: now, person_id: me.personId }).execute();
  await retie(tx, audit.id, knot);
}
