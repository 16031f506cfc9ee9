import { record } from '../../access/record.ts';
import { formatDay, formatInstant } from '../../calendar/index.ts';
import { ChangedMeanwhile, isId, newId } from '../../platform/index.ts';
import { AreaField, boxesOf, Button, DateField, ErrorSummary, Facts, problemAt, readDay, readText, Table, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { captionOf, changedMeanwhile, openCaseReview, type CaseReview } from './case-review.ts';
import { holdStanding, untilWords } from './hold.ts';
import { nameOfKind } from './kinds.ts';
import { readReviewDay, readUntil, UntilFields } from './proceeding-page.tsx';
import { HoldTag } from './proceedings-page.tsx';
import { readHoldHistory, readProceedings, type HoldEntry, type HoldRow, type ProceedingRow } from './read-proceedings.ts';

interface OpenHold {
  review: CaseReview;
  proceeding: ProceedingRow;
  hold: HoldRow;
}

const entryWords: Record<HoldEntry['kind'], string> = { placed: 'Placed', kept: 'Looked at and kept', moved: 'Its end was moved', lifted: 'Lifted' };

async function open(visit: Visit): Promise<OpenHold | null> {
  const review = await openCaseReview(visit);
  if (review === null || !isId(visit.params['hold'] ?? '')) return null;
  for (const proceeding of await readProceedings(visit.tx, review.caseId)) {
    const hold = proceeding.holds.find((each) => each.id === visit.params['hold']);
    if (hold !== undefined) return { review, proceeding, hold };
  }
  return null;
}

/** One hold with its history, where it is looked at again, moved or lifted. */
export async function holdPage(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  await record(visit.tx, visit.now, { deed: 'read a hold on disclosure', subjectKind: 'hold', subjectId: opened.hold.id, caseId: opened.review.caseId, detail: { reference: opened.review.process.reference } });
  return shown(visit, opened, [], 200);
}

/** Keeps a hold at its review, moves its end, or lifts it. Each needs its reason, and stays in its history. */
export async function changeHold(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  const { tx, me, now, today, body } = visit;
  const { review, hold } = opened;
  const doing = sent(body, 'do');
  if (Number(sent(body, 'revision')) !== hold.revision) return shown(visit, opened, [{ field: '', message: changedMeanwhile }], 409);
  if (hold.liftedOn !== null) return shown(visit, opened, [{ field: '', message: 'This hold is lifted. Place a new one where something has to be held back again.' }], 422);
  const problems: FieldProblem[] = [];
  const change = ((): { kind: 'kept' | 'moved' | 'lifted'; set: { review_on?: string; until_on?: string | null; until_event?: string; lifted_on?: string } } | null => {
    switch (doing) {
      case 'keep': {
        const reviewOn = readReviewDay(body, today, problems);
        return reviewOn === null ? null : { kind: 'kept', set: { review_on: reviewOn } };
      }
      case 'move': {
        const until = readUntil(body, today, problems);
        return { kind: 'moved', set: { until_on: until.untilOn, until_event: until.untilEvent } };
      }
      case 'lift': {
        const on = readDay(body, 'liftedOn', 'The day', problems);
        if (on !== null && on > today) problems.push({ field: 'liftedOn', message: 'The day must be today or in the past' });
        if (on !== null && on < hold.placedOn) problems.push({ field: 'liftedOn', message: 'The hold cannot be lifted before it was placed' });
        return on === null ? null : { kind: 'lifted', set: { lifted_on: on } };
      }
      default:
        problems.push({ field: '', message: 'Choose what to do' });
        return null;
    }
  })();
  const text = change === null && doing === '' ? '' : readText(body, `${doing}-text`, { what: 'The reason', most: 2000, missing: 'Enter who said so, and why' }, problems);
  if (change === null || problems.length > 0) return shown(visit, opened, problems, 422);
  const changed = await tx.updateTable('disclosure_hold').set({ ...change.set, revision: hold.revision + 1 }).where('partnership_id', '=', me.partnershipId).where('id', '=', hold.id).where('revision', '=', hold.revision).executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  await tx.insertInto('hold_entry').values({
    partnership_id: me.partnershipId, id: newId(), case_id: review.caseId, hold_id: hold.id, kind: change.kind, text, at: now, person_id: me.personId,
    detail: JSON.stringify({ from: { untilOn: hold.untilOn, untilEvent: hold.untilEvent, reviewOn: hold.reviewOn }, to: change.set }),
  }).execute();
  await record(tx, now, { deed: { kept: 'kept a hold on disclosure', moved: 'moved the end of a hold on disclosure', lifted: 'lifted a hold on disclosure' }[change.kind], subjectKind: 'hold', subjectId: hold.id, caseId: review.caseId, detail: { reference: review.process.reference, reason: text } });
  return goTo(`${review.href}/proceedings`, { kept: 'The hold is kept.', moved: 'The end of the hold is moved.', lifted: 'The hold is lifted. Its history stays.' }[change.kind]);
}

async function shown(visit: Visit, { review, proceeding, hold }: OpenHold, problems: readonly FieldProblem[], status: 200 | 409 | 422): Promise<Reply> {
  const { body, today, me } = visit;
  const history = await readHoldHistory(visit.tx, hold.id);
  const doing = problems.length > 0 ? sent(body, 'do') : '';
  const at = (form: string) => (doing === form ? problems : []);
  const text = (form: string) => ({ name: `${form}-text`, value: doing === form ? sent(body, `${form}-text`) : '', error: problemAt(at(form), `${form}-text`) });
  const action = `${review.href}/holds/${hold.id}`;
  const may = me.permissions.has('run-review') && hold.liftedOn === null;
  const Revision = () => <input type="hidden" name="revision" value={hold.revision} />;
  return page('A hold on disclosure', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{captionOf(review)}</span>
      <h1 class="govuk-heading-l">A hold on disclosure</h1>
      <Facts rows={[
        { name: 'What may not be disclosed', value: hold.what },
        { name: 'Stands', value: <HoldTag hold={hold} today={today} /> },
        { name: 'Held', value: untilWords(hold) },
        { name: 'Because of', value: `${nameOfKind(proceeding.kind)}: ${proceeding.body}` },
        { name: 'Asked by', value: `${hold.askedBy}, on ${formatDay(hold.placedOn)}` },
        { name: 'To be looked at again on', value: formatDay(hold.reviewOn) },
        ...(hold.liftedOn === null ? [] : [{ name: 'Lifted on', value: formatDay(hold.liftedOn) }]),
      ]} />
      <Table caption="Its history" heads={['When', 'What', 'In words', 'Who']} rows={history.map((entry) => [formatInstant(entry.at), entryWords[entry.kind], entry.text, entry.person ?? '–'])} />
      {may && (
        <>
          {holdStanding(hold, today) === 'in-force' && (
            <PostForm action={action} id="keep">
              <h2 class="govuk-heading-m">Keep it</h2>
              <Revision />
              <AreaField label="Who was asked, and what did they say?" rows={2} {...text('keep')} />
              <DateField name="reviewOn" label="When is somebody to look at it again?" typed={doing === 'keep' ? typedDay(body, 'reviewOn') : boxesOf(null)} error={problemAt(at('keep'), 'reviewOn')} />
              <Button name="do" value="keep">Keep it</Button>
            </PostForm>
          )}
          <PostForm action={action} id="lift">
            <h2 class="govuk-heading-m">Lift it</h2>
            <Revision />
            <AreaField label="Who said that it may be lifted, and why?" rows={2} {...text('lift')} />
            <DateField name="liftedOn" label="Lifted on" typed={doing === 'lift' ? typedDay(body, 'liftedOn') : boxesOf(today)} error={problemAt(at('lift'), 'liftedOn')} />
            <Button name="do" value="lift" look="secondary">Lift it</Button>
          </PostForm>
          <PostForm action={action} id="move">
            <h2 class="govuk-heading-m">Move its end</h2>
            <Revision />
            <UntilFields typed={doing === 'move' ? body : null} stands={hold} problems={at('move')} />
            <AreaField label="Who asked for it, and why?" rows={2} {...text('move')} />
            <Button name="do" value="move" look="secondary">Move its end</Button>
          </PostForm>
        </>
      )}
    </>
  ), { status, section: 'reviews', back: { href: `${review.href}/proceedings`, text: 'Back to the parallel proceedings' } });
}
