import { record } from '../../access/record.ts';
import type { Day } from '../../calendar/index.ts';
import { either } from '../../framework/words.ts';
import { ChangedMeanwhile, newId } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { changedMeanwhile, openCaseReview, type CaseReview } from '../proceedings/case-review.ts';
import { act } from '../review/act.ts';
import { copyClock } from './copy-clock.ts';
import { publishedColumns } from './keep-publication.ts';
import { decisionSteps, publishSteps, recordsDecision, recordsPublishing } from './kept-by-process.ts';
import { publicationQuestions } from './questions.ts';
import { shown } from './publication-page.tsx';
import { readPublication, type Publication } from './read-publication.ts';
import { publishedDetail, readPublished } from './read-published.ts';

/** What one deed changes of a publication, and what the record says of it. */
interface Change {
  set: Record<string, unknown>;
  deed: string;
  said: string;
  detail?: Record<string, unknown>;
}

/** One deed on the publication of a review: its plan, a copy sent, the check, the decision, the publication itself. */
export async function changePublication(visit: Visit): Promise<Reply> {
  const review = await openCaseReview(visit);
  if (review === null) return notFound;
  const { tx, me, now, body } = visit;
  const stands = await readPublication(tx, review.process.id);
  const doing = sent(body, 'do');
  const problems: FieldProblem[] = [];
  if (doing === 'copy') return sendCopy(visit, review, stands, problems);
  const deed = deeds[doing];
  if (deed === undefined) return shown(visit, review, stands, [{ field: '', message: 'Choose what to do' }], 422);
  if (Number(sent(body, 'revision')) !== stands.revision) return shown(visit, review, stands, [{ field: '', message: changedMeanwhile }], 409);
  const steps = doing === 'decide' && !recordsDecision(review.process) ? decisionSteps(review.process) : doing === 'publish' && !recordsPublishing(review.process) ? publishSteps(review.process) : null;
  if (steps !== null) return shown(visit, review, stands, [{ field: '', message: `It is recorded at the step ${either(steps.map(({ name }) => `“${name}”`))}` }], 422);
  const change = await deed(visit, review, stands, problems);
  if (change !== null && 'kind' in change) return change;
  if (change === null || problems.length > 0) return shown(visit, review, stands, problems, 422);
  const values = { ...change.set, revision: stands.revision + 1, changed_at: now, changed_by: me.personId };
  const written = stands.revision === 0
    ? (await tx.insertInto('publication').values({ partnership_id: me.partnershipId, process_id: review.process.id, case_id: review.caseId, ...values }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows
    : (await tx.updateTable('publication').set(values).where('partnership_id', '=', me.partnershipId).where('process_id', '=', review.process.id).where('revision', '=', stands.revision).executeTakeFirst()).numUpdatedRows;
  if (written !== 1n) throw new ChangedMeanwhile();
  await record(tx, now, { deed: change.deed, subjectKind: 'process', subjectId: review.process.id, caseId: review.caseId, detail: { reference: review.process.reference, ...change.detail } });
  return goTo(`${review.href}/publication`, change.said);
}

type Deed = (visit: Visit, review: CaseReview, stands: Publication, problems: FieldProblem[]) => Promise<Change | Reply | null>;

const notInFuture = (on: Day | null, today: Day, field: string, problems: FieldProblem[]): void => {
  if (on !== null && on > today) problems.push({ field, message: 'The day must be today or in the past' });
};

/** The planned day. Where the framework has a clock that runs up to publication, its day is set with it. */
const plan: Deed = async (visit, review, stands, problems) => {
  const plannedOn = readDay(visit.body, 'plannedOn', 'The planned day', problems);
  const reason = readText(visit.body, 'reason', { what: 'The reason', most: 500, ...(stands.plannedOn === null ? {} : { missing: 'Say why the day is changed' }) }, problems);
  if (plannedOn === null || problems.length > 0) return null;
  const clock = copyClock(review.process.definition);
  if (clock !== null && review.process.state.status === 'running' && review.process.state.anchors[clock.anchor] !== plannedOn) {
    const done = await act(visit, review, { type: 'anchor-set', anchor: clock.anchor, on: plannedOn, reason: reason || 'As planned for publication' });
    if ('problems' in done) {
      problems.push(...done.problems.map(({ field, message }) => ({ field: field === 'on' ? 'plannedOn' : field, message })));
      return null;
    }
    // The day is kept with the publication as it is set.
    return goTo(`${review.href}/publication`, 'The day is planned.');
  }
  return { set: { planned_on: plannedOn }, deed: 'planned the publication', said: 'The day is planned.', detail: { on: plannedOn, reason } };
};

/** That somebody has looked whether anybody could be known by the report. */
const check: Deed = async ({ body, today }, _review, _stands, problems) => {
  const checkedOn = readDay(body, 'checkedOn', 'The day of the check', problems);
  notInFuture(checkedOn, today, 'checkedOn', problems);
  const checkedBy = readText(body, 'checkedBy', { what: 'Who checked it', most: 200, missing: 'Enter who checked it' }, problems);
  const note = readText(body, 'checkNote', { what: 'What was looked at', most: 2000, missing: 'Enter what was looked at' }, problems);
  return { set: { checked_on: checkedOn, checked_by: checkedBy, check_note: note }, deed: 'recorded the anonymisation check', said: 'The check is recorded.', detail: { on: checkedOn, by: checkedBy } };
};

/** The decision to publish or not, with what was weighed. Not to publish needs reasons. */
const decide: Deed = async ({ body, today }, _review, stands, problems) => {
  const decision = sent(body, 'decision');
  if (decision !== 'publish' && decision !== 'not-publish') problems.push({ field: 'decision', message: 'Select what was decided' });
  if (decision === 'not-publish' && stands.publishedOn !== null) problems.push({ field: 'decision', message: 'It is published already' });
  const decidedBy = readText(body, 'decidedBy', { what: 'Who decided', most: 200, missing: 'Enter who decided it' }, problems);
  const decidedOn = readDay(body, 'decidedOn', 'The day of the decision', problems);
  notInFuture(decidedOn, today, 'decidedOn', problems);
  const reasons = readText(body, 'reasons', { what: 'The reasons', most: 4000, ...(decision === 'not-publish' ? { missing: 'Enter why it is not published' } : {}) }, problems);
  const weighed = Object.fromEntries(publicationQuestions.map(({ key }) => [key, readText(body, `weighed-${key}`, { what: 'The answer', most: 2000 }, problems)]).filter(([, said]) => said !== ''));
  return {
    set: { decision, decided_by: decidedBy, decided_on: decidedOn, reasons, weighed: JSON.stringify(weighed) },
    deed: decision === 'publish' ? 'recorded the decision to publish' : 'recorded the decision not to publish', said: 'The decision is recorded.', detail: { by: decidedBy, on: decidedOn },
  };
};

/** That it is published, where, and until when. */
const publish: Deed = async (visit, review, stands, problems) => {
  const steps = publishSteps(review.process);
  const step = steps[0] ?? null;
  // What a step has published is put right here once the process is over, whatever was decided; what none has, only by a decision.
  const published = steps.some(({ key }) => review.process.state.steps[key]?.standing === 'done');
  if (stands.decision !== 'publish' && !published) problems.push({ field: '', message: stands.decision === null ? 'Record first who decided that it is published' : 'It was decided not to publish it. Record the new decision first' });
  const read = await readPublished(visit, review, stands, step, problems);
  return read === null ? null : {
    set: publishedColumns(read),
    deed: read.holds.length > 0 ? 'recorded the publication while a hold was in force' : 'recorded the publication', said: 'It is recorded as published.', detail: publishedDetail(read),
  };
};

const deeds: Readonly<Record<string, Deed>> = { plan, check, decide, publish };

async function sendCopy(visit: Visit, review: CaseReview, stands: Publication, problems: FieldProblem[]): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const toWhom = readText(body, 'toWhom', { what: 'To whom', most: 300, missing: 'Enter to whom it was sent' }, problems);
  const sentOn = readDay(body, 'sentOn', 'The day of sending', problems);
  notInFuture(sentOn, today, 'sentOn', problems);
  const how = readText(body, 'how', { what: 'How it was sent', most: 300, missing: 'Say how it was sent' }, problems);
  if (sentOn === null || problems.length > 0) return shown(visit, review, stands, problems, 422);
  await tx.insertInto('publication_copy').values({ partnership_id: me.partnershipId, id: newId(), case_id: review.caseId, process_id: review.process.id, to_whom: toWhom, sent_on: sentOn, how, recorded_at: now, recorded_by: me.personId }).execute();
  await record(tx, now, { deed: 'recorded a copy sent before publication', subjectKind: 'process', subjectId: review.process.id, caseId: review.caseId, detail: { reference: review.process.reference, to: toWhom, on: sentOn } });
  return goTo(`${review.href}/publication`, 'The copy is recorded.');
}
