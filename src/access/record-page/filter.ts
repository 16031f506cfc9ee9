import { boxesFault, readBoxes, type Day } from '../../calendar/index.ts';
import { typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { sent, type Sent } from '../../web/visit/index.ts';
import type { RecordFilter } from './read-record.ts';

const words = (query: Sent, name: string): string | null => sent(query, name).slice(0, 100) || null;

/** A day of the filter; left open where nothing is typed, a problem where it is no day. */
function dayOf(query: Sent, name: string, what: string, problems: FieldProblem[]): Day | null {
  const read = readBoxes(typedDay(query, name));
  if ('day' in read) return read.day;
  const fault = boxesFault(read);
  if (fault !== null) problems.push({ field: name, message: `${what} ${fault}` });
  return null;
}

/** What the address of the page narrows the record to. */
export function readFilter(query: Sent, caseId: string | null): { filter: RecordFilter; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const filter: RecordFilter = {
    who: words(query, 'who'), what: words(query, 'what'), reference: words(query, 'reference'), caseId,
    from: dayOf(query, 'from', 'The first day', problems), until: dayOf(query, 'until', 'The last day', problems),
  };
  if (filter.from !== null && filter.until !== null && filter.until < filter.from) problems.push({ field: 'until', message: 'The last day must be on or after the first' });
  return { filter, problems };
}

/** The same address for another page, or with another ending. */
export function withPage(query: Sent, at: number): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (typeof value === 'string' && value !== '' && name !== 'page') parts.set(name, value);
  if (at > 1) parts.set('page', String(at));
  return `?${parts.toString()}`;
}
