import { loadBundledCalendar } from './bundled-calendar.ts';
import type { Calendar } from './calendar.ts';
import { dueDay, latestDayBefore } from './clock.ts';
import { type Day, parseDay } from './day.ts';
import { divisions, isDivision } from './division.ts';

/** What `golden-thread working-days` is asked, as typed. Exactly one of add, before and months is given. */
export interface WorkingDaysQuestion {
  readonly from: string;
  /** Working days after `from`. */
  readonly add?: string | number | undefined;
  /** Working days before `from`. */
  readonly before?: string | number | undefined;
  /** Months after `from`. */
  readonly months?: string | number | undefined;
  readonly division?: string | undefined;
}

/**
 * The one day that answers a question about working days, written 2026-12-29. Throws an Error with a plain message where
 * the question is not in order, `NoCalendarData` where it touches a year without bank holidays.
 */
export function workingDaysCommand(asked: WorkingDaysQuestion, calendar: Calendar = loadBundledCalendar()): Day {
  const from = parseDay(asked.from);
  if (from === null) throw new Error(`--from: "${asked.from}" is not a day written as year-month-day, such as 2026-12-18`);
  const division = asked.division ?? 'england-and-wales';
  if (!isDivision(division)) throw new Error(`--division: "${division}" is none of ${divisions.join(', ')}`);
  const on = { calendar, division };
  const [{ option, value }, another] = optionsGiven(asked);
  if (another !== undefined) throw new Error(`Give only one of --add, --before and --months, not both --${option} and --${another.option}`);
  const amount = wholeNumber(option, value);
  switch (option) {
    case 'add':
      return dueDay(from, { amount, unit: 'working-days' }, on);
    case 'before':
      return latestDayBefore(from, { amount, unit: 'working-days' }, on);
    case 'months':
      return dueDay(from, { amount, unit: 'months' }, on);
  }
}

interface Given {
  readonly option: 'add' | 'before' | 'months';
  readonly value: string;
}

function optionsGiven(asked: WorkingDaysQuestion): [Given, ...Given[]] {
  const options = ['add', 'before', 'months'] as const;
  const [first, ...others] = options.flatMap((option): Given[] => {
    const value = asked[option];
    return value === undefined ? [] : [{ option, value: String(value) }];
  });
  if (first === undefined) throw new Error('Give one of --add, --before and --months, for example --add 5');
  return [first, ...others];
}

// Far beyond any year that has bank holidays.
const most = 999_999;

function wholeNumber(option: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${option}: "${value}" is not a whole number, 0 or more`);
  if (Number(value) > most) throw new Error(`--${option}: "${value}" is more than ${most}`);
  return Number(value);
}
