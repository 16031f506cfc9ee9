import type { PlanItem } from './read-plan.ts';

type Time = Pick<PlanItem, 'line' | 'standing' | 'by'>;

/** The times at which a cadence of the framework falls due to a group, in their order. */
export const timesOf = <T extends Pick<Time, 'line'>>(items: readonly T[], cadence: string): T[] => items.filter(({ line }) => line.startsWith(`${cadence}.`));

/**
 * The time of a cadence that is open and counts: of what was missed time after time, what was taken since has made up for all before it, so the next is late
 * only where none after it was taken. The same wherever it is told.
 * @param times in the order of their days
 */
export const nextTime = <T extends Time>(times: readonly T[]): T | undefined =>
  times.find(({ standing, by }) => standing !== 'taken' && standing !== 'not-needed' && !times.some((other) => other.standing === 'taken' && other.by > by));
