import type { Step } from '../../framework/schema/process.ts';
import type { RunningProcess } from '../../process/index.ts';

type Of = Pick<RunningProcess, 'definition' | 'state'>;

const needed = ({ state }: Of, { key }: Step): boolean => state.steps[key]?.standing !== 'not-needed';

export const publishSteps = (process: Of): Step[] => process.definition.steps.filter((step) => step.act.kind === 'publish' && needed(process, step));

/** Whether the framework has a step that publishes, whatever has been decided since. */
const publishesAtSteps = ({ definition }: Of): boolean => definition.steps.some(({ act }) => act.kind === 'publish');

export function decisionSteps(process: Of): Step[] {
  const { definition } = process;
  return definition.steps.filter((step) => {
    const { act } = step;
    return act.kind === 'decision' && needed(process, step) && definition.decisions.some(({ key, outcomes }) => key === act.decision && outcomes.some(({ publication }) => publication !== undefined));
  });
}

/**
 * Where the framework takes the decision and publishes at steps, they are recorded there and nowhere else while the process
 * runs. Once it is over, what has to be put right, such as an address that has moved, is recorded on the page of the publication.
 */
export const recordsDecision = (process: Of): boolean => process.state.status !== 'running' || decisionSteps(process).length === 0;
export const recordsPublishing = (process: Of): boolean => process.state.status !== 'running' || !publishesAtSteps(process);
