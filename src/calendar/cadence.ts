import { addDays, addMonths, compareDays, dateParts, type Day, dayFromParts } from './day.ts';
import { daysInMonth } from './civil-date.ts';

/** How often something comes round. A pack states it; the board's own days are given when it is laid out. */
export type Cadence =
  /** Monthly is every 1 month, quarterly every 3, half-yearly every 6, every two years every 2 years. */
  | { readonly kind: 'every'; readonly amount: number; readonly unit: 'weeks' | 'months' | 'years' }
  /** Months named by the source, 1 to 12, such as July and December: due by the end of each. */
  | { readonly kind: 'named-months'; readonly months: readonly number[] }
  /** At every meeting of a group. */
  | { readonly kind: 'each-meeting' }
  /** As matters arise: nothing can be laid out beforehand. */
  | { readonly kind: 'as-arises' };

/** What a cadence is laid out on. */
export interface CadenceGround {
  /** The first occurrence of an `every` cadence, from which all others are counted. Left out: the start of the plan. */
  readonly start?: Day;
  /** The days of the group's meetings, for `each-meeting`. */
  readonly meetings?: readonly Day[];
}

/**
 * The days on which a cadence falls, from one day to another, both included, in order.
 *
 * `every` counts from the start each time, so that a rhythm begun on 31 January falls on 28 February and then on
 * 31 March, and does not drift. Throws a RangeError for an amount below 1 or a month that does not exist.
 */
export function occurrences(cadence: Cadence, from: Day, to: Day, { start = from, meetings = [] }: CadenceGround = {}): Day[] {
  switch (cadence.kind) {
    case 'every':
      return rhythm(cadence.amount, cadence.unit, start, from, to);
    case 'named-months':
      return endsOfMonths(cadence.months, from, to);
    case 'each-meeting':
      return [...new Set(meetings)].filter((meeting) => from <= meeting && meeting <= to).toSorted(compareDays);
    case 'as-arises':
      return [];
  }
}

function rhythm(amount: number, unit: 'weeks' | 'months' | 'years', start: Day, from: Day, to: Day): Day[] {
  if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(`${amount} is not a whole number, 1 or more`);
  const nth = (turn: number): Day =>
    unit === 'weeks' ? addDays(start, turn * amount * 7) : addMonths(start, turn * amount * (unit === 'years' ? 12 : 1));
  const days: Day[] = [];
  for (let turn = 0, at = start; at <= to; turn += 1, at = nth(turn)) {
    if (at >= from) days.push(at);
  }
  return days;
}

function endsOfMonths(months: readonly number[], from: Day, to: Day): Day[] {
  const wrong = months.find((month) => !Number.isInteger(month) || month < 1 || month > 12);
  if (wrong !== undefined) throw new RangeError(`there is no month ${wrong}`);
  const days: Day[] = [];
  const inOrder = [...new Set(months)].toSorted((one, other) => one - other);
  for (let { year } = dateParts(from); year <= dateParts(to).year; year += 1) {
    for (const month of inOrder) {
      const end = dayFromParts({ year, month, dayOfMonth: daysInMonth(year, month) });
      if (from <= end && end <= to) days.push(end);
    }
  }
  return days;
}
