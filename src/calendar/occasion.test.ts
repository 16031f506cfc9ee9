import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from './day.ts';
import { lastOccasion } from './occasion.ts';

describe('the last occasion that has come', () => {
  const due = day('2026-12-18');
  const at = (today: string, since = '2026-01-01') => lastOccasion(due, [7, 1, -3], day(since), day(today));

  it.each([
    ['2026-12-10', null], ['2026-12-11', '2026-12-11'], ['2026-12-12', '2026-12-11'], ['2026-12-16', '2026-12-11'], ['2026-12-17', '2026-12-17'], ['2026-12-18', '2026-12-17'],
    ['2026-12-21', '2026-12-21'], ['2027-03-01', '2026-12-21'],
  ])('on %s is %s', (today, occasion) => expect(at(today)).toBe(occasion));

  it('is none of those before the matter began', () => {
    expect(at('2026-12-14', '2026-12-12')).toBeNull();
    expect(at('2026-12-17', '2026-12-12')).toBe('2026-12-17');
    expect(at('2026-12-17', '2026-12-17')).toBe('2026-12-17');
  });

  it('never goes back as the days pass, and lies between the beginning and today', () => fc.assert(fc.property(
    fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 6 }), fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: -90, max: 0 }),
    (days, start, later, from) => {
      const since = addDays(due, from);
      const [today, then] = [addDays(due, start), addDays(due, start + later)];
      const [first, second] = [lastOccasion(due, days, since, today), lastOccasion(due, days, since, then)];
      if (first !== null) {
        expect(first >= since && first <= today).toBe(true);
        expect(second! >= first).toBe(true);
      }
    },
  )));
});
