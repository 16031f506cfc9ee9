import type { ComponentChildren } from 'preact';
import { formatDay } from '../../calendar/index.ts';
import { toBeConfirmed } from '../../framework/schema/rule.ts';
import type { Step } from '../../framework/schema/process.ts';
import { listed } from '../../framework/words.ts';
import { dues } from '../../process/index.ts';
import { ErrorSummary, type FieldProblem } from '../../web/fields/index.ts';
import { StepPapers } from '../papers/step-papers.tsx';
import { nameOfRole } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';

const forces: Record<string, string> = { statute: 'Required by law', 'statutory-guidance': 'Statutory guidance', guidance: 'Guidance', local: 'The board’s own framework' };

/** What every step's page begins with: where one is, what the step is, when and whose it is, and where the rule stands. `attachWithin`: the step's own form takes its papers too. */
export function StepFrame({ review, step, problems = [], attachWithin = false, children }: { review: OpenReview; step: Step; problems?: readonly FieldProblem[]; attachWithin?: boolean; children: ComponentChildren }) {
  const due = dues(review.process.definition, review.process.state, review.on).find((item) => item.kind === 'step' && item.key === step.key);
  const { rule, act } = step;
  const jointly = act.kind === 'decision' ? review.process.definition.decisions.find((each) => each.key === act.decision)?.jointly : undefined;
  return (
    <>
      <ErrorSummary problems={[...(review.papers?.problems ?? []), ...problems]} />
      <span class="govuk-caption-l">{review.process.definition.name} {review.process.reference}</span>
      <h1 class="govuk-heading-l">{step.name}</h1>
      {step.about && <p class="govuk-body">{step.about}</p>}
      <p class="govuk-body">
        {jointly === undefined ? <><strong>Lead:</strong> {nameOfRole(review.edition.pack, step.lead)}</> : <><strong>Decided jointly by:</strong> {listed(jointly.map((role) => nameOfRole(review.edition.pack, role)))}</>}
        {step.deputy && <>, or {nameOfRole(review.edition.pack, step.deputy)} as deputy{step.deputyOnlyWhenAway && ' while the lead is away'}</>}.{' '}
        {due?.due ? <><strong>Due:</strong> {due.opens && due.opens !== due.due ? `${formatDay(due.opens)} to ` : ''}{formatDay(due.due)}.</> : step.whenDue ? <><strong>When:</strong> {step.whenDue}.</> : null}
      </p>
      {review.papers !== undefined && <StepPapers review={review} step={step} papers={review.papers} within={attachWithin} problems={problems} />}
      {children}
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Where this rule comes from</span></summary>
        <div class="govuk-details__text">
          <p class="govuk-body">{rule.source}. {forces[rule.force]}{toBeConfirmed(rule) ? ', to be confirmed' : ''}.</p>
          {rule.requirements.length > 0 && <p class="govuk-body">Requirements: {rule.requirements.join(', ')}</p>}
          {rule.doubts.length > 0 && <p class="govuk-body">The source is in doubt here: {rule.doubts.join(', ')}. <a class="govuk-link" href="/framework/parts/doubts">See the doubts and the readings chosen</a>.</p>}
          {rule.note && <p class="govuk-body">{rule.note}</p>}
        </div>
      </details>
    </>
  );
}
