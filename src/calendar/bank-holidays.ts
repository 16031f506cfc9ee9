import { z } from 'zod';
import { type BankHoliday, buildCalendar, type Calendar } from './calendar.ts';
import { dateParts, type Day, parseDay } from './day.ts';
import { monthName } from './day-words.ts';
import { type Division, divisions, forEachDivision } from './division.ts';

const ExistingDay = z.string().transform((text, context): Day => {
  const parsed = parseDay(text);
  if (parsed !== null) return parsed;
  context.addIssue(`"${text}" is not a day written as year-month-day`);
  return z.NEVER;
});

const Event = z.object({
  title: z.string().min(1, 'has no title'),
  date: ExistingDay,
  notes: z.string().default(''),
  bunting: z.boolean().default(false),
});

const divisionFile = (division: Division) =>
  z.object({
    division: z.literal(division, `is not "${division}"`),
    events: z.array(Event).superRefine((events, context) => {
      for (const fault of faultsOf(events)) context.addIssue(fault);
    }),
  });

/** The file that GOV.UK publishes at /bank-holidays.json. What it may come to hold besides is let through and left out. */
export const BankHolidaysFile = z.object({
  'england-and-wales': divisionFile('england-and-wales'),
  scotland: divisionFile('scotland'),
  'northern-ireland': divisionFile('northern-ireland'),
});
export type BankHolidaysFile = z.output<typeof BankHolidaysFile>;

/** A calendar, or every fault that keeps a file from being one, each a sentence that names division and event. */
export type ParsedCalendar =
  | { readonly ok: true; readonly calendar: Calendar }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the text of an official bank-holiday file. */
export function parseBankHolidays(text: string): ParsedCalendar {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, faults: [`The file is not JSON: ${error.message}`] };
  }
  return calendarFromFile(content);
}

/** Reads an official bank-holiday file that is already an object, from the database say. */
export function calendarFromFile(content: unknown): ParsedCalendar {
  const read = BankHolidaysFile.safeParse(content);
  if (!read.success) return { ok: false, faults: read.error.issues.map(inWords) };
  return { ok: true, calendar: buildCalendar(forEachDivision((division) => read.data[division].events)) };
}

/** The calendar in the official shape, to be kept or handed on: `calendarFromFile` gives back an equal calendar. */
export const fileFromCalendar = (calendar: Calendar): Record<Division, { division: Division; events: BankHoliday[] }> =>
  forEachDivision((division) => ({ division, events: [...calendar.divisions[division].holidays] }));

/**
 * A day listed twice; a year that is only begun. New Year and Christmas, or their substitutes, always fall in January
 * and December, so a year that lacks either is not whole, and counting in it would give wrong days.
 */
function faultsOf(events: readonly { date: Day }[]): string[] {
  if (events.length === 0) return ['has no events'];
  const faults: string[] = [];
  const seen = new Set<Day>();
  const monthsByYear = new Map<number, Set<number>>();
  for (const { date } of events) {
    if (seen.has(date)) faults.push(`${date} is listed twice`);
    seen.add(date);
    const { year, month } = dateParts(date);
    monthsByYear.set(year, (monthsByYear.get(year) ?? new Set()).add(month));
  }
  for (const [year, months] of monthsByYear) {
    const lacking = [1, 12].filter((month) => !months.has(month)).map(monthName);
    if (lacking.length > 0) faults.push(`${year} is not whole: it has no bank holiday in ${lacking.join(' or ')}`);
  }
  return faults;
}

function inWords({ path, message }: z.core.$ZodIssue): string {
  const [division, part, index, field] = path;
  if (division === undefined) return `The file is not an object of divisions (${divisions.join(', ')}): ${message}`;
  const place = [String(division)];
  if (typeof index === 'number') place.push(`event ${index + 1}`);
  else if (part !== undefined) place.push(String(part));
  if (field !== undefined) place.push(String(field));
  return `${place.join(', ')}: ${message}`;
}
