import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { Division } from './division.ts';
import { NoCalendarData } from './no-calendar-data.ts';
import { reckon } from './reckon.ts';
import type { RunningClock } from './running-clock.ts';

/** A clock under the key by which its owner knows it. */
export interface KeyedClock<Key> {
  readonly key: Key;
  readonly division: Division;
  readonly clock: RunningClock;
}

/** A clock whose due day another calendar moves. Null where a calendar lacks a year that the clock touches. */
export interface MovedClock<Key> {
  readonly key: Key;
  readonly was: Day | null;
  readonly now: Day | null;
}

/**
 * The open clocks that come out differently on a newer calendar, for the record (statutory.md 1.2: days were announced
 * as late as ten days before). Stopped clocks are left alone: they keep the calendar on which they were stopped.
 */
export function reckonAnew<Key>(clocks: Iterable<KeyedClock<Key>>, before: Calendar, after: Calendar, today: Day): MovedClock<Key>[] {
  const moved: MovedClock<Key>[] = [];
  for (const { key, division, clock } of clocks) {
    if (clock.stopped !== null && clock.stopped <= today) continue;
    const was = dueOn(before, division, clock, today);
    const now = dueOn(after, division, clock, today);
    if (was !== now) moved.push({ key, was, now });
  }
  return moved;
}

function dueOn(calendar: Calendar, division: Division, clock: RunningClock, today: Day): Day | null {
  try {
    return reckon(clock, { calendar, division }, today).due;
  } catch (error) {
    if (error instanceof NoCalendarData) return null;
    throw error;
  }
}
