import { type Division, divisionNames } from './division.ts';

/**
 * A count touched a year for which no bank holidays are known. Such a year is not one without holidays: nothing can be
 * said about its working days (statutory.md 1.2), so nothing is said.
 */
export class NoCalendarData extends Error {
  override readonly name = 'NoCalendarData';
  readonly year: number;
  readonly division: Division;

  constructor(year: number, division: Division, known: readonly number[]) {
    const first = known[0];
    const last = known.at(-1);
    const covered = first === undefined ? 'The calendar is empty.' : `The calendar has data from ${first} to ${last}.`;
    super(`There are no bank holidays for ${year} in the calendar of ${divisionNames[division]}. ${covered}`);
    this.year = year;
    this.division = division;
  }
}
