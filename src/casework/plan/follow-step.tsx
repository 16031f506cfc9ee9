import { sql } from 'kysely';
import { formatDay, type Day } from '../../calendar/index.ts';
import type { Act, Step } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';
import { Button, Facts, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, type Reply, type Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import type { OpenReview } from '../review/open-review.ts';
import { notTheirs, NotTheirs } from '../steps/not-theirs.tsx';
import { StepFrame } from '../steps/step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from '../steps/step-page.ts';
import { NotNow } from '../steps/task-step.tsx';

type Follow = Extract<Act, { kind: 'follow' }>;
interface Followed {
  id: string;
  reference: string;
  name: string;
  doneOn: Day | null;
}

/** The process that carries on this one's work, with the step on which this one waits: the one that it started, or else one of its case that no other review has started. */
async function readFollowed(tx: Tx, { process }: OpenReview, { process: key, step }: Follow): Promise<Followed | null> {
  const { rows } = await sql<Followed>`
    select p.id, p.reference, coalesce(d.name, '') as name, d.done_on as "doneOn" from process p left join due_item d on d.partnership_id = p.partnership_id and d.process_id = p.id and d.kind = 'step' and d.key = ${step}
    where p.partnership_id = gt.partnership() and p.definition = ${key} and p.status <> 'withdrawn' and (p.started_by_process = ${process.id} or (p.started_by_process is null and p.case_id = ${process.caseId}))
    order by p.started_by_process = ${process.id} desc nulls last, p.started_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

const follows = (step: Step): Follow => {
  if (step.act.kind !== 'follow') throw new Error(`The step ${step.key} follows no other process.`);
  return step.act;
};

/** A step that is done in another process: this one does not end before it. */
export const followStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const found = await readFollowed(visit.tx, review, follows(step));
    const problems: FieldProblem[] = found === null ? [{ field: '', message: 'It has not been started yet.' }] : found.doneOn === null ? [{ field: '', message: `${found.reference} has not come so far yet.` }] : [];
    if (found === null || problems.length > 0) return shown(visit, review, step, problems, 422);
    const done = await act(visit, review, { type: 'step-done', step: step.key, note: `${found.reference}: ${found.name}, ${formatDay(found.doneOn!)}`, answers: [] });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), `"${step.name}" is done.`);
  },
};

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const stands = review.process.state.steps[step.key]!;
  const asked = follows(step);
  const found = await readFollowed(visit.tx, review, asked);
  const name = review.edition.pack.processes.find((each) => each.key === asked.process)?.name ?? asked.process;
  const why = stands.standing === 'open' ? await notTheirs(visit, review, step) : null;
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {found !== null && <Facts rows={[{ name, value: <a class="govuk-link" href={`/reviews/${found.id}/steps/${asked.step}`}>{found.reference}</a> }, { name: found.name || 'The step', value: found.doneOn === null ? 'Not done yet' : `Done on ${formatDay(found.doneOn)}` }]} />}
      {stands.standing === 'done' ? <Facts rows={[{ name: 'Done on', value: formatDay(stands.doneOn!) }, ...(stands.note ? [{ name: 'Note', value: stands.note }] : [])]} />
        : stands.standing !== 'open' ? <NotNow review={review} step={step} />
        : found === null ? <p class="govuk-body">It has not been started yet. <a class="govuk-link" href={`/reviews/start/${asked.process}?cause=${review.process.id}${review.process.caseId === null ? '' : `&case=${review.process.caseId}`}`}>Start: {name}</a></p>
        : found.doneOn === null ? <div class="govuk-inset-text">This waits for {found.reference}. It cannot be recorded before that.</div>
        : why !== null ? <NotTheirs why={why} /> : <PostForm action={stepHref(review, step)}><Button>Record as done</Button></PostForm>}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews' });
}
