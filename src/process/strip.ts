import { addDays, compareDays, isWorkingDay, workingDaysBetween, type Day } from '../calendar/index.ts';
import type { ProcessDefinition } from '../framework/schema/process.ts';
import { clockDue, stepWindow, type Reckoning } from './clock-due.ts';
import type { ClockState, ProcessState } from './state.ts';

/** One day of a process's main clock, for the strip. */
export interface StripDay {
  number: number;
  day: Day;
  /** Steps whose window covers the day. */
  steps: string[];
  isToday: boolean;
  isLast: boolean;
}

/**
 * The strip of a clock in working days: its days from day 1 to the last, with the steps whose windows cover each. Days on
 * which the clock was paused have no number and are left out; an extension adds days at the end. Empty for other clocks.
 */
export function strip(definition: ProcessDefinition, state: ProcessState, clockKey: string, on: Reckoning, today: Day): StripDay[] {
  const clock = definition.clocks.find((one) => one.key === clockKey);
  const anchor = clock === undefined ? undefined : state.anchors[clock.anchor];
  const running = state.clocks[clockKey];
  if (clock?.within?.unit !== 'working-days' || anchor === undefined || running === undefined) return [];
  const last = clockDue(clock, anchor, running, on, today);
  if (last === null) return [];

  const windows = definition.steps.flatMap((step) => {
    const window = state.steps[step.key]?.standing === 'not-needed' ? null : stepWindow(definition, state, step, on, today);
    return window === null ? [] : [{ step: step.key, ...window }];
  });
  const days: Day[] = [];
  for (let day = clock.countAnchorDay ? anchor : addDays(anchor, 1); day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(on.calendar, on.division, day) && !pausedOn(running, day, today)) days.push(day);
  }
  return days.map((day, index): StripDay => ({
    number: index + 1, day, isToday: day === today, isLast: index + 1 === days.length,
    steps: windows.filter(({ opens, due }) => opens <= day && day <= due).map(({ step }) => step),
  }));
}

const pausedOn = (running: ClockState, day: Day, today: Day): boolean =>
  running.pauses.some(({ from, to }) => from <= day && (to === null ? day <= today : day < to));

/** The number of the working day that a day is, counted from an anchor; for "day 7 of 15". A day off counts as the last working day before it. */
export function dayNumberFrom(anchor: Day, today: Day, on: Reckoning): number {
  if (compareDays(today, anchor) <= 0) return 0;
  return workingDaysBetween(on.calendar, on.division, anchor, today);
}
