import { type BankHoliday, buildCalendar, type Calendar } from './calendar.ts';
import { compareDays, dateParts, type Day } from './day.ts';
import { type Division, divisions, forEachDivision } from './division.ts';

/** One day on which a newer file differs from the calendar in use. `changed` is a day whose title or notes differ. */
export interface CalendarChange {
  readonly division: Division;
  readonly day: Day;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly title: string;
  /** True where the whole year is new: the ordinary case of a file that reaches further. */
  readonly newYear: boolean;
}

export type Merge =
  | { readonly outcome: 'merged'; readonly calendar: Calendar; readonly changes: readonly CalendarChange[] }
  | { readonly outcome: 'removes-days'; readonly removed: readonly CalendarChange[] };

/**
 * Takes a newer official file into the calendar in use.
 *
 * GOV.UK's file is a moving window (statutory.md 1.2): for the years that it covers it replaces what was known; the
 * years that it dropped are kept. A day that it takes away from a year that both cover is rare (a holiday moved, as in
 * May 2020) and may also mean that an old file was given; so it is refused, and listed, unless `acceptRemovals` says
 * that a person has seen it. Every difference is reported, division by division, in the order of days.
 */
export function mergeCalendars(
  current: Calendar,
  newer: Calendar,
  { acceptRemovals = false }: { readonly acceptRemovals?: boolean } = {},
): Merge {
  const changes = divisions.flatMap((division) => changesIn(division, current, newer));
  const removed = changes.filter(({ kind }) => kind === 'removed');
  if (removed.length > 0 && !acceptRemovals) return { outcome: 'removes-days', removed };
  const calendar = buildCalendar(
    forEachDivision((division) => [
      ...current.divisions[division].holidays.filter(({ date }) => !covers(newer, division, date)),
      ...newer.divisions[division].holidays,
    ]),
  );
  return { outcome: 'merged', calendar, changes };
}

function changesIn(division: Division, current: Calendar, newer: Calendar): CalendarChange[] {
  const before = byDay(current.divisions[division].holidays);
  const after = byDay(newer.divisions[division].holidays);
  const changes: CalendarChange[] = [];
  for (const [day, { title, notes }] of after) {
    const known = before.get(day);
    const newYear = !covers(current, division, day);
    if (known === undefined) changes.push({ division, day, kind: 'added', title, newYear });
    else if (known.title !== title || known.notes !== notes) changes.push({ division, day, kind: 'changed', title, newYear });
  }
  for (const [day, { title }] of before) {
    if (!after.has(day) && covers(newer, division, day)) changes.push({ division, day, kind: 'removed', title, newYear: false });
  }
  return changes.toSorted((one, other) => compareDays(one.day, other.day));
}

const byDay = (holidays: readonly BankHoliday[]): Map<Day, BankHoliday> =>
  new Map(holidays.map((holiday) => [holiday.date, holiday]));

const covers = (calendar: Calendar, division: Division, of: Day): boolean =>
  calendar.divisions[division].years.includes(dateParts(of).year);
