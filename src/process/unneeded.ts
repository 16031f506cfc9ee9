import type { Decision, ProcessDefinition, Step } from '../framework/schema/process.ts';

/** What is known of the decisions so far: the outcome that stands for each, by the decision's key. */
export type Outcomes = ReadonlyMap<string, string>;
/** What outside bodies answered last, by the step that waits for them. */
export type Answers = ReadonlyMap<string, string>;

/**
 * The steps that the decisions so far leave unneeded, by key.
 *
 * A step that hangs on a decision is unneeded where the decision went another way, or where the decision itself need no
 * longer be taken; one that hangs on what an outside body answers, where it answered otherwise and the step is not done, or
 * where nobody waits for the answer. An outcome that closes ends whatever is still to do and was not named for that outcome; what was done
 * before stays done. Superseding a decision may make a step needed again: nothing is remembered but what stands.
 */
export function unneededSteps(definition: ProcessDefinition, isDone: (step: string) => boolean, outcomes: Outcomes, answers: Answers): ReadonlySet<string> {
  const known = new Map<string, boolean>();

  const unneeded = (step: Step): boolean => {
    const before = known.get(step.key);
    if (before !== undefined) return before;
    known.set(step.key, false);
    const answer = excluded(step) || unasked(step) || (!isDone(step.key) && ended(step));
    known.set(step.key, answer);
    return answer;
  };
  const neverTaken = (decision: string): boolean => takers(definition, decision).every(unneeded);
  const excluded = ({ onlyIf }: Step): boolean => {
    if (onlyIf === undefined) return false;
    const outcome = outcomes.get(onlyIf.decision);
    return (outcome !== undefined && !onlyIf.is.includes(outcome)) || neverTaken(onlyIf.decision);
  };
  const unasked = ({ key, onlyIfAnswered }: Step): boolean => {
    if (onlyIfAnswered === undefined) return false;
    const answer = answers.get(onlyIfAnswered.at);
    const waiting = definition.steps.find((step) => step.key === onlyIfAnswered.at);
    return (answer !== undefined && !onlyIfAnswered.is.includes(answer) && !isDone(key)) || (waiting !== undefined && unneeded(waiting));
  };
  const ended = (step: Step): boolean =>
    definition.decisions.some((decision) => closes(decision, outcomes) && !namedFor(step, decision, outcomes) && !neverTaken(decision.key));

  return new Set(definition.steps.filter(unneeded).map((step) => step.key));
}

/** The steps at which a decision is taken. */
export const takers = (definition: ProcessDefinition, decision: string): Step[] =>
  definition.steps.filter((step) => step.act.kind === 'decision' && step.act.decision === decision);

const closes = (decision: Decision, outcomes: Outcomes): boolean =>
  decision.outcomes.some((outcome) => outcome.key === outcomes.get(decision.key) && outcome.closes);

function namedFor({ onlyIf }: Step, decision: Decision, outcomes: Outcomes): boolean {
  const outcome = outcomes.get(decision.key);
  return onlyIf !== undefined && onlyIf.decision === decision.key && outcome !== undefined && onlyIf.is.includes(outcome);
}
