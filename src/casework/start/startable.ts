import { formatDay, type Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';

/**
 * Why a process cannot be started for something that happened on a day, in a sentence for whoever wanted to; null where it
 * can. The rules in force on the trigger day count, not today's: a review under rules that have since ended may rightly
 * still begin, and goes on under them.
 */
export function whyNotStart(definition: Pick<ProcessDefinition, 'name' | 'runs' | 'effective'>, on: Day): string | null {
  const { name, runs, effective } = definition;
  if (!runs) return `"${name}" is stated in this framework but is not run as a piece of work of its own.`;
  if (on < effective.from) return `The rules of "${name}" came into force on ${formatDay(effective.from as Day)}. They do not hold for ${formatDay(on)}.`;
  if (effective.to !== undefined && on > effective.to) return `The rules of "${name}" ended on ${formatDay(effective.to as Day)}. They do not hold for ${formatDay(on)}.`;
  return null;
}

type Counting = { definition: Pick<ProcessDefinition, 'anchors'>; state: { anchors: Readonly<Record<string, Day>> } };

/** The day by which it is known whose rules hold for a case: the one from which its process counts. */
export const dayOfCase = ({ definition, state }: Counting, today: Day): Day => state.anchors[definition.anchors[0]!.key] ?? today;

/** The names of the processes that cannot be started from this one because their rules do not hold for its day, by their keys. */
export const namesNotInForce = ({ processes }: { processes: readonly Pick<ProcessDefinition, 'key' | 'name' | 'runs' | 'effective'>[] }, process: Counting, today: Day): Record<string, string> =>
  Object.fromEntries(processes.filter((each) => each.runs && whyNotStart(each, dayOfCase(process, today)) !== null).map(({ key, name }) => [key, name]));

/** The days that somebody has to know to start: those that no step sets, the first of them the one that has to be given. */
export const startingAnchors = (definition: Pick<ProcessDefinition, 'anchors'>): ProcessDefinition['anchors'] => {
  const [first, ...others] = definition.anchors;
  return first === undefined ? [] : [first, ...others.filter((anchor) => anchor.setBy === undefined)];
};

/** The roles that may begin it: whoever leads, or deputises for, a step that waits for nothing. */
export const startingRoles = (definition: Pick<ProcessDefinition, 'steps'>): Set<string> =>
  new Set(definition.steps.filter((step) => step.after.length === 0 && step.onlyIf === undefined && step.onlyIfAnswered === undefined).flatMap((step) => [step.lead, ...(step.deputy === undefined ? [] : [step.deputy])]));
