import { stepsBefore } from '../framework/steps-before.ts';
import type { Clock, ProcessDefinition } from '../framework/schema/process.ts';

/** The clocks that run up to what a step publishes: those stopped by it or by a step before it. Without a step, every one of the process. */
export function clocksBefore(definition: ProcessDefinition, key: string | null): Clock[] {
  const step = definition.steps.find((each) => each.key === key);
  const stops = new Set(step === undefined ? [] : [step, ...stepsBefore(definition, step)].map((each) => each.key));
  return definition.clocks.filter((clock) => clock.atLeastBefore !== undefined && (key === null || stops.has(clock.stops)));
}
