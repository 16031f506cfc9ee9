import { formatDay } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { retie } from '../../thread/line/knot.ts';
import { AreaField, Button, Facts, problemAt, readText, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { goTo, page, PostForm, sent, type Visit } from '../../web/visit/index.ts';
import { HoldsWarning } from '../proceedings/holds-warning.tsx';
import { readHoldsInForce } from '../proceedings/read-proceedings.ts';
import { act } from '../review/act.ts';
import type { OpenReview } from '../review/open-review.ts';
import { notTheirs, NotTheirs } from '../steps/not-theirs.tsx';
import { StepFrame } from '../steps/step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from '../steps/step-page.ts';
import { NotNow } from '../steps/task-step.tsx';
import { PublishFields, Waits } from './publish-fields.tsx';
import { PublishedFacts } from './published-facts.tsx';
import { readPublication, type Publication } from './read-publication.ts';
import { publishedDetail, readPublished, waitsOf } from './read-published.ts';

/** Something is made public: the day, the address and what the framework asks, in the publication's own record at once. */
export const publishStep: StepPage = {
  show: async (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const problems: FieldProblem[] = [];
    const stands = await readPublication(visit.tx, review.process.id);
    const asks = step.act.kind === 'publish' ? step.act.asks : [];
    const answers = asks.map((question, index) => ({ question, answer: readText(visit.body, `ask.${index}`, { what: 'The answer', missing: `Answer: ${question}` }, problems) }));
    const note = readText(visit.body, 'note', { what: 'The note' }, problems);
    const published = await readPublished(visit, review, stands, step, problems);
    if (published === null) return shown(visit, review, step, problems, 422);
    const done = await act(visit, review, { type: 'published', step: step.key, note, answers, ...published }, publishedDetail(published));
    if ('problems' in done) return shown(visit, review, step, done.problems, 422);
    if (done.process.state.status === 'running') await retie(visit.tx, review.process.id, { state: `Published on ${formatDay(published.on)}` });
    return goTo(reviewHref(review), `"${step.name}" is recorded.`);
  },
};

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  const { process } = review;
  const { standing } = process.state.steps[step.key]!;
  const stands = await readPublication(visit.tx, process.id);
  const holds = await readHoldsInForce(visit.tx, process.caseId, visit.today);
  const why = standing === 'open' || standing === 'done' ? await notTheirs(visit, review, step) : null;
  const done = process.events.findLast(({ happening }) => happening.type === 'published' && happening.step === step.key)?.happening;
  const form = why !== null ? <NotTheirs why={why} /> : <Form {...{ visit, review, step, stands, problems }} held={holds.length > 0} />;
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      <HoldsWarning holds={holds} href={reviewHref(review)} />
      {done?.type === 'published' && (
        <>
          <PublishedFacts publication={stands.publishedOn === null ? { ...stands, publishedOn: done.on, address: done.address, availableUntil: done.until, despiteHolds: done.despiteHolds, beforeTime: done.beforeTime } : stands} />
          {(done.answers.length > 0 || done.note !== '') && <Facts rows={[...done.answers.map(({ question, answer }) => ({ name: question, value: answer })), ...(done.note ? [{ name: 'Note', value: done.note }] : [])]} />}
        </>
      )}
      {process.caseId !== null && <p class="govuk-body"><a class="govuk-link" href={`${reviewHref(review)}/publication`}>Publication</a>: the planned day, the check that nobody can be known by it, and the copies sent beforehand.</p>}
      {standing === 'open' ? form : standing === 'done' ? process.state.status === 'running' && why === null && <Details summaryText="Put right what is recorded" open={problems.length > 0}>{form}</Details> : <NotNow review={review} step={step} />}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}

function Form({ visit, review, step, stands, held, problems }: { visit: Visit; review: OpenReview; step: Step; stands: Publication; held: boolean; problems: readonly FieldProblem[] }) {
  const { asks, staysFor } = step.act.kind === 'publish' ? step.act : { asks: [], staysFor: undefined };
  const waits = waitsOf(review, step);
  const before = review.process.events.findLast(({ happening }) => happening.type === 'published' && happening.step === step.key)?.happening;
  const kept = before?.type === 'published' ? before : null;
  const typed = problems.length > 0 ? visit.body : null;
  const area = (name: string, was: string) => ({ name, rows: 3, value: typed === null ? was : sent(typed, name), error: problemAt(problems, name) });
  return (
    <PostForm action={stepHref(review, step)}>
      <Waits waits={waits} today={visit.today} />
      {review.process.caseId !== null && stands.checkedOn === null && <p class="govuk-body">Before it is published, <a class="govuk-link" href={`${reviewHref(review)}/publication#check`}>record that it was checked whether anybody could be known by it</a>.</p>}
      <PublishFields {...{ stands, held, waits, problems, typed }} {...(staysFor === undefined ? {} : { staysFor })} today={visit.today} />
      {asks.map((question, index) => <AreaField label={question} {...area(`ask.${index}`, kept?.answers[index]?.answer ?? '')} />)}
      <AreaField label="Anything else" {...area('note', kept?.note ?? '')} />
      <Button>Record as published</Button>
    </PostForm>
  );
}
