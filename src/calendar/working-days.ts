import type { Calendar, DivisionCalendar } from './calendar.ts';
import { dateOfNumber, weekdayOfNumber } from './civil-date.ts';
import { type Day, dayFromNumber, dayNumber } from './day.ts';
import type { Division } from './division.ts';
import { NoCalendarData } from './no-calendar-data.ts';

const saturday = 6;

/** Answers for days by their number, and throws for a day of a year without data. */
function workingDayTest(calendar: Calendar, division: Division): (number: number) => boolean {
  const { spans, holidayNumbers, years }: DivisionCalendar = calendar.divisions[division];
  return (number) => {
    if (!spans.some(({ first, last }) => first <= number && number <= last)) {
      throw new NoCalendarData(dateOfNumber(number).year, division, years);
    }
    return weekdayOfNumber(number) < saturday && !holidayNumbers.has(number);
  };
}

/** Whether a day is a working day: Monday to Friday and no bank holiday of the division. Throws `NoCalendarData`. */
export const isWorkingDay = (calendar: Calendar, division: Division, of: Day): boolean =>
  workingDayTest(calendar, division)(dayNumber(of));

/**
 * The last day of "within N working days of a day" (statutory.md 1.1): that day is day 0 and the next working day is
 * day 1, whether or not day 0 is itself a working day. 0 gives the day itself.
 *
 * With `countAnchorDay` the day itself is day 1 if it is a working day; otherwise the next working day still is.
 * Throws `NoCalendarData` where the count starts in or reaches a year without data, a RangeError for a count that is
 * negative or not whole.
 */
export function addWorkingDays(
  calendar: Calendar,
  division: Division,
  from: Day,
  count: number,
  { countAnchorDay = false }: { readonly countAnchorDay?: boolean } = {},
): Day {
  const startsOnWorkingDay = isWorkingDay(calendar, division, from);
  const left = requireCount(count) - (countAnchorDay && startsOnWorkingDay && count > 0 ? 1 : 0);
  return walk(calendar, division, from, left, 1);
}

/**
 * The last day that is "no later than N working days before" a day (statutory.md 1.1): N working days stepped back, the
 * day itself not counted. 0 gives the day itself. Fails as `addWorkingDays` does.
 */
export function workingDaysBefore(calendar: Calendar, division: Division, event: Day, count: number): Day {
  isWorkingDay(calendar, division, event);
  return walk(calendar, division, event, requireCount(count), -1);
}

/**
 * Working days after the first day up to and including the second: what day the second is when the first is day 0.
 * Negative where the second is earlier, and then the same count the other way round. Throws `NoCalendarData`.
 */
export function workingDaysBetween(calendar: Calendar, division: Division, from: Day, to: Day): number {
  if (to < from) return 0 - workingDaysBetween(calendar, division, to, from);
  const isWorking = workingDayTest(calendar, division);
  const last = dayNumber(to);
  let number = dayNumber(from);
  isWorking(number);
  let count = 0;
  while (number < last) {
    number += 1;
    if (isWorking(number)) count += 1;
  }
  return count;
}

function walk(calendar: Calendar, division: Division, from: Day, count: number, step: 1 | -1): Day {
  if (count === 0) return from;
  const isWorking = workingDayTest(calendar, division);
  let number = dayNumber(from);
  for (let left = count; left > 0; ) {
    number += step;
    if (isWorking(number)) left -= 1;
  }
  return dayFromNumber(number);
}

function requireCount(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a whole number of working days, 0 or more`);
  return count;
}
