import type { Calendar } from './calendar.ts';
import { addDays, addMonths, dateParts, type Day } from './day.ts';
import type { Division } from './division.ts';
import { addWorkingDays, workingDaysBefore } from './working-days.ts';

/** The units of clocks. A bare "days" is not among them (statutory.md 1.1): a pack has to choose. */
export type Unit = 'working-days' | 'calendar-days' | 'weeks' | 'months';

/** A length of time; the amount is a whole number, 0 or more. */
export interface Duration {
  readonly amount: number;
  readonly unit: Unit;
}

/** A window after an anchor, for example working day 6 to 7, or 8 to 12 weeks. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly unit: Unit;
}

/** What working days are counted on. */
export interface CountingDays {
  readonly calendar: Calendar;
  readonly division: Division;
}

export interface CountingOptions {
  /** The anchor's own day is day 1 in place of day 0: "beginning with". Off, unless a pack says otherwise. */
  readonly countAnchorDay?: boolean;
}

/**
 * The last day of a length of time from an anchor; the clock is kept until the end of that day in London.
 *
 * The anchor's day is day 0 (statutory.md 1.1). With `countAnchorDay` it is day 1, so that days and weeks end a day
 * earlier, and months "beginning with" a day end the day before the corresponding date, or with the month's last day
 * where there is no such date. An amount of 0 gives the anchor's day. Throws `NoCalendarData` for working days in a year
 * without data, a RangeError for an amount that is negative or not whole.
 */
export function dueDay(
  anchor: Day,
  { amount, unit }: Duration,
  { calendar, division }: CountingDays,
  { countAnchorDay = false }: CountingOptions = {},
): Day {
  requireAmount(amount);
  const inclusive = countAnchorDay && amount > 0;
  switch (unit) {
    case 'working-days':
      return addWorkingDays(calendar, division, anchor, amount, { countAnchorDay });
    case 'calendar-days':
      return addDays(anchor, amount - (inclusive ? 1 : 0));
    case 'weeks':
      return addDays(anchor, amount * 7 - (inclusive ? 1 : 0));
    case 'months':
      return inclusive ? monthsBeginningWith(anchor, amount) : addMonths(anchor, amount);
  }
}

function monthsBeginningWith(anchor: Day, amount: number): Day {
  const corresponding = addMonths(anchor, amount);
  const exists = dateParts(corresponding).dayOfMonth === dateParts(anchor).dayOfMonth;
  return exists ? addDays(corresponding, -1) : corresponding;
}

/**
 * The last day on which something is done "at least" a length of time before an event that is yet to come (a copy to
 * the national panel before publication, say): the event's own day is not counted. Fails as `dueDay` does.
 */
export function latestDayBefore(event: Day, { amount, unit }: Duration, { calendar, division }: CountingDays): Day {
  requireAmount(amount);
  switch (unit) {
    case 'working-days':
      return workingDaysBefore(calendar, division, event, amount);
    case 'calendar-days':
      return addDays(event, -amount);
    case 'weeks':
      return addDays(event, -amount * 7);
    case 'months':
      return addMonths(event, -amount);
  }
}

/**
 * The first and the last day of a window after an anchor: for "day 6 to 7", day 6 and day 7, counted as `dueDay` counts.
 * Throws a RangeError for a window that ends before it opens.
 */
export function windowDays(
  anchor: Day,
  { from, to, unit }: Window,
  on: CountingDays,
  options: CountingOptions = {},
): { readonly opens: Day; readonly due: Day } {
  if (from > to) throw new RangeError(`a window from ${from} to ${to} ends before it opens`);
  return {
    opens: dueDay(anchor, { amount: from, unit }, on, options),
    due: dueDay(anchor, { amount: to, unit }, on, options),
  };
}

function requireAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is not a whole number, 0 or more`);
}
