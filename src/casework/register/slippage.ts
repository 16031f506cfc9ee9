import { daysBetween, type Day } from '../../calendar/index.ts';
import type { Due } from '../../process/index.ts';

/** How many days late a review is, against the days as first set and as they now stand; 0 where it is in time. */
export interface Slippage {
  first: number;
  current: number;
}

type Item = Pick<Due, 'kind' | 'due' | 'firstDue' | 'doneOn' | 'needed' | 'paused'>;

/**
 * The slippage of a review on a day: that of what is furthest behind. A step or a reply counts while it is open; a clock
 * counts after it has stopped too, up to the day on which it did, since the review was late then and stays so on the
 * register. While a clock is paused nothing is late against its present day; against the first one it is.
 */
export function slippage(items: readonly Item[], today: Day): Slippage {
  const counting = items.filter((item) => item.needed && (item.kind === 'clock' || item.doneOn === null));
  const late = (from: Day | null, to: Day): number => (from === null ? 0 : Math.max(0, daysBetween(from, to)));
  return {
    first: Math.max(0, ...counting.map((item) => late(item.firstDue ?? item.due, item.doneOn ?? today))),
    current: Math.max(0, ...counting.filter((item) => item.doneOn !== null || !item.paused).map((item) => late(item.due, item.doneOn ?? today))),
  };
}

/** How slippage reads in a cell: the present one, and the first one where it differs. */
export function slippageWords({ first, current }: Slippage): string {
  const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`;
  if (first === 0 && current === 0) return 'In time';
  if (first === current) return `${days(current)} late`;
  return current === 0 ? `In time now; ${days(first)} after the first day set` : `${days(current)} late; ${days(first)} after the first day set`;
}
