import type { ProcessDefinition, Step } from './schema/process.ts';

/** All steps that have to be done before this one. */
export function stepsBefore({ steps }: Pick<ProcessDefinition, 'steps'>, step: Step): Step[] {
  const found = new Set<Step>();
  const collect = (of: Step) => steps.filter((each) => of.after.includes(each.key) && !found.has(each)).forEach((each) => {
    found.add(each);
    collect(each);
  });
  collect(step);
  return [...found];
}
