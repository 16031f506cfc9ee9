import { boxesFault, readBoxes, type Day } from '../../calendar/index.ts';
import { sent, type Sent } from '../visit/visit.ts';
import type { FieldProblem } from './fields.tsx';

/** What stands in the three boxes of a day. */
export const typedDay = (from: Sent, name: string) => ({ day: sent(from, `${name}-day`), month: sent(from, `${name}-month`), year: sent(from, `${name}-year`) });
export const boxesOf = (day: Day | null) => (day === null ? { day: '', month: '', year: '' } : { day: String(Number(day.slice(8))), month: String(Number(day.slice(5, 7))), year: day.slice(0, 4) });

/** Reads a day from its three boxes; null with a problem where it is missing or does not exist. `what` begins the sentence: "The day of sending". */
export function readDay(from: Sent, name: string, what: string, problems: FieldProblem[]): Day | null {
  const read = readBoxes(typedDay(from, name));
  if ('day' in read) return read.day;
  problems.push({ field: name, message: 'blank' in read ? `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}` : `${what} ${boxesFault(read)}` });
  return null;
}

/** Reads a text; adds a problem where it is missing though required, or too long. */
export function readText(from: Sent, name: string, rule: { missing?: string; most?: number; what: string }, problems: FieldProblem[]): string {
  const text = sent(from, name);
  if (text === '' && rule.missing !== undefined) problems.push({ field: name, message: rule.missing });
  const most = rule.most ?? 10_000;
  if (text.length > most) problems.push({ field: name, message: `${rule.what} must be ${most.toLocaleString('en-GB')} characters or fewer` });
  return text;
}
