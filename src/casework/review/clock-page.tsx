import { formatDay } from '../../calendar/index.ts';
import { isInDoubt, readingInUse } from '../../framework/readings/readings.ts';
import { choiceWords } from '../../framework/render/doubt-blocks.ts';
import { confidenceWords } from '../../framework/words.ts';
import { clockDue, readingsOf, type Happening } from '../../process/index.ts';
import { AreaField, boxesOf, Button, DateField, ErrorSummary, Facts, problemAt, RadioField, readDay, readText, Table, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { act } from './act.ts';
import { openReview, type OpenReview } from './open-review.ts';

/** One clock: its last day, the other ways to read its source, and its pauses and extensions with reason and approver. */
export async function clockPage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  const clock = review?.process.definition.clocks.find((each) => each.key === visit.params['clock']);
  if (review === null || clock === undefined) return notFound;
  return shown(visit, review, clock.key, [], 200);
}

/** Pauses a clock, lets it run again, extends it, or sets a starting day. */
export async function changeClock(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  const clock = review?.process.definition.clocks.find((each) => each.key === visit.params['clock']);
  if (review === null || clock === undefined) return notFound;
  const problems: FieldProblem[] = [];
  const happening = read(visit, clock.key, clock.anchor, problems);
  if (happening === null || problems.length > 0) return shown(visit, review, clock.key, problems, 422);
  const done = await act(visit, review, happening);
  return 'problems' in done ? shown(visit, review, clock.key, done.problems, 422) : goTo(`/reviews/${review.process.id}/clocks/${clock.key}`, 'The clock is changed.');
}

function read(visit: Visit, clock: string, anchor: string, problems: FieldProblem[]): Happening | null {
  const reason = (name = 'reason') => readText(visit.body, name, { what: 'The reason', most: 2000, missing: 'Enter the reason' }, problems);
  const approvedBy = (name = 'approvedBy') => readText(visit.body, name, { what: 'The name', most: 200, missing: 'Enter who approved it' }, problems);
  switch (sent(visit.body, 'do')) {
    case 'pause': {
      const from = readDay(visit.body, 'from', 'The day', problems);
      const given = { reason: reason(), approvedBy: approvedBy() };
      return from === null ? null : { type: 'clock-paused', clock, from, ...given };
    }
    case 'resume': {
      const on = readDay(visit.body, 'on', 'The day', problems);
      return on === null ? null : { type: 'clock-resumed', clock, on };
    }
    case 'extend': {
      const amount = Number(sent(visit.body, 'by'));
      if (!Number.isInteger(amount) || amount < 1 || amount > 999) problems.push({ field: 'by', message: 'Enter a whole number from 1 to 999' });
      const unit = sent(visit.body, 'unit');
      if (unit !== 'working-days' && unit !== 'calendar-days' && unit !== 'weeks' && unit !== 'months') {
        problems.push({ field: 'unit', message: 'Select the unit' });
        return null;
      }
      const given = { reason: reason('extendReason'), approvedBy: approvedBy('extendApprovedBy') };
      return problems.length > 0 ? null : { type: 'clock-extended', clock, by: { amount, unit }, ...given };
    }
    case 'start': {
      const on = readDay(visit.body, 'start', 'The day', problems);
      const why = reason();
      return on === null ? null : { type: 'anchor-set', anchor, on, reason: why };
    }
    default:
      problems.push({ field: '', message: 'Choose what to do with the clock' });
      return null;
  }
}

const units = [{ value: 'working-days', label: 'working days' }, { value: 'calendar-days', label: 'days' }, { value: 'weeks', label: 'weeks' }, { value: 'months', label: 'months' }];

function shown(visit: Visit, review: OpenReview, key: string, problems: readonly FieldProblem[], status: 200 | 422): Reply {
  const { process, on } = review;
  const clock = process.definition.clocks.find((each) => each.key === key)!;
  const running = process.state.clocks[key]!;
  const anchor = process.state.anchors[clock.anchor];
  const due = anchor === undefined ? null : clockDue(clock, anchor, running, on);
  const paused = running.pauses.find((pause) => pause.to === null);
  const may = visit.me.permissions.has('run-review') && process.state.status === 'running';
  const action = `/reviews/${process.id}/clocks/${key}`;
  const doing = sent(visit.body, 'do');
  const errorOf = (form: string, field: string) => (doing === form ? problemAt(problems, field) : undefined);
  const value = (form: string, field: string) => (doing === form ? sent(visit.body, field) : '');
  return page(clock.name, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">{clock.name}</h1>
      <Facts rows={[
        { name: 'Counts from', value: anchor === undefined ? 'A day that is not known yet' : `${process.definition.anchors.find((each) => each.key === clock.anchor)?.name}: ${formatDay(anchor)}` },
        { name: 'Last day', value: due === null ? 'As soon as possible' : formatDay(due) },
        ...(isInDoubt(clock) ? [{ name: 'Read as', value: `${readingInUse(clock, process.definition)}\n${clock.chosen === undefined ? `In doubt${clock.rule.doubts.length > 0 ? ` (${clock.rule.doubts.join(', ')})` : ''}: proposed, not settled by the board.` : `The board chose it. ${choiceWords(clock.chosen)}`}` }] : []),
        { name: 'How sure', value: confidenceWords[clock.rule.confidence] },
        { name: 'Rule', value: `${clock.rule.source}${clock.rule.note ? `\n${clock.rule.note}` : ''}` },
        { name: 'Bank holidays', value: `Edition ${on.calendar.version}` },
      ]} />
      {clock.readings.length > 0 && <Table caption="Other ways to read the source" heads={['Reading', 'Last day']} rows={readingsOf(clock, process.state, on).map((reading) => [reading.name, reading.due === null ? 'Its starting day is not known' : formatDay(reading.due)])} />}
      {running.pauses.length > 0 && <Table caption="Pauses" heads={['From', 'To', 'Reason', 'Approved by']} rows={running.pauses.map((pause) => [formatDay(pause.from), pause.to === null ? 'Still paused' : formatDay(pause.to), pause.reason, pause.approvedBy])} />}
      {running.extensions.length > 0 && <Table caption="Extensions" heads={['On', 'By', 'Reason', 'Approved by']} rows={running.extensions.map((extension) => [formatDay(extension.on), `${extension.by.amount} ${extension.by.unit.replace('-', ' ')}`, extension.reason, extension.approvedBy])} />}
      {may && (
        <>
          {paused ? (
            <PostForm action={action}>
              <h2 class="govuk-heading-m">Let it run again</h2>
              <DateField name="on" label="From what day does it run again?" typed={doing === 'resume' ? typedDay(visit.body, 'on') : boxesOf(visit.today)} error={errorOf('resume', 'on')} />
              <Button name="do" value="resume">Let it run</Button>
            </PostForm>
          ) : anchor !== undefined && (
            <PostForm action={action}>
              <h2 class="govuk-heading-m">Pause</h2>
              <DateField name="from" label="From what day?" typed={doing === 'pause' ? typedDay(visit.body, 'from') : boxesOf(visit.today)} error={errorOf('pause', 'from')} />
              <AreaField name="reason" label="Reason" rows={2} value={value('pause', 'reason')} error={errorOf('pause', 'reason')} />
              <TextField name="approvedBy" label="Approved by" value={value('pause', 'approvedBy')} error={errorOf('pause', 'approvedBy')} />
              <Button name="do" value="pause" look="secondary">Pause the clock</Button>
            </PostForm>
          )}
          {anchor !== undefined && (
            <details class="govuk-details" {...(doing === 'extend' ? { open: true } : {})}>
              <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Extend</span></summary>
              <div class="govuk-details__text">
                <PostForm action={action} id="extend">
                  <TextField name="by" label="By how many?" width="3" value={value('extend', 'by')} error={errorOf('extend', 'by')} />
                  <RadioField name="unit" label="Unit" choices={units} value={value('extend', 'unit')} error={errorOf('extend', 'unit')} />
                  <TextField name="extendApprovedBy" label="Extension approved by" value={value('extend', 'extendApprovedBy')} error={errorOf('extend', 'extendApprovedBy')} />
                  <TextField name="extendReason" label="Reason for the extension" value={value('extend', 'extendReason')} error={errorOf('extend', 'extendReason')} />
                  <Button name="do" value="extend" look="secondary">Extend the clock</Button>
                </PostForm>
              </div>
            </details>
          )}
        </>
      )}
    </>
  ), { back: { href: `/reviews/${process.id}`, text: `Back to ${process.reference}` }, status, section: 'reviews' });
}
