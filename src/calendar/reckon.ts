import { type CountingDays, dueDay, type Unit } from './clock.ts';
import { clockFaults } from './clock-faults.ts';
import { addDays, compareDays, type Day, daysBetween, laterDay } from './day.ts';
import { type Extension, limitDays, limitUnit, type RunningClock } from './running-clock.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

export type ClockState = 'running' | 'paused' | 'late' | 'stopped-in-time' | 'stopped-late';

/** What a clock says on a day. */
export interface Reckoned {
  readonly state: ClockState;
  /** The first day of a window, moved by pauses; null for every other clock. */
  readonly opens: Day | null;
  /** The last day in time. While paused without an end: as it would be if the clock ran again tomorrow. */
  readonly due: Day;
  /** The due day that the limit alone sets. */
  readonly originalDue: Day;
  /** The first day of the pause that lies over today, else null. */
  readonly pausedSince: Day | null;
  /**
   * Days left after today (or after the day of stopping): 0 on the due day, negative when late. Working days for a
   * clock of working days, calendar days for every other.
   */
  readonly remaining: { readonly amount: number; readonly unit: 'working-days' | 'calendar-days' };
  /** The calendar that was counted on; a closed clock keeps it (statutory.md 1.2). */
  readonly calendarVersion: string;
}

/**
 * Reckons a clock as at a day. The conventions, which are ours where no source speaks:
 *
 * - A paused day does not count. It moves the due day by one working day if the clock counts working days and it is one,
 *   else by one calendar day, also for weeks and months, and for every clock once an extension of calendar days, weeks or
 *   months has set its due day: a holiday can then no longer bring it forward. A pause that begins after the due day moves
 *   nothing.
 * - While a pause is open no due day passes; its end is not foreseen.
 * - An extension adds to the due day as it stood on the day of approval. Days paused from then on move the extended day. It never
 *   brings the due day forward.
 * - A clock is in time until the end of its due day. A stop after `today` has not happened yet.
 *
 * Throws `NoCalendarData` where a year without data is touched, a RangeError listing `clockFaults`.
 */
export function reckon(clock: RunningClock, on: CountingDays, today: Day): Reckoned {
  const faults = clockFaults(clock);
  if (faults.length > 0) throw new RangeError(faults.join('. '));
  const stopped = clock.stopped !== null && clock.stopped <= today;
  const asAt = clock.stopped !== null && stopped ? clock.stopped : today;
  const unit = limitUnit(clock.limit);
  const limit = limitDays(clock, on);
  const due = movedDay(limit.due, clock, on, asAt);
  const pause = clock.pauses.find(({ from, to }) => from <= asAt && (to === null || asAt < to));
  const inTime = asAt <= due;
  return {
    state: stopped ? (inTime ? 'stopped-in-time' : 'stopped-late') : !inTime ? 'late' : pause === undefined ? 'running' : 'paused',
    opens: limit.opens === null ? null : movedDay(limit.opens, { ...clock, extensions: [] }, on, asAt),
    due,
    originalDue: limit.due,
    pausedSince: pause?.from ?? null,
    remaining:
      unit === 'working-days'
        ? { amount: workingDaysBetween(on.calendar, on.division, asAt, due), unit }
        : { amount: daysBetween(asAt, due), unit: 'calendar-days' },
    calendarVersion: on.calendar.version,
  };
}

/**
 * The day as pauses and extensions move it. An extension of calendar days lets later pauses move a clock of working days by fewer days than
 * before; since more time never makes a day earlier, the latest day counts that comes of taking up with the first, the second or none of them.
 */
function movedDay(original: Day, clock: RunningClock, on: CountingDays, asAt: Day): Day {
  const inOrder = clock.extensions.toSorted((one, other) => compareDays(one.at, other.at));
  const turning = inOrder.filter(({ by }) => by.unit !== 'working-days');
  const days = Array.from({ length: turning.length + 1 }, (_, left) => dayMovedBy(inOrder.filter((each) => !turning.slice(0, left).includes(each)), original, clock, on, asAt));
  return days.reduce(laterDay);
}

/** The day as pauses and these extensions move it, in the order in which they happened. */
function dayMovedBy(extensions: readonly Extension[], original: Day, clock: RunningClock, on: CountingDays, asAt: Day): Day {
  const pauses = pausedSpans(clock, asAt);
  let due = original;
  let since = clock.anchor;
  let unit = limitUnit(clock.limit);
  for (const { at, by } of extensions) {
    due = dueDay(movedByPauses(due, within(pauses, since, at), unit, clock, on), by, on);
    since = laterDay(since, at);
    if (by.unit !== 'working-days') unit = by.unit;
  }
  return movedByPauses(due, within(pauses, since, null), unit, clock, on);
}

/** Paused days from the first up to, and without, the last. */
interface Span {
  readonly from: Day;
  readonly to: Day;
}

function pausedSpans({ pauses }: RunningClock, asAt: Day): Span[] {
  return pauses
    .map(({ from, to }) => ({ from, to: to ?? addDays(asAt, 1) }))
    .toSorted((one, other) => compareDays(one.from, other.from));
}

function within(spans: readonly Span[], first: Day, end: Day | null): Span[] {
  return spans
    .map(({ from, to }) => ({ from: laterDay(from, first), to: end !== null && end < to ? end : to }))
    .filter(({ from, to }) => from < to);
}

function movedByPauses(original: Day, spans: readonly Span[], unit: Unit, clock: RunningClock, on: CountingDays): Day {
  const day1 = clock.countAnchorDay ? clock.anchor : addDays(clock.anchor, 1);
  let due = original;
  for (const { from, to } of spans) {
    if (from > due) continue;
    // A due day that is itself not counted (day 0) still waits for the pause to end.
    due = laterDay(to, later(due, { from: laterDay(from, day1), to }, unit, on));
  }
  return due;
}

function later(due: Day, { from, to }: Span, unit: Unit, { calendar, division }: CountingDays): Day {
  if (from >= to) return due;
  if (unit !== 'working-days') return addDays(due, daysBetween(from, to));
  return addWorkingDays(calendar, division, due, workingDaysBetween(calendar, division, addDays(from, -1), addDays(to, -1)));
}
