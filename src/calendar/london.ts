import { type Day, dayFromParts } from './day.ts';
import { formatDay } from './day-words.ts';

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  hourCycle: 'h23',
});

interface LondonTime {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
}

function londonTime(instant: Date): LondonTime {
  const read = new Map(londonClock.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => read.get(type) ?? Number.NaN;
  return {
    day: dayFromParts({ year: part('year'), month: part('month'), dayOfMonth: part('day') }),
    hour: part('hour'),
    minute: part('minute'),
  };
}

const hourInMilliseconds = 3_600_000;

/** The day in London at an instant, British Summer Time minded. Throws a RangeError for an invalid date. */
export const dayInLondon = (instant: Date): Day => londonTime(instant).day;

/** The instant at which a day begins in London: midnight in winter is 00:00 UTC, in summer 23:00 UTC the day before. */
export function startOfDayInLondon(of: Day): Date {
  const midnightUtc = new Date(`${of}T00:00:00Z`);
  return new Date(midnightUtc.getTime() - londonTime(midnightUtc).hour * hourInMilliseconds);
}

/**
 * A number of elapsed hours after an instant. Nothing stops them: no night, no weekend, no change of the clocks
 * (statutory.md 1.1, "N hours").
 */
export const addHours = (instant: Date, hours: number): Date => new Date(instant.getTime() + hours * hourInMilliseconds);

/** `18 December 2026 at 3:05pm`, the time in London. */
export function formatInstant(instant: Date): string {
  const { day, hour, minute } = londonTime(instant);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${formatDay(day)} at ${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}
