import { formatDay } from '../../calendar/index.ts';
import type { Decision, Step } from '../../framework/schema/process.ts';
import { standingDecision } from '../../process/index.ts';
import { Facts } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import type { OpenReview } from '../review/open-review.ts';
import { stepHref } from '../steps/step-page.ts';
import { toldAtSteps, type Told } from './told-at-steps.ts';

/**
 * What the other steps of the process brought in words: up to the decision that stands, and apart from that what has come
 * since, for whoever looks at it again. Where none stands, all of it is known to whoever decides.
 */
export function EarlierSteps({ review, step, decision }: { review: OpenReview; step: Step; decision: Decision }) {
  const taken = standingDecision(review.process.state, decision.key)?.seq;
  const others = (told: Told[]): Told[] => told.filter((each) => each.step.key !== step.key);
  return (
    <>
      <ToldAtSteps review={review} step={step} heading="From the steps before" told={others(toldAtSteps(review.process, taken === undefined ? {} : { before: taken }))} />
      {taken !== undefined && <ToldAtSteps review={review} step={step} heading="Since it was decided" told={others(toldAtSteps(review.process, { after: taken }))} />}
    </>
  );
}

function ToldAtSteps({ review, step, heading, told }: { review: OpenReview; step: Step; heading: string; told: readonly Told[] }) {
  if (told.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-m">{heading}</h3>
      {told.map((each) => (
        <Details summaryText={`${each.step.name}, ${formatDay(each.on)}`} open={step.after.includes(each.step.key)}>
          <Facts rows={each.rows.map(({ name, value }, index) => ({ name, value: each.step.act.kind === 'decision' && index === 0 ? <strong>{value}</strong> : value }))} />
          <p class="govuk-body"><a class="govuk-link" href={stepHref(review, each.step)}>Open the step<span class="govuk-visually-hidden"> {each.step.name}</span></a></p>
        </Details>
      ))}
    </>
  );
}
