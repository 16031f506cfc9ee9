import type { ComponentChildren } from 'preact';
import { formatDay } from '../../calendar/index.ts';
import type { Decision, Step } from '../../framework/schema/process.ts';
import type { Happening, ProcessEvent } from '../../process/index.ts';
import { Facts } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import type { OpenReview } from '../review/open-review.ts';
import { stepHref } from '../steps/step-page.ts';
import { aimRows, outcomeRow, reasonRows } from './record-rows.ts';

interface Told {
  step: Step;
  on: ProcessEvent['day'];
  rows: { name: string; value: ComponentChildren }[];
}

/** What the earlier steps of the process brought in words: what was answered at them, what outside bodies wrote, what was decided. */
export function EarlierSteps({ review, step, decision }: { review: OpenReview; step: Step; decision: Decision }) {
  const told = toldBefore(review, step, decision);
  if (told.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-m">From the steps before</h3>
      {told.map((each) => (
        <Details summaryText={`${each.step.name}, ${formatDay(each.on)}`} open={step.after.includes(each.step.key)}>
          <Facts rows={each.rows} />
          <p class="govuk-body"><a class="govuk-link" href={stepHref(review, each.step)}>Open the step<span class="govuk-visually-hidden"> {each.step.name}</span></a></p>
        </Details>
      ))}
    </>
  );
}

/** Step by step, in the framework's order, what was told last before the decision was taken. */
function toldBefore({ process: { definition, events, state } }: OpenReview, at: Step, decision: Decision): Told[] {
  const taken = events.find(({ happening }) => happening.type === 'decided' && happening.decision === decision.key)?.seq ?? Infinity;
  const before = events.filter(({ seq }) => seq < taken);
  return definition.steps.flatMap((step): Told[] => {
    if (step.key === at.key || state.steps[step.key]!.doneOn === null) return [];
    const event = before.findLast(({ happening }) => isOf(step, happening));
    const rows = event === undefined ? [] : rowsOf(step, event.happening, definition.decisions);
    return event === undefined || rows.length === 0 ? [] : [{ step, on: event.day, rows }];
  });
}

const isOf = ({ key, act }: Step, happening: Happening): boolean =>
  happening.type === 'decided' ? act.kind === 'decision' && act.decision === happening.decision : (happening.type === 'step-done' || happening.type === 'answered') && happening.step === key;

function rowsOf({ act }: Step, happening: Happening, decisions: readonly Decision[]): Told['rows'] {
  switch (happening.type) {
    case 'step-done':
      return [...happening.answers.map(({ question, answer }) => ({ name: question, value: answer })), ...(happening.note === '' ? [] : [{ name: happening.answers.length === 0 ? 'What was done' : 'Anything else', value: happening.note }])];
    case 'answered':
      return [{ name: 'Answer', value: act.kind === 'wait' ? (act.answers.find(({ key }) => key === happening.answer)?.name ?? happening.answer) : happening.answer }, ...(happening.text === '' ? [] : [{ name: 'What they wrote', value: happening.text }])];
    case 'decided': {
      const decision = decisions.find(({ key }) => key === happening.decision);
      if (decision === undefined) return [];
      const { name, value } = outcomeRow(decision, happening);
      return [{ name, value: <strong>{value}</strong> }, ...reasonRows(happening, 'Justification'), ...aimRows(decision, happening).filter((row) => row.value !== '')];
    }
    default:
      return [];
  }
}
