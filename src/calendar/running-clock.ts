import { type CountingDays, type Duration, dueDay, latestDayBefore, type Unit, type Window, windowDays } from './clock.ts';
import type { Day } from './day.ts';

/** How a clock sets its due day from its anchor. */
export type Limit =
  | { readonly kind: 'within'; readonly duration: Duration }
  | { readonly kind: 'window'; readonly window: Window }
  /** The anchor is an event that is yet to come, such as publication. */
  | { readonly kind: 'at-least-before'; readonly duration: Duration };

/** Days that do not count: `from` is the first of them, `to` the day on which the clock runs again, null while paused. */
export interface Pause {
  readonly from: Day;
  readonly to: Day | null;
  readonly reason: string;
  readonly approvedBy: string;
}

/** More time, added to the due day as it stood. `at` is the day of approval. */
export interface Extension {
  readonly at: Day;
  readonly by: Duration;
  readonly reason: string;
  readonly approvedBy: string;
}

/** A clock as it runs. Everything that happened to it is here; nothing else decides what is due. */
export interface RunningClock {
  readonly anchor: Day;
  readonly limit: Limit;
  readonly countAnchorDay: boolean;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** The day on which what it asks for was done. */
  readonly stopped: Day | null;
}

/** A clock that nothing has happened to yet. */
export const startClock = (
  anchor: Day,
  limit: Limit,
  { countAnchorDay = false }: { readonly countAnchorDay?: boolean } = {},
): RunningClock => ({ anchor, limit, countAnchorDay, pauses: [], extensions: [], stopped: null });

export const limitUnit = (limit: Limit): Unit => (limit.kind === 'window' ? limit.window.unit : limit.duration.unit);

/** The days that the limit alone sets, without pause or extension. `opens` is null but for a window. */
export function limitDays({ anchor, limit, countAnchorDay }: RunningClock, on: CountingDays): { readonly opens: Day | null; readonly due: Day } {
  switch (limit.kind) {
    case 'within':
      return { opens: null, due: dueDay(anchor, limit.duration, on, { countAnchorDay }) };
    case 'window':
      return windowDays(anchor, limit.window, on, { countAnchorDay });
    case 'at-least-before':
      return { opens: null, due: latestDayBefore(anchor, limit.duration, on) };
  }
}
