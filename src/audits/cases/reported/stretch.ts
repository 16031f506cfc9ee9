import { addDays, dateParts, daysBetween, formatDay, formatMonth, monthName, monthsBefore, type Day } from '../../../calendar/index.ts';

/** A stretch of time that is reported on: from the day after one day to another, that one included. */
export interface Stretch {
  after: Day;
  until: Day;
}

/** A stretch and those as long before it, the earliest first. */
export function stretchesUpTo(stretch: Stretch, many: number): Stretch[] {
  const months = Math.max(1, Math.round(daysBetween(stretch.after, stretch.until) / (365.25 / 12)));
  const all = [stretch];
  while (all.length < many) all.unshift({ after: monthsBefore(all[0]!.after, months), until: all[0]!.after });
  return all;
}

export const liesIn = ({ after, until }: Stretch, on: Day): boolean => on > after && on <= until;

/** `October to December 2026` where it is whole months, `20 November 2026 to 3 February 2027` where it is not. */
export function stretchWords({ after, until }: Stretch): string {
  const from = addDays(after, 1);
  const whole = dateParts(from).dayOfMonth === 1 && dateParts(addDays(until, 1)).dayOfMonth === 1;
  if (!whole) return from >= until ? formatDay(until) : `${formatDay(from)} to ${formatDay(until)}`;
  if (from.slice(0, 7) === until.slice(0, 7)) return formatMonth(until);
  return `${from.slice(0, 4) === until.slice(0, 4) ? monthName(dateParts(from).month) : formatMonth(from)} to ${formatMonth(until)}`;
}

/** The same for a narrow column: `Oct to Dec 2026`. Only names of months are long. */
export const stretchShort = (stretch: Stretch): string => stretchWords(stretch).replaceAll(/\p{L}{4,}/gu, (month) => month.slice(0, 3));
