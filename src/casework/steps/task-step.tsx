import { AreaField, Button, Facts, problemAt, type FieldProblem } from '../../web/fields/index.ts';
import { readText } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Visit } from '../../web/visit/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import { recurs, type Happening } from '../../process/index.ts';
import { drawDocument } from '../documents/drawn-document.ts';
import { LetterToSend } from '../documents/letter-to-send.tsx';
import { wordsFor } from '../heard/prefill.ts';
import { OpenActions } from '../plan/open-actions.tsx';
import { readOpenActions } from '../plan/read-plan-lines.ts';
import { AttachWithin } from '../papers/step-papers.tsx';
import { act } from '../review/act.ts';
import type { OpenReview } from '../review/open-review.ts';
import { FrameworkCopy } from './framework-copy.tsx';
import { notTheirs, NotTheirs } from './not-theirs.tsx';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';

/** A thing done elsewhere and recorded here: what the framework asks, each with its answer, and a note. */
export const taskStep: StepPage = {
  show: async (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const problems: FieldProblem[] = [];
    const asks = step.act.kind === 'task' ? step.act.asks : [];
    const answers = asks.map((question, index) => ({ question, answer: readText(visit.body, `ask.${index}`, { what: 'The answer', missing: `Answer: ${question}` }, problems) }));
    const note = readText(visit.body, 'note', { what: 'The note', ...(asks.length === 0 ? { missing: 'Say what was done' } : {}) }, problems);
    if (problems.length > 0) return shown(visit, review, step, problems, 422);
    const done = await act(visit, review, { type: 'step-done', step: step.key, note, answers });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), `"${step.name}" is done.`);
  },
};

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  const stands = review.process.state.steps[step.key]!;
  const asks = step.act.kind === 'task' ? step.act.asks : [];
  const again = recurs(step, review.process.state);
  const why = stands.standing === 'open' || again ? await notTheirs(visit, review, step) : null;
  const said = stands.standing === 'open' && visit.body['_csrf'] === undefined ? await wordsFor(visit.tx, review.process, step.key) : '';
  const drawn = step.act.kind === 'task' && step.act.document !== undefined ? await drawDocument(visit, review, step) : null;
  const open = step.onceActionsClosed === true && stands.standing === 'open' ? await readOpenActions(visit.tx, review.process) : [];
  const times = stands.doneOn !== null ? timesDone(review, step) : [];
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems} attachWithin={(stands.standing === 'open' || again) && why === null}>
      <FrameworkCopy definition={review.process.definition} pack={review.edition.pack} me={visit.me} />
      {drawn !== null && <LetterToSend drawn={drawn} href={`${stepHref(review, step)}/letter.docx`} sent={stands.standing === 'done'} />}
      {times.map(({ on, done }) => (
        <Facts rows={[{ name: 'Done on', value: formatDay(on) }, ...done.answers.map((answer) => ({ name: answer.question, value: answer.answer })), ...(done.note ? [{ name: 'Note', value: done.note }] : [])]} />
      ))}
      {stands.standing === 'done' && !again ? null : stands.standing !== 'open' && !again ? <NotNow review={review} step={step} /> : why !== null ? <NotTheirs why={why} /> : (
        <PostForm action={stepHref(review, step)}>
          <OpenActions actions={open} />
          <AttachWithin review={review} step={step} problems={problems} />
          {again && <h2 class="govuk-heading-m">The next time</h2>}
          {asks.map((question, index) => <AreaField name={`ask.${index}`} label={question} rows={3} value={index === 0 && said !== '' ? said : sent(visit.body, `ask.${index}`)} error={problemAt(problems, `ask.${index}`)} />)}
          <AreaField name="note" label={asks.length === 0 ? 'What was done?' : 'Anything else'} value={sent(visit.body, 'note')} error={problemAt(problems, 'note')} />
          <Button>Record as done</Button>
        </PostForm>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}

/** Each time that a step was done since it was last taken up; once, but for one that repeats. */
function timesDone({ process: { events } }: OpenReview, step: Step): { on: Day; done: Extract<Happening, { type: 'step-done' }> }[] {
  const since = events.findLastIndex(({ happening }) => happening.type === 'step-reopened' && happening.step === step.key);
  return events.slice(since + 1).flatMap(({ day, happening }) => (happening.type === 'step-done' && happening.step === step.key ? [{ on: day, done: happening }] : []));
}

/** Why nothing can be done at a step: it is not needed, or it waits, and for which steps. */
export function NotNow({ review, step }: { review: OpenReview; step: Step }) {
  const { definition, state } = review.process;
  const { standing, doneOn } = state.steps[step.key]!;
  if (standing === 'not-needed') return <div class="govuk-inset-text">{doneOn === null ? 'This step is not needed after what was decided or answered.' : `Done on ${formatDay(doneOn)}. It is no longer needed after what was decided or answered.`}</div>;
  const first = definition.steps.filter((each) => step.after.includes(each.key) && ['open', 'waiting'].includes(state.steps[each.key]!.standing));
  return (
    <div class="govuk-inset-text">
      {first.length === 0 ? 'Something else has to be decided first.' : <>First has to be done: {first.map((each, index) => <>{index > 0 && ', '}<a class="govuk-link" href={stepHref(review, each)}>{each.name}</a></>)}.</>}
    </div>
  );
}
