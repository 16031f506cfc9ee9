import { dateParts, type Day, weekday } from './day.ts';

const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The month's name; months are 1 to 12. */
export function monthName(month: number): string {
  const name = months[month - 1];
  if (name === undefined) throw new RangeError(`there is no month ${month}`);
  return name;
}

/** `Friday`. */
export const weekdayName = (of: Day): string => weekdays[weekday(of) - 1] ?? '';

/** `18 December 2026`, the GOV.UK style. */
export function formatDay(of: Day): string {
  const { year, month, dayOfMonth } = dateParts(of);
  return `${dayOfMonth} ${monthName(month)} ${year}`;
}

/** `18 Dec 2026`, for tables. */
export function formatDayShort(of: Day): string {
  const { year, month, dayOfMonth } = dateParts(of);
  return `${dayOfMonth} ${monthName(month).slice(0, 3)} ${year}`;
}

/** `Friday 18 December 2026`. */
export const formatDayWithWeekday = (of: Day): string => `${weekdayName(of)} ${formatDay(of)}`;

/** `December 2026`. */
export function formatMonth(of: Day): string {
  const { year, month } = dateParts(of);
  return `${monthName(month)} ${year}`;
}
