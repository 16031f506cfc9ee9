import { type CivilDate, dateOfNumber, daysInMonth, numberOfDate, weekdayOfNumber } from './civil-date.ts';

declare const dayBrand: unique symbol;

/**
 * A day of the calendar, written `2026-12-18`. It has no time and no time zone.
 * Days sort as text. Only `parseDay`, `isDay` and `day` make one, so that a Day always exists.
 */
export type Day = string & { readonly [dayBrand]: 'Day' };

const written = /^(\d{4})-(\d{2})-(\d{2})$/;

function partsIn(text: string): CivilDate | null {
  const match = written.exec(text);
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), dayOfMonth: Number(match[3]) };
  const exists =
    date.year >= 1 &&
    date.month >= 1 && date.month <= 12 &&
    date.dayOfMonth >= 1 && date.dayOfMonth <= daysInMonth(date.year, date.month);
  return exists ? date : null;
}

/** Whether a text is a day that exists, written year-month-day with four, two and two digits. */
export const isDay = (text: string): text is Day => partsIn(text) !== null;

/** The day that a text writes, or null where it writes none: `2026-02-29`, `18/12/2026`. */
export const parseDay = (text: string): Day | null => (isDay(text) ? text : null);

/** The day that a text writes. Throws a RangeError where it writes none: for text that the program itself wrote. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`"${text}" is not a day written as year-month-day, such as 2026-12-18`);
  return text;
}

/** Year, month (1 to 12) and day of the month. */
export function dateParts(of: Day): CivilDate {
  const parts = partsIn(of);
  if (parts === null) throw new RangeError(`"${of}" is not a day`);
  return parts;
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day with these parts. Throws a RangeError where there is none (31 April; a year outside 1 to 9999). */
export const dayFromParts = ({ year, month, dayOfMonth }: CivilDate): Day =>
  day(`${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`);

/** The day's place in a count of days, for walking: 1 January 1970 is 0. */
export const dayNumber = (of: Day): number => numberOfDate(dateParts(of));

/** The day at a place in the count of days: the inverse of `dayNumber`. */
export const dayFromNumber = (number: number): Day => dayFromParts(dateOfNumber(number));

/** A whole number of calendar days later, or earlier where negative. */
export function addDays(from: Day, days: number): Day {
  wholeNumber(days);
  return dayFromNumber(dayNumber(from) + days);
}

/**
 * A whole number of months later, or earlier where negative: the corresponding date, or the last day of the month
 * where the month is too short for it (statutory.md 1.1, the principle of Dodds v Walker).
 */
export function addMonths(from: Day, months: number): Day {
  wholeNumber(months);
  const start = dateParts(from);
  const monthsOfAll = start.year * 12 + (start.month - 1) + months;
  const year = Math.floor(monthsOfAll / 12);
  const month = monthsOfAll - year * 12 + 1;
  return dayFromParts({ year, month, dayOfMonth: Math.min(start.dayOfMonth, daysInMonth(year, month)) });
}

/** So many months before a day, where the last day of a month stays the last of its month: a quarter before 31 December ends on 30 September, and one before that on 30 June. */
export const monthsBefore = (of: Day, months: number): Day => addDays(addMonths(addDays(of, 1), -months), -1);

/** Calendar days from one day to another: 0 for the same day, negative where the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Monday 1 to Sunday 7. */
export const weekday = (of: Day): number => weekdayOfNumber(dayNumber(of));

/** For sorting: negative where the first is earlier, 0 where both are the same day. */
export const compareDays = (one: Day, other: Day): number => (one < other ? -1 : one > other ? 1 : 0);

/** The later of two days. */
export const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);

function wholeNumber(value: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
}
