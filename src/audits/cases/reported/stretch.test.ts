import { describe, expect, it } from 'vitest';
import { day } from '../../../calendar/index.ts';
import { liesIn, stretchesUpTo, stretchShort, stretchWords } from './stretch.ts';

const stretch = (after: string, until: string) => ({ after: day(after), until: day(until) });

describe('a stretch that is reported on', () => {
  it('stands beside those as long before it, each to the last day of its month', () => {
    expect(stretchesUpTo(stretch('2026-09-30', '2026-12-31'), 4)).toEqual([stretch('2025-12-31', '2026-03-31'), stretch('2026-03-31', '2026-06-30'), stretch('2026-06-30', '2026-09-30'), stretch('2026-09-30', '2026-12-31')]);
  });
  it('between two meetings is taken as so many months', () => {
    expect(stretchesUpTo(stretch('2026-09-08', '2026-12-01'), 2)[0]).toEqual(stretch('2026-06-08', '2026-09-08'));
  });
  it('holds its last day, and of the one before none', () => {
    const quarter = stretch('2026-09-30', '2026-12-31');
    expect(['2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'].map((each) => liesIn(quarter, day(each)))).toEqual([false, true, true, false]);
  });
  it.each([
    ['2026-09-30', '2026-12-31', 'October to December 2026'], ['2026-11-30', '2027-02-28', 'December 2026 to February 2027'], ['2026-10-31', '2026-11-30', 'November 2026'],
    ['2026-09-08', '2026-12-01', '9 September 2026 to 1 December 2026'], ['2026-11-30', '2026-12-01', '1 December 2026'],
  ])('after %s until %s is told as %s', (after, until, words) => expect(stretchWords(stretch(after, until))).toBe(words));
  it('has a short name for a narrow column', () => expect([stretchShort(stretch('2026-06-30', '2026-09-30')), stretchShort(stretch('2026-11-30', '2027-02-28'))]).toEqual(['Jul to Sep 2026', 'Dec 2026 to Feb 2027']));
});
