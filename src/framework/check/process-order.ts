import { stepsBefore } from '../steps-before.ts';
import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { ProcessDefinition } from '../schema/process.ts';

type Steps = Pick<ProcessDefinition, 'steps'>;

/** Steps that wait for one another. */
export function circleFaults(text: PackText, process: ProcessDefinition): Fault[] {
  const circle = findCircle(process);
  if (circle === null) return [];
  const first = process.steps.findIndex((step) => step.key === circle[0]);
  return [faultAt(text, ['steps', first, 'after'], 'circle', `These steps wait for one another: ${[...circle, circle[0]].join(' → ')}. Take one of them out of "after".`)];
}

/** The steps of a circle in "after", if there is one. */
export function findCircle({ steps }: Steps): string[] | null {
  const after = new Map(steps.map((step) => [step.key, step.after]));
  const cleared = new Set<string>();
  const walk = (key: string, trail: string[]): string[] | null => {
    if (trail.includes(key)) return trail.slice(trail.indexOf(key));
    if (cleared.has(key)) return null;
    for (const next of after.get(key) ?? []) {
      const circle = walk(next, [...trail, key]);
      if (circle !== null) return circle;
    }
    cleared.add(key);
    return null;
  };
  for (const key of after.keys()) {
    const circle = walk(key, []);
    if (circle !== null) return circle;
  }
  return null;
}

/**
 * Steps that can never be reached: one that hangs on a decision which is itself taken only after that step, or one that
 * waits for a step which the very outcome that it needs leaves out.
 */
export const unreachableFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap((step, i) => {
  const { onlyIf } = step;
  if (onlyIf === undefined) return [];
  const before = stepsBefore(process, step);
  const takers = process.steps.filter((each) => each.act.kind === 'decision' && each.act.decision === onlyIf.decision);
  if (takers.length > 0 && takers.every((taker) => taker.key === step.key || stepsBefore(process, taker).includes(step))) {
    return [faultAt(text, ['steps', i, 'onlyIf'], 'unreachable-step', `The decision "${onlyIf.decision}" is taken only after "${step.key}", so this step could never begin. Let it depend on an earlier decision.`)];
  }
  const contrary = before.find((each) => each.onlyIf?.decision === onlyIf.decision && !each.onlyIf.is.some((outcome) => onlyIf.is.includes(outcome)));
  return contrary === undefined ? [] : [faultAt(text, ['steps', i, 'onlyIf', 'is'], 'unreachable-step', `"${step.key}" waits for "${contrary.key}", which is needed only for other outcomes of "${onlyIf.decision}". No outcome reaches both.`)];
});
