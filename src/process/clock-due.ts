import { addDays, laterDay, limitUnit, reckon, startClock, type Calendar, type Day, type Division, type Limit, type Pause, type RunningClock } from '../calendar/index.ts';
import { clockAsRead } from '../framework/readings/readings.ts';
import type { Clock, ProcessDefinition, Step } from '../framework/schema/process.ts';
import type { ClockState, ProcessState } from './state.ts';

/** What days are counted on. */
export interface Reckoning {
  calendar: Calendar;
  division: Division;
}

/** How a clock of a pack sets its last day; null for "as soon as". */
export function limitOf({ within, between, atLeastBefore }: Pick<Clock, 'within' | 'between' | 'atLeastBefore'>): Limit | null {
  if (within !== undefined) return { kind: 'within', duration: within };
  if (between !== undefined) return { kind: 'window', window: between };
  if (atLeastBefore !== undefined) return { kind: 'at-least-before', duration: atLeastBefore };
  return null;
}

/** The last day of a clock as first set, before pauses and extensions; null for "as soon as". */
export function originalDue(clock: Clock, anchor: Day, on: Reckoning): Day | null {
  const limit = limitOf(clock);
  return limit === null ? null : reckon(startClock(anchor, limit, clock), on, anchor).originalDue;
}

/**
 * The last day of a clock with its pauses and extensions; null for "as soon as". How they move it: see `reckon` of the
 * calendar. A pause that is still open moves nothing until it ends, unless `today` is given: then its days up to and including
 * today are counted off.
 */
export function clockDue(clock: Clock, anchor: Day, running: ClockState, on: Reckoning, today: Day | null = null): Day | null {
  const limit = limitOf(clock);
  return limit === null ? null : reckon(runningClock(anchor, limit, clock.countAnchorDay, running, today), on, today ?? anchor).due;
}

/** True while a pause is open that began before the clock had run out: what is late already is not made less so by it. */
export const isPaused = (running: ClockState, due: Day | null): boolean =>
  running.pauses.some((pause) => pause.to === null && (due === null || pause.from <= due));

/**
 * The window of a step after its anchor; null where it has none or the anchor is not known yet. A step goes with the first
 * clock that counts from the same anchor in the same unit: a pause of that clock moves the window too, and an extension
 * moves the step that the clock waits for.
 */
export function stepWindow(definition: ProcessDefinition, state: ProcessState, step: Step, on: Reckoning, today: Day | null = null): { opens: Day; due: Day; firstDue: Day; paused: boolean } | null {
  const anchorKey = step.anchor ?? definition.anchors[0]?.key;
  const anchor = anchorKey === undefined ? undefined : state.anchors[anchorKey];
  const { window } = step;
  if (window === undefined || anchor === undefined) return null;
  const clock = definition.clocks.find((each) => each.anchor === anchorKey && limitUnitOf(each) === window.unit);
  const running = clock === undefined ? undefined : state.clocks[clock.key];
  const moved: ClockState = { key: step.key, pauses: running?.pauses ?? [], extensions: clock?.stops === step.key && running !== undefined ? running.extensions : [] };
  const { opens, due, originalDue: firstDue } = reckon(runningClock(anchor, { kind: 'window', window }, clock?.countAnchorDay ?? false, moved, today), on, today ?? anchor);
  return { opens: opens ?? due, due, firstDue, paused: isPaused(moved, due) };
}

const limitUnitOf = (clock: Clock) => {
  const limit = limitOf(clock);
  return limit === null ? null : limitUnit(limit);
};

function runningClock(anchor: Day, limit: Limit, countAnchorDay: boolean, { pauses, extensions }: ClockState, today: Day | null): RunningClock {
  return {
    anchor, limit, countAnchorDay, stopped: null,
    // A clock up to a day that is yet to come is not paused: that day is changed instead.
    pauses: limit.kind === 'at-least-before' ? [] : pauses.flatMap((pause) => countedPause(pause, anchor, today)),
    extensions: extensions.map(({ by, on, reason, approvedBy }) => ({ at: on, by, reason, approvedBy })),
  };
}

/** The part of a pause that counts: after the anchor, which may have been moved since. */
function countedPause(pause: Pause, anchor: Day, today: Day | null): Pause[] {
  const from = laterDay(pause.from, anchor);
  const to = pause.to ?? (today === null ? from : addDays(today, 1));
  return from < to ? [{ ...pause, from, to }] : [];
}

/** How a clock comes out under one reading of its source. */
export interface ReadingDue {
  name: string;
  anchor: string;
  /** Null where the day from which the reading counts is not known, or where it sets no last day. */
  due: Day | null;
}

/** The other ways to read a clock whose source is in doubt (AMB-01), each with its last day, to be shown beside the one in use. */
export function readingsOf(clock: Clock, state: ProcessState, on: Reckoning): ReadingDue[] {
  const running = state.clocks[clock.key] ?? { key: clock.key, pauses: [], extensions: [] };
  return clock.readings.map((reading) => {
    const anchorKey = reading.anchor ?? clock.anchor;
    const anchor = state.anchors[anchorKey];
    return { name: reading.name, anchor: anchorKey, due: anchor === undefined ? null : clockDue(clockAsRead(clock, reading), anchor, running, on) };
  });
}
