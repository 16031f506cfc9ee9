import { addDays, addMonths, dateParts, dayFromParts, daysBetween, isWorkingDay, weekday, type Calendar, type Day, type Division } from '../../calendar/index.ts';

export interface MeetingRhythm {
  /** Months between two meetings as the framework has it; null where it does not say. */
  months: number | null;
  /** Days on which the group met or is to meet, in order, without those cancelled. */
  days: readonly Day[];
}

/**
 * Days to propose for a group's next meetings, after the last that is set and up to a day: at the framework's rhythm, or else as far
 * apart as the last two, always on the same weekday of the month as the last, and on the next working day where that is none.
 * Where no rhythm can be told, nothing is proposed; a group that has not met begins one stretch from today.
 * @param free whether a meeting may be held on the day: a working day
 */
export function proposeDays({ months, days }: MeetingRhythm, today: Day, until: Day, free: (day: Day) => boolean): Day[] {
  const last = days.at(-1);
  const apart = months ?? monthsApart(days);
  if (apart === null) return [];
  const from = last ?? today;
  const proposed: Day[] = [];
  for (let turn = 1; ; turn += 1) {
    const next = onFree(sameWeekday(from, turn * apart), free);
    if (next > until) return proposed;
    if (next > today) proposed.push(next);
  }
}

/** Whole months between the last two meetings, at least one; null where there were not two. */
function monthsApart(days: readonly Day[]): number | null {
  const [before, last] = days.slice(-2);
  return before === undefined || last === undefined ? null : Math.max(1, Math.round(daysBetween(before, last) / (365.25 / 12)));
}

/** The same weekday of the month, so many months on: the second Tuesday stays the second Tuesday, the fifth becomes the last. */
function sameWeekday(from: Day, months: number): Day {
  const nth = Math.ceil(dateParts(from).dayOfMonth / 7);
  const first = addMonths(dayFromParts({ ...dateParts(from), dayOfMonth: 1 }), months);
  const day = addDays(first, ((weekday(from) - weekday(first) + 7) % 7) + (nth - 1) * 7);
  return dateParts(day).month === dateParts(first).month ? day : addDays(day, -7);
}

const onFree = (day: Day, free: (day: Day) => boolean): Day => (free(day) ? day : onFree(addDays(day, 1), free));

/** Whether a day is a working day of the division. For years whose bank holidays are not known yet, weekends alone are left out: it is a proposal. */
export const workingDay = (calendar: Calendar, division: Division) => (day: Day): boolean =>
  calendar.divisions[division].years.includes(dateParts(day).year) ? isWorkingDay(calendar, division, day) : weekday(day) < 6;
