import type { Day } from '../calendar/index.ts';
import { readDay, typedDay, type FieldProblem } from '../web/fields/index.ts';
import type { Sent } from '../web/visit/index.ts';

/** Reads a day that may be left out; a problem where it is no day. */
export function readDayOrNone(from: Sent, name: string, what: string, problems: FieldProblem[]): Day | null {
  const typed = typedDay(from, name);
  return typed.day === '' && typed.month === '' && typed.year === '' ? null : readDay(from, name, what, problems);
}
