import { formatDay, type Day } from '../calendar/index.ts';

/** Days from the first to the last, both counted; without a last one it is open. */
export interface Span {
  from: Day;
  until: Day | null;
}

export const holdsOn = (span: Span, day: Day): boolean => span.from <= day && (span.until === null || span.until >= day);
export const overlap = (a: Span, b: Span): boolean => (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);
export const endsBeforeItBegins = (span: Span): boolean => span.until !== null && span.until < span.from;

/** A span in words: "from 1 April 2026", "1 April 2026 to 31 March 2027". */
export const spanWords = (span: Span): string => (span.until === null ? `From ${formatDay(span.from)}` : span.until === span.from ? formatDay(span.from) : `${formatDay(span.from)} to ${formatDay(span.until)}`);
