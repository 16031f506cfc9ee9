import { formatDay } from '../../calendar/index.ts';
import type { Step } from '../../framework/schema/process.ts';
import { named } from '../../thread/board-pack.ts';
import { statusWords } from '../../thread/actions/action-state.ts';
import { AreaField, Button, Facts, problemAt, readText, ShortDay, Table, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import type { OpenReview } from '../review/open-review.ts';
import { notTheirs, NotTheirs } from '../steps/not-theirs.tsx';
import { StepFrame } from '../steps/step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from '../steps/step-page.ts';
import { NotNow } from '../steps/task-step.tsx';
import { planGaps } from './plan-gaps.ts';
import { readPlanLines, type PlanLines } from './read-plan-lines.ts';

/** The action plan of a review: the recommendations and actions on its thread. It is done once it has them, and not before (SOL-32). */
export const planStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const problems: FieldProblem[] = [];
    const lines = await readPlanLines(visit.tx, review.process);
    problems.push(...gapsOf(review, lines).map((message) => ({ field: '', message })));
    const note = readText(visit.body, 'note', { what: 'The note', most: 2000 }, problems);
    if (problems.length > 0) return shown(visit, review, step, problems, 422);
    const answers = lines.actions.map((action) => ({ question: `${action.reference}, ${meansOf(review, action.strength)}`, answer: action.title }));
    const done = await act(visit, review, { type: 'step-done', step: step.key, note, answers });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), `"${step.name}" is done.`);
  },
};

const gapsOf = ({ edition: { pack } }: OpenReview, lines: PlanLines): string[] => planGaps(lines, pack.learning.recommendationResponses[0]?.key);
const meansOf = ({ edition: { pack } }: OpenReview, strength: string): string => named(pack.learning.strengths, strength);

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const stands = review.process.state.steps[step.key]!;
  const lines = await readPlanLines(visit.tx, review.process);
  const gaps = gapsOf(review, lines);
  const why = stands.standing === 'open' ? await notTheirs(visit, review, step) : null;
  const writes = visit.me.permissions.has('write-finding');
  const adds = visit.me.permissions.has('manage-actions');
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {lines.actions.length === 0 ? <p class="govuk-body">Nothing is planned yet.</p> : (
        <Table caption="The plan" heads={['Action', 'Delivered by', 'Because of', 'Who answers for it', 'By', 'How it stands']} rows={lines.actions.map((action) => [
          <><a class="govuk-link" href={`/actions/${action.id}`}>{action.title}</a><span class="gt-under">{action.reference}</span></>, meansOf(review, action.strength), action.recommendation ?? 'A finding', action.owner, <ShortDay day={action.dueOn} />, statusWords[action.status],
        ])} />
      )}
      {lines.recommendations.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Its recommendations</h2>
          <ul class="govuk-list govuk-list--spaced">
            {lines.recommendations.map((each) => (
              <li>
                <a class="govuk-link" href={`/recommendations/${each.id}`}>{each.text}</a>
                <span class="gt-under">{each.reference} · {each.response === null ? 'no answer yet' : named(review.edition.pack.learning.recommendationResponses, each.response)}{adds && <> · <a class="govuk-link" href={`/actions/new?recommendation=${each.id}`}>Add an action<span class="govuk-visually-hidden"> for {each.reference}</span></a></>}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {lines.findings.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Findings from which nothing has followed yet</h2>
          <ul class="govuk-list govuk-list--spaced">{lines.findings.map((each) => <li><a class="govuk-link" href={`/findings/${each.id}`}>{each.text}</a><span class="gt-under">{each.reference}{writes && <> · <a class="govuk-link" href={`/recommendations/new?finding=${each.id}`}>Recommend something<span class="govuk-visually-hidden"> because of {each.reference}</span></a></>}</span></li>)}</ul>
        </>
      )}
      {writes && stands.standing === 'open' && <p class="govuk-body"><a class="govuk-link" href={`/findings/new?process=${review.process.startedByProcess ?? review.process.id}`}>Write a finding</a>, recommend what should change because of it, and add the actions to the recommendation.</p>}
      {stands.standing === 'done' ? <Facts rows={[{ name: 'Drawn up on', value: formatDay(stands.doneOn!) }, ...(stands.note ? [{ name: 'Note', value: stands.note }] : [])]} />
        : stands.standing !== 'open' ? <NotNow review={review} step={step} />
        : why !== null ? <NotTheirs why={why} />
        : gaps.length > 0 ? <div class="govuk-inset-text"><p class="govuk-body">The plan cannot be recorded as drawn up yet:</p><ul class="govuk-list govuk-list--bullet">{gaps.map((gap) => <li>{gap}</li>)}</ul></div> : (
          <PostForm action={stepHref(review, step)}>
            <AreaField name="note" label="Anything to add (optional)" rows={3} value={sent(visit.body, 'note')} error={problemAt(problems, 'note')} />
            <Button>Record the plan as drawn up</Button>
          </PostForm>
        )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews', wide: true });
}
