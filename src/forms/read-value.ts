import { parseDay } from '../calendar/index.ts';
import type { AnswerValue } from './answers.ts';
import { cleanLine, cleanText } from '../platform/index.ts';
import { DAY_PARTS, type DayPart } from './fields.ts';
import { messages, type Subject } from './messages.ts';

/** A value, nothing (left blank), or what is wrong with what was typed. */
export type ReadValue = { value: AnswerValue } | { blank: true } | { problem: string; part?: DayPart };

const BLANK: ReadValue = { blank: true };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME = /^(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

/**
 * Reads what was typed for a question that is answered by typing (not a date). Gives the value in the form in which
 * it is kept; limits (length, range) are not looked at here.
 */
export function readTyped(type: 'text' | 'long-text' | 'email' | 'number' | 'time', typed: string, subject: Subject): ReadValue {
  const line = cleanLine(typed);
  if (line === '') return BLANK;
  switch (type) {
    case 'text':
    case 'email': return { value: line };
    case 'long-text': return { value: cleanText(typed) };
    case 'number': return readNumber(line, subject);
    case 'time': return readTime(line, subject);
  }
}

function readNumber(line: string, subject: Subject): ReadValue {
  const plain = line.replace(/(?<=\d)[, ](?=\d{3}(\D|$))/g, '').replace(/^\u2212/, '-');
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(plain)) return { problem: messages.number(subject) };
  const value = Number(plain);
  return { value: value === 0 ? 0 : value };
}

/** A number as it is typed, without exponent. The reverse of reading, within 10 decimals. */
export function writeNumber(value: number): string {
  return value.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 10 });
}

function readTime(line: string, subject: Subject): ReadValue {
  const found = /^(\d{1,2})(?:[:.]?([0-5]\d))? ?(am|pm)?$/.exec(line.toLowerCase());
  const half = found?.[3];
  const typed = Number(found?.[1]);
  if (!found || (half === undefined ? found[2] === undefined || typed > 23 : typed < 1 || typed > 12)) return { problem: messages.time(subject) };
  const hour = half === undefined ? typed : (typed % 12) + (half === 'pm' ? 12 : 0);
  return { value: `${String(hour).padStart(2, '0')}:${found[2] ?? '00'}` };
}

function monthNumber(typed: string): number {
  const name = typed.toLowerCase();
  return MONTH_NAME.test(name) ? MONTHS.indexOf(name.slice(0, 3)) + 1 : whole(name);
}

const whole = (typed: string): number => (/^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN);

/** Reads a day from its three fields. The month may be a number or a name; the year needs four figures. */
export function readDay(parts: Readonly<Record<DayPart, string>>, subject: Subject): ReadValue {
  const typed = { day: cleanLine(parts.day), month: cleanLine(parts.month), year: cleanLine(parts.year) };
  const missing = DAY_PARTS.filter((part) => typed[part] === '');
  const first = missing[0];
  if (missing.length === 3) return BLANK;
  if (first) return { problem: messages.missingParts(subject, missing), part: first };
  const [day, month, year] = [whole(typed.day), monthNumber(typed.month), whole(typed.year)];
  if (/^\d{1,3}$/.test(typed.year)) return { problem: messages.longYear(subject), part: 'year' };
  const value = year >= 1000 ? parseDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) : null;
  if (value !== null) return { value };
  const wrong: DayPart = !(day >= 1 && day <= 31) ? 'day' : !(month >= 1 && month <= 12) ? 'month' : !(year >= 1000) ? 'year' : 'day';
  return { problem: messages.realDate(subject), part: wrong };
}
