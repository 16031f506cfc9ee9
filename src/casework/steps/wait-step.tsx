import { formatDay } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { goesOn } from '../../process/index.ts';
import { AreaField, Button, DateField, Facts, problemAt, RadioField, type FieldProblem } from '../../web/fields/index.ts';
import { readDay, readText, typedDay } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import { nameOfBody } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import { notTheirs, NotTheirs } from './not-theirs.tsx';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';
import { NotNow } from './task-step.tsx';

/** An outside body has to answer: its answer, its day and its words. */
export const waitStep: StepPage = {
  show: async (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const problems: FieldProblem[] = [];
    const on = readDay(visit.body, 'on', 'The day of the answer', problems);
    const answer = sent(visit.body, 'answer');
    if (answer === '') problems.push({ field: 'answer', message: 'Select what was answered' });
    const text = readText(visit.body, 'text', { what: 'What they wrote' }, problems);
    if (problems.length > 0 || on === null) return shown(visit, review, step, problems, 422);
    const done = await act(visit, review, { type: 'answered', step: step.key, answer, on, text });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), goesOn(step, answer) ? 'The answer is recorded. A further answer is awaited.' : 'The answer is recorded.');
  },
};

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  if (step.act.kind !== 'wait') throw new Error('not a step of this kind');
  const { act: asks } = step;
  const stands = review.process.state.steps[step.key]!;
  const why = await notTheirs(visit, review, step);
  const answered = review.process.state.answers.filter((answer) => answer.step === step.key);
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {answered.map((answer) => <Facts rows={[{ name: 'Answered on', value: formatDay(answer.on) }, { name: 'Answer', value: asks.answers.find((each) => each.key === answer.answer)?.name ?? answer.answer }, { name: 'What they wrote', value: answer.text || 'Nothing was recorded' }]} />)}
      {stands.standing === 'waiting' || stands.standing === 'not-needed' ? <NotNow review={review} step={step} /> : why !== null ? <NotTheirs why={why} /> : (
        <PostForm action={stepHref(review, step)}>
          {answered.length > 0 && <h2 class="govuk-heading-m">A further answer</h2>}
          <DateField name="on" label="On what day did the answer come?" hint={`From: ${nameOfBody(review.edition.pack, asks.body)}.`} typed={typedDay(visit.body, 'on')} error={problemAt(problems, 'on')} />
          <RadioField name="answer" label="What was the answer?" choices={asks.answers.map((answer) => ({ value: answer.key, label: answer.name, ...(answer.goesOn === true ? { hint: 'A further answer is awaited after it.' } : {}) }))} value={sent(visit.body, 'answer')} error={problemAt(problems, 'answer')} />
          <AreaField name="text" label="What did they write?" hint="A short account. Name nobody." value={sent(visit.body, 'text')} error={problemAt(problems, 'text')} />
          <Button>Record the answer</Button>
        </PostForm>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}
