import { record } from '../../access/record.ts';
import type { Day } from '../../calendar/index.ts';
import { ChangedMeanwhile, isId, newId } from '../../platform/index.ts';
import { AreaField, boxesOf, Button, DateField, ErrorSummary, Facts, problemAt, RadioField, readDay, readText, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { captionOf, changedMeanwhile, openCaseReview, type CaseReview } from './case-review.ts';
import { nameOfKind } from './kinds.ts';
import { ProceedingFields, readProceeding } from './proceeding-form.tsx';
import { HoldsTable, proceedingFacts } from './proceedings-page.tsx';
import { readProceedings, type ProceedingRow } from './read-proceedings.ts';

async function open(visit: Visit): Promise<{ review: CaseReview; proceeding: ProceedingRow } | null> {
  const review = await openCaseReview(visit);
  if (review === null || !isId(visit.params['proceeding'] ?? '')) return null;
  const proceeding = (await readProceedings(visit.tx, review.caseId)).find((each) => each.id === visit.params['proceeding']);
  return proceeding === undefined ? null : { review, proceeding };
}

/** One proceeding: how it stands, and what is held back because of it. */
export async function proceedingPage(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  const { review, proceeding } = opened;
  await record(visit.tx, visit.now, { deed: 'read the parallel proceedings', subjectKind: 'proceeding', subjectId: proceeding.id, caseId: review.caseId, detail: { reference: review.process.reference } });
  return shown(visit, review, proceeding, [], 200);
}

/** Changes proceedings, or places a hold for them. */
export async function changeProceeding(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  switch (sent(visit.body, 'do')) {
    case 'change': return change(visit, opened.review, opened.proceeding);
    case 'hold': return placeHold(visit, opened.review, opened.proceeding);
    default: return shown(visit, opened.review, opened.proceeding, [{ field: '', message: 'Choose what to do' }], 422);
  }
}

async function change(visit: Visit, review: CaseReview, proceeding: ProceedingRow): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  if (Number(sent(body, 'revision')) !== proceeding.revision) return shown(visit, review, proceeding, [{ field: '', message: changedMeanwhile }], 409);
  const problems: FieldProblem[] = [];
  const told = readProceeding(body, today, problems);
  if (told === null) return shown(visit, review, proceeding, problems, 422);
  const changed = await tx.updateTable('proceeding').set({
    kind: told.kind, body: told.body, contact: told.contact, status: told.status, stands: told.stands, next_on: told.nextOn, next_what: told.nextWhat, ended_on: told.endedOn, revision: proceeding.revision + 1,
  }).where('partnership_id', '=', me.partnershipId).where('id', '=', proceeding.id).where('revision', '=', proceeding.revision).executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  await record(tx, now, { deed: 'changed parallel proceedings', subjectKind: 'proceeding', subjectId: proceeding.id, caseId: review.caseId, detail: { reference: review.process.reference, from: proceeding.status, to: told.status } });
  return goTo(`${review.href}/proceedings`, 'The proceedings are changed. A hold stays as it is until somebody lifts it or its last day has passed.');
}

interface HoldTold {
  what: string;
  askedBy: string;
  placedOn: Day;
  untilOn: Day | null;
  untilEvent: string;
  reviewOn: Day;
}

/** Reads how long a hold lasts: up to a day, or until an event. */
export function readUntil(from: Sent, today: Day, problems: FieldProblem[]): { untilOn: Day | null; untilEvent: string } {
  const until = sent(from, 'until');
  if (until === 'day') {
    const untilOn = readDay(from, 'untilOn', 'The last day', problems);
    if (untilOn !== null && untilOn < today) problems.push({ field: 'untilOn', message: 'The last day must be today or later' });
    return { untilOn, untilEvent: '' };
  }
  if (until === 'event') return { untilOn: null, untilEvent: readText(from, 'untilEvent', { what: 'What has to happen', most: 300, missing: 'Enter what has to happen first' }, problems) };
  problems.push({ field: 'until', message: 'Select until when it is held back' });
  return { untilOn: null, untilEvent: '' };
}

/** Reads the day on which somebody looks again: it is yet to come. */
export function readReviewDay(from: Sent, today: Day, problems: FieldProblem[]): Day | null {
  const reviewOn = readDay(from, 'reviewOn', 'The day on which to look again', problems);
  if (reviewOn !== null && reviewOn <= today) problems.push({ field: 'reviewOn', message: 'The day on which to look again must be in the future' });
  return reviewOn;
}

function readHold(from: Sent, today: Day, problems: FieldProblem[]): HoldTold | null {
  const what = readText(from, 'what', { what: 'What may not be disclosed', most: 1000, missing: 'Enter what may not be disclosed' }, problems);
  const askedBy = readText(from, 'askedBy', { what: 'Who asked', most: 200, missing: 'Enter who asked for it' }, problems);
  const placedOn = readDay(from, 'placedOn', 'The day on which it was asked for', problems);
  if (placedOn !== null && placedOn > today) problems.push({ field: 'placedOn', message: 'The day on which it was asked for must be today or in the past' });
  const until = readUntil(from, today, problems);
  const reviewOn = readReviewDay(from, today, problems);
  return problems.length > 0 || placedOn === null || reviewOn === null ? null : { what, askedBy, placedOn, ...until, reviewOn };
}

async function placeHold(visit: Visit, review: CaseReview, proceeding: ProceedingRow): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const problems: FieldProblem[] = [];
  const told = readHold(body, today, problems);
  if (told === null) return shown(visit, review, proceeding, problems, 422);
  const id = newId();
  await tx.insertInto('disclosure_hold').values({
    partnership_id: me.partnershipId, id, case_id: review.caseId, proceeding_id: proceeding.id, what: told.what, asked_by: told.askedBy, placed_on: told.placedOn,
    until_on: told.untilOn, until_event: told.untilEvent, review_on: told.reviewOn,
  }).execute();
  await tx.insertInto('hold_entry').values({
    partnership_id: me.partnershipId, id: newId(), case_id: review.caseId, hold_id: id, kind: 'placed', text: told.what, at: now, person_id: me.personId,
    detail: JSON.stringify({ untilOn: told.untilOn, untilEvent: told.untilEvent, reviewOn: told.reviewOn }),
  }).execute();
  await record(tx, now, { deed: 'placed a hold on disclosure', subjectKind: 'hold', subjectId: id, caseId: review.caseId, detail: { reference: review.process.reference, until: told.untilOn ?? told.untilEvent } });
  return goTo(`${review.href}/proceedings`, 'It is held back. The review’s pages say so until it ends.');
}

/** How long a hold lasts, as a question. */
export function UntilFields({ typed, stands, problems }: { typed: Sent | null; stands: { untilOn: Day | null; untilEvent: string } | null; problems: readonly FieldProblem[] }) {
  const kept = stands === null ? '' : stands.untilOn === null ? 'event' : 'day';
  return (
    <>
      <RadioField name="until" label="Until when?" value={typed === null ? kept : sent(typed, 'until')} error={problemAt(problems, 'until')} choices={[{ value: 'day', label: 'Up to and including a day' }, { value: 'event', label: 'Until something has happened' }]} />
      <DateField name="untilOn" label="If a day, the last one" typed={typed === null ? boxesOf(stands?.untilOn ?? null) : typedDay(typed, 'untilOn')} error={problemAt(problems, 'untilOn')} />
      <TextField name="untilEvent" label="If something has to happen, what?" hint="For example “the inquest has ended”. Somebody lifts the hold then." value={typed === null ? (stands?.untilEvent ?? '') : sent(typed, 'untilEvent')} error={problemAt(problems, 'untilEvent')} />
    </>
  );
}

function shown(visit: Visit, review: CaseReview, proceeding: ProceedingRow, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { body, today, me } = visit;
  const doing = problems.length > 0 ? sent(body, 'do') : '';
  const changing = doing === 'change' ? problems : [];
  const holding = doing === 'hold' ? problems : [];
  const typedHold = doing === 'hold' ? body : null;
  const action = `${review.href}/proceedings/${proceeding.id}`;
  const title = `${nameOfKind(proceeding.kind)}: ${proceeding.body}`;
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{captionOf(review)}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <Facts rows={proceedingFacts(proceeding)} />
      {proceeding.holds.length > 0 && <HoldsTable caption="Held back" holds={proceeding.holds} today={today} href={review.href} />}
      {me.permissions.has('run-review') && (
        <>
          <PostForm action={action} id="hold">
            <h2 class="govuk-heading-m">Hold something back</h2>
            <AreaField name="what" label="What may not be disclosed?" hint="For example the account of one witness. Names nobody." rows={3} value={typedHold === null ? '' : sent(typedHold, 'what')} error={problemAt(holding, 'what')} />
            <TextField name="askedBy" label="Who asked for it?" hint="Post and organisation." value={typedHold === null ? '' : sent(typedHold, 'askedBy')} error={problemAt(holding, 'askedBy')} />
            <DateField name="placedOn" label="Asked for on" typed={typedHold === null ? boxesOf(today) : typedDay(typedHold, 'placedOn')} error={problemAt(holding, 'placedOn')} />
            <UntilFields typed={typedHold} stands={null} problems={holding} />
            <DateField name="reviewOn" label="When is somebody to look at it again?" hint="From that day on it is in “My work” of whoever runs the review." typed={typedHold === null ? boxesOf(null) : typedDay(typedHold, 'reviewOn')} error={problemAt(holding, 'reviewOn')} />
            <Button name="do" value="hold">Hold it back</Button>
          </PostForm>
          <PostForm action={action} id="change">
            <h2 class="govuk-heading-m">Change what is known of them</h2>
            <input type="hidden" name="revision" value={proceeding.revision} />
            <ProceedingFields typed={doing === 'change' ? body : null} stands={proceeding} problems={changing} />
            <Button name="do" value="change" look="secondary">Save</Button>
          </PostForm>
        </>
      )}
    </>
  ), { status, section: 'reviews', back: { href: `${review.href}/proceedings`, text: 'Back to the parallel proceedings' } });
}
