import { monthName } from './day-words.ts';
import { parseDay, type Day } from './day.ts';

/** The three boxes in which a day is typed. */
export const boxes = ['day', 'month', 'year'] as const;
export type Box = (typeof boxes)[number];

/** A day, nothing typed, the boxes left empty, a year too short, or the box that makes it no day of the calendar. */
export type ReadBoxes = { day: Day } | { blank: true } | { missing: Box[] } | { shortYear: true } | { unreal: Box };

const months = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase());
const whole = (typed: string): number => (/^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN);

function monthNumber(typed: string): number {
  const written = typed.toLowerCase();
  const at = months.findIndex((name) => written === name || written === name.slice(0, 3) || (written === 'sept' && name === 'september'));
  return at === -1 ? whole(written) : at + 1;
}

/** Reads a day from its three boxes, without spaces around. The month may be a number or a name; the year needs four figures. */
export function readBoxes(typed: Readonly<Record<Box, string>>): ReadBoxes {
  const missing = boxes.filter((box) => typed[box] === '');
  if (missing.length === 3) return { blank: true };
  if (missing.length > 0) return { missing };
  if (/^\d{1,3}$/.test(typed.year)) return { shortYear: true };
  const [day, month, year] = [whole(typed.day), monthNumber(typed.month), whole(typed.year)];
  const read = year >= 1000 ? parseDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) : null;
  if (read !== null) return { day: read };
  return { unreal: !(day >= 1 && day <= 31) ? 'day' : !(month >= 1 && month <= 12) ? 'month' : !(year >= 1000) ? 'year' : 'day' };
}

/** What is wrong with a day, to follow the words that name it: "must include a month and year". Null for a day, and where nothing is typed. */
export function boxesFault(read: ReadBoxes): string | null {
  if ('missing' in read) return `must include a ${read.missing.join(' and ')}`;
  if ('shortYear' in read) return 'must have a year of 4 numbers';
  return 'unreal' in read ? 'must be a real date' : null;
}
