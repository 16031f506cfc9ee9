import { addDays, day, parseDay, type Day } from './day.ts';
import { monthName } from './day-words.ts';

/** What somebody typed for a day: the day, or why it is none. */
export type TypedDay = { day: Day } | { wrong: string };

const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const worded = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)[ ,-]+(\d{4})$/i;
const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase());
// Excel counts days from here; a cell that lost its date format shows the count.
const excelBegins = day('1899-12-30');
const excelCounts = { from: 20_000, to: 80_000 };

/** Reads a day as boards write it: 2026-12-18, 18/12/2026, 18 December 2026, or Excel's count of days. The day stands before the month, as in the United Kingdom. */
export function readTypedDay(text: string): TypedDay {
  const plain = text.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  if (/^\d{5}$/.test(plain) && Number(plain) >= excelCounts.from && Number(plain) <= excelCounts.to) return { day: addDays(excelBegins, Number(plain)) };
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(plain) ? plain : fromParts(plain);
  if (iso === null) return { wrong: `"${text}" is not a date that can be read. Write it as 18/12/2026 or 2026-12-18.` };
  const read = parseDay(iso);
  return read === null ? { wrong: `${text} does not exist.` } : { day: read };
}

function fromParts(text: string): string | null {
  const numbers = numeric.exec(text);
  if (numbers !== null) return iso(numbers[3]!, Number(numbers[2]), numbers[1]!);
  const words = worded.exec(text);
  if (words === null) return null;
  const month = months.findIndex((name) => words[2]!.length >= 3 && name.startsWith(words[2]!.toLowerCase()));
  return month === -1 ? null : iso(words[3]!, month + 1, words[1]!);
}

const iso = (year: string, month: number, dayOfMonth: string): string => `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
