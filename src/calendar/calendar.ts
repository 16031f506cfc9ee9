import { createHash } from 'node:crypto';
import { numberOfDate } from './civil-date.ts';
import { compareDays, dateParts, type Day, dayNumber } from './day.ts';
import { type Division, divisions, forEachDivision } from './division.ts';

/** A bank holiday as GOV.UK states it. */
export interface BankHoliday {
  readonly date: Day;
  readonly title: string;
  /** "Substitute day", "Extra bank holiday" or nothing. */
  readonly notes: string;
  /** Whether flags are flown. Kept so that the official file can be given back whole. */
  readonly bunting: boolean;
}

/** An unbroken run of years with data, as day numbers, both ends included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** The bank holidays of one division and the years for which they are known. */
export interface DivisionCalendar {
  readonly holidays: readonly BankHoliday[];
  /** Day numbers, for walking fast. */
  readonly holidayNumbers: ReadonlySet<number>;
  /** Years with data, in order. A merged calendar may have a gap. */
  readonly years: readonly number[];
  readonly spans: readonly Span[];
}

/** The bank holidays of all divisions. `version` names the content: equal content, equal version. */
export interface Calendar {
  readonly version: string;
  readonly divisions: Readonly<Record<Division, DivisionCalendar>>;
}

/** Puts a calendar together. A year has data where it has at least one bank holiday. */
export function buildCalendar(holidays: Readonly<Record<Division, readonly BankHoliday[]>>): Calendar {
  const built = forEachDivision((division) => divisionCalendar(holidays[division]));
  return { version: versionOf(built), divisions: built };
}

function divisionCalendar(unsorted: readonly BankHoliday[]): DivisionCalendar {
  const holidays = unsorted.toSorted((one, other) => compareDays(one.date, other.date));
  const years = [...new Set(holidays.map(({ date }) => dateParts(date).year))];
  return {
    holidays,
    holidayNumbers: new Set(holidays.map(({ date }) => dayNumber(date))),
    years,
    spans: spansOf(years),
  };
}

function spansOf(years: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const year of years) {
    const first = numberOfDate({ year, month: 1, dayOfMonth: 1 });
    const last = numberOfDate({ year, month: 12, dayOfMonth: 31 });
    const before = spans.at(-1);
    if (before !== undefined && before.last + 1 === first) spans[spans.length - 1] = { first: before.first, last };
    else spans.push({ first, last });
  }
  return spans;
}

/** Years for people ("2012-2028"), then a digest of every division's days, titles and notes. */
function versionOf(built: Readonly<Record<Division, DivisionCalendar>>): string {
  const digest = createHash('sha256');
  for (const division of divisions) {
    digest.update(JSON.stringify([division, built[division].holidays.map(({ date, title, notes }) => [date, title, notes])]));
  }
  const years = divisions.flatMap((division) => built[division].years);
  const label = years.length === 0 ? 'empty' : `${Math.min(...years)}-${Math.max(...years)}`;
  return `${label}.${digest.digest('hex').slice(0, 12)}`;
}
