import { compareDays, type Day } from './day.ts';
import { formatDay } from './day-words.ts';
import type { Pause, RunningClock } from './running-clock.ts';

/**
 * What keeps a clock from being reckoned, each a sentence for the person who pauses or extends it; none where it is in
 * order. Ask before recording a pause or an extension: `reckon` throws on a clock with faults.
 */
export function clockFaults({ anchor, limit, pauses, extensions }: RunningClock): string[] {
  const faults = [
    ...pauses.flatMap((pause) => faultsOfPause(pause, anchor)),
    ...overlaps(pauses),
    ...extensions.flatMap((extension) => unexplained('extension', extension.at, extension)),
  ];
  if (limit.kind === 'at-least-before' && pauses.length > 0) {
    faults.push('This clock runs up to a day that is yet to come, so it cannot be paused. Change that day instead');
  }
  return faults;
}

function faultsOfPause(pause: Pause, anchor: Day): string[] {
  const faults = unexplained('pause', pause.from, pause);
  if (pause.from < anchor) faults.push(`The pause of ${formatDay(pause.from)} begins before the clock, which starts on ${formatDay(anchor)}`);
  if (pause.to !== null && pause.to < pause.from) faults.push(`The pause of ${formatDay(pause.from)} ends before it begins`);
  return faults;
}

function overlaps(pauses: readonly Pause[]): string[] {
  const inOrder = pauses.toSorted((one, other) => compareDays(one.from, other.from));
  return inOrder.flatMap(({ from, to }, index) => {
    const next = inOrder[index + 1];
    const overlap = next !== undefined && (to === null || next.from < to);
    return overlap ? [`The pause of ${formatDay(next.from)} begins before that of ${formatDay(from)} has ended`] : [];
  });
}

function unexplained(what: string, at: Day, { reason, approvedBy }: { readonly reason: string; readonly approvedBy: string }): string[] {
  const lacking = [...(reason.trim() === '' ? ['a reason'] : []), ...(approvedBy.trim() === '' ? ['an approver'] : [])];
  return lacking.length === 0 ? [] : [`The ${what} of ${formatDay(at)} needs ${lacking.join(' and ')}`];
}
