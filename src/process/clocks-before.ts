import type { Clock, ProcessDefinition } from '../framework/schema/process.ts';

/** The clocks that run up to what a step publishes: those stopped by a step before it. Without a step, every one of the process. */
export function clocksBefore({ clocks, steps }: ProcessDefinition, step: string | null): Clock[] {
  const before = new Set<string>();
  const gather = (key: string): void => {
    if (before.has(key)) return;
    before.add(key);
    steps.find((each) => each.key === key)?.after.forEach(gather);
  };
  if (step !== null) gather(step);
  return clocks.filter((clock) => clock.atLeastBefore !== undefined && (step === null || before.has(clock.stops)));
}
