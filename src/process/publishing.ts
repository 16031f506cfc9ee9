import { addDays, compareDays, type Day } from '../calendar/index.ts';
import type { Clock, ProcessDefinition } from '../framework/schema/process.ts';
import { clocksBefore } from './clocks-before.ts';
import { clockDue, type Reckoning } from './clock-due.ts';
import type { ProcessState } from './state.ts';

/** How long a publication has to wait by one clock: from when a copy was sent, if it was, and so to which day. */
export interface WaitBefore {
  clock: Clock;
  sentOn: Day | null;
  earliest: Day | null;
}

/** How a publication has to wait, clock by clock, for what has to be sent beforehand. */
export const waitsBefore = (definition: ProcessDefinition, state: ProcessState, step: string | null, on: Reckoning): WaitBefore[] =>
  clocksBefore(definition, step).flatMap((clock) => {
    const stop = state.steps[clock.stops];
    if (stop === undefined || stop.standing === 'not-needed') return [];
    return [{ clock, sentOn: stop.doneOn, earliest: stop.doneOn === null ? null : earliestAfter(clock, state, stop.doneOn, on) }];
  });

/** The first day before which what was sent on this day was sent in time. */
function earliestAfter(clock: Clock, state: ProcessState, sentOn: Day, on: Reckoning): Day {
  let day = sentOn;
  while (compareDays(clockDue(clock, day, state.clocks[clock.key]!, on)!, sentOn) < 0) day = addDays(day, 1);
  return day;
}

/** The waits that are not over on a day. */
export const waitsOn = (waits: readonly WaitBefore[], day: Day): WaitBefore[] => waits.filter(({ earliest }) => earliest === null || compareDays(day, earliest) < 0);
