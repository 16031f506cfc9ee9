import { choiceWords } from '../../../framework/render/doubt-blocks.ts';
import { asALine } from '../../../framework/words.ts';
import { chooseReading, readingInUse } from '../../../framework/readings/readings.ts';
import type { Doubt } from '../../../framework/schema/doubt.ts';
import type { Clock, Reading } from '../../../framework/schema/process.ts';
import type { PackValues } from '../../../framework/write/pack-files.ts';
import { AreaField, boxesOf, Button, CheckboxField, DateField, ErrorSummary, problemAt, RadioField, readDay, readText, SelectField, TextField, typedDay, type Choice, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { markOf } from '../draft/change-thing.ts';
import { checkDraft } from '../draft/check-draft.ts';
import { keepChange, type Draft } from '../draft/store.ts';
import { withDraft } from '../draft/visit-draft.ts';
import { startsWithACopy } from './no-copy.tsx';
import { doubtsOfDraft, idOfClock, idOfDoubt, processesOfDraft, type ProcessOfDraft } from './in-draft.ts';

type InDoubt = { is: 'clock'; id: string; of: ProcessOfDraft; clock: Clock } | { is: 'doubt'; id: string; doubt: Doubt };

function inDoubt({ values }: Draft, id: string): InDoubt | null {
  for (const of of processesOfDraft(values)) for (const clock of of.doubtful) if (idOfClock(of.process.key, clock.key) === id) return { is: 'clock', id, of, clock };
  const doubt = doubtsOfDraft(values).find((each) => idOfDoubt(each.key) === id && each.choices.length > 0);
  return doubt === undefined ? null : { is: 'doubt', id, doubt };
}

const withDoubt = (visit: Visit, answer: (draft: Draft, what: InDoubt) => Promise<Reply>, lock = false): Promise<Reply> => withDraft(visit, async (draft) => {
  const what = draft.state === 'open' ? inDoubt(draft, visit.params['entry'] ?? '') : null;
  return what === null ? notFound : answer(draft, what);
}, lock, startsWithACopy(`/framework/draft/readings/${encodeURIComponent(visit.params['entry'] ?? '')}`));

export const choosePage = (visit: Visit): Promise<Reply> => withDoubt(visit, async (_, what) => asked(visit, what, [], 200));

const seenOf = (what: InDoubt): string => markOf(what.is === 'clock' ? what.clock : what.doubt);

/** Keeps what the board chose, with its reason and who decided. */
export const answerChoose = (visit: Visit): Promise<Reply> => withDoubt(visit, async (draft, what) => {
  if (sent(visit.body, 'seen') !== seenOf(what)) return asked(visit, what, [{ field: '', message: 'Somebody else chose while you had it open. What they chose stands above, what you chose is still marked below' }], 409);
  const problems: FieldProblem[] = [];
  const [reading, anchor] = [sent(visit.body, 'reading'), sent(visit.body, 'anchor')];
  if (reading === '' && anchor === '') problems.push({ field: 'reading', message: 'Choose how it is to be read' });
  if (anchor !== '' && reading !== '' && reading !== inUse) problems.push({ field: 'anchor', message: 'Choose a reading or another day to count from, not both' });
  const because = readText(visit.body, 'because', { missing: 'Enter the reason', most: 2000, what: 'The reason' }, problems).trim();
  const decidedBy = readText(visit.body, 'decidedBy', { missing: 'Enter who decided', most: 200, what: 'Who decided' }, problems).trim();
  const on = readDay(visit.body, 'on', 'The day of the decision', problems);
  if (on !== null && on > visit.today) problems.push({ field: 'on', message: 'The day of the decision must not be in the future' });
  if (on === null || problems.length > 0) return asked(visit, what, problems, 422);
  const values = chosen(draft.values, what, { reading, anchor, because, decidedBy, on, stepsToo: sentAll(visit.body, 'steps').includes('yes') });
  if (values === null) return asked(visit, what, [{ field: 'reading', message: 'Choose one of the readings' }], 422);
  const file = what.is === 'clock' ? what.of.file : 'doubts.yaml';
  await keepChange(visit.tx, draft, { values, faults: checkDraft(values).faults }, { person: visit.me.personId, subject: 'readings', entry: what.id, what: `Chose how to read ${nameOf(what)}.`, file }, visit.now);
  return goTo('/framework/draft/readings', 'The choice is kept with the board’s copy. It holds once the copy is approved as a new version.');
}, true);

const nameOf = (what: InDoubt): string => (what.is === 'clock' ? `the clock “${what.clock.name}” (${what.of.process.name})` : what.doubt.key);
const inUse = 'as-it-is';

interface Made { reading: string; anchor: string; because: string; decidedBy: string; on: string; stepsToo: boolean }

/** The draft with the choice in it; null where nothing of that name may be chosen. */
function chosen(values: PackValues, what: InDoubt, { reading, anchor, because, decidedBy, on, stepsToo }: Made): PackValues | null {
  const why = { because, decidedBy, on };
  if (what.is === 'doubt') {
    if (![what.doubt.default, ...what.doubt.choices].includes(reading)) return null;
    return { ...values, 'doubts.yaml': doubtsOfDraft(values).map((doubt) => (doubt.key === what.doubt.key ? { ...doubt, chosen: { reading, ...why } } : doubt)) };
  }
  const { of: { file, process }, clock } = what;
  const settled = { ...process, clocks: process.clocks.map((each) => (each.key === clock.key ? { ...clock, chosen: { reading: readingInUse(clock, process), ...why } } : each)) };
  if (anchor === '' && reading === inUse) return { ...values, [file]: settled };
  const read = anchor === '' ? clock.readings.find((each) => each.name === reading) : fromAnchor(what.of, clock, anchor);
  return read === undefined ? null : { ...values, [file]: chooseReading(process, clock.key, read, why, stepsToo) };
}

function fromAnchor({ process }: ProcessOfDraft, clock: Clock, key: string): Reading | undefined {
  const anchor = process.anchors.find((each) => each.key === key);
  return anchor === undefined ? undefined : { name: readingInUse({ ...clock, chosen: undefined, anchor: key }, process), anchor: key, countAnchorDay: clock.countAnchorDay };
}

function asked(visit: Visit, what: InDoubt, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { body, today } = visit;
  const made = what.is === 'clock' ? what.clock.chosen : what.doubt.chosen;
  const first = Object.keys(body).length === 0;
  const title = what.is === 'clock' ? what.clock.name : `${what.doubt.key}, ${what.doubt.where}`;
  return page(`How to read: ${title}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{what.is === 'clock' ? what.of.process.name : 'Doubt of the source'}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{what.is === 'clock' ? `${what.clock.rule.source}. ${what.clock.rule.note ?? ''}` : what.doubt.doubt}</p>
      {made !== undefined && <InsetText>{`The board chose: ${made.reading}. ${choiceWords(made)}`}</InsetText>}
      <PostForm action={`/framework/draft/readings/${encodeURIComponent(what.id)}`}>
        <input type="hidden" name="seen" value={seenOf(what)} />
        <RadioField name="reading" label="How is it to be read?" choices={readingChoices(what)} value={first ? undefined : sent(body, 'reading')} error={problemAt(problems, 'reading')} />
        {what.is === 'clock' && <AnchorChoice of={what.of} clock={what.clock} value={sent(body, 'anchor')} steps={first ? ['yes'] : sentAll(body, 'steps')} error={problemAt(problems, 'anchor')} />}
        <AreaField name="because" label="Why?" rows={3} value={sent(body, 'because')} error={problemAt(problems, 'because')} />
        <TextField name="decidedBy" label="Who decided?" hint="By post or group: the board, the independent chair" value={sent(body, 'decidedBy')} error={problemAt(problems, 'decidedBy')} />
        <DateField name="on" label="When was it decided?" typed={first ? boxesOf(today) : typedDay(body, 'on')} error={problemAt(problems, 'on')} />
        <Button>Keep the choice</Button>
      </PostForm>
    </>
  ), { section: 'framework', back: { href: '/framework/draft/readings', text: 'Readings' }, status });
}

function readingChoices(what: InDoubt): Choice[] {
  if (what.is === 'doubt') return [what.doubt.default, ...what.doubt.choices].map((value) => ({ value, label: value, ...(value === (what.doubt.chosen?.reading ?? what.doubt.default) ? { hint: 'As it is read now' } : {}) }));
  const { clock, of } = what;
  return [{ value: inUse, label: asALine(readingInUse(clock, of.process)), hint: clock.chosen === undefined ? 'As it is read now: proposed, not settled' : 'As it is read now' }, ...clock.readings.map((reading) => ({ value: reading.name, label: asALine(reading.name) }))];
}

/** Another day to count from, where the process knows several; a day that only a later step sets cannot be the start. */
function AnchorChoice({ of: { process }, clock, value, steps, error }: { of: ProcessOfDraft; clock: Clock; value: string; steps: readonly string[]; error: string | undefined }) {
  const others = process.anchors.filter((anchor) => anchor.key !== clock.anchor && anchor.setBy === undefined);
  return (
    <>
      {others.length > 0 && <SelectField name="anchor" label="Or count it, as it is, from another day (optional)" empty="Leave it as in the reading" choices={others.map(({ key, name }) => ({ value: key, label: name }))} value={value} error={error} />}
      <CheckboxField name="steps" label="Where the day changes from which it counts" small values={steps} choices={[{ value: 'yes', label: 'The windows of steps that counted from the same day change with it' }]} />
    </>
  );
}
