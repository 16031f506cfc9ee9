import { boxesFault, readBoxes, type Box } from '../calendar/index.ts';
import type { AnswerValue } from './answers.ts';
import { cleanLine, cleanText } from '../platform/index.ts';
import { messages, type Subject } from './messages.ts';

/** A value, nothing (left blank), or what is wrong with what was typed. */
export type ReadValue = { value: AnswerValue } | { blank: true } | { problem: string; part?: Box };

const BLANK: ReadValue = { blank: true };

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

/** Reads a day from its three fields. */
export function readDay(parts: Readonly<Record<Box, string>>, subject: Subject): ReadValue {
  const read = readBoxes({ day: cleanLine(parts.day), month: cleanLine(parts.month), year: cleanLine(parts.year) });
  if ('day' in read) return { value: read.day };
  if ('blank' in read) return BLANK;
  return { problem: messages.day(subject, boxesFault(read) ?? ''), part: 'missing' in read ? read.missing[0]! : 'unreal' in read ? read.unreal : 'year' };
}
