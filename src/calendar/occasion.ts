import { addDays, type Day } from './day.ts';

/**
 * The last occasion that has come of those that are set by days before a last day (after it, where negative). A reminder is
 * owed for it however long ago it was, so that none is lost where nobody could send on its day; of several that were missed
 * the last stands for all. What lies before `since`, when the matter began or its last day was set, never came.
 * @returns null where none has come yet
 */
export function lastOccasion(due: Day, daysBefore: readonly number[], since: Day, today: Day): Day | null {
  const come = daysBefore.map((days) => addDays(due, -days)).filter((occasion) => occasion <= today && occasion >= since);
  return come.reduce<Day | null>((last, occasion) => (last === null || occasion > last ? occasion : last), null);
}
