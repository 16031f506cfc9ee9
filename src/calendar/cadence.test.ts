import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cadence, occurrences } from './cadence.ts';
import { addDays, compareDays, day } from './day.ts';

const [from, to] = [day('2026-01-01'), day('2026-12-31')];

describe('a cadence in the forward plan', () => {
  it('monthly from the last day of January does not drift', () => {
    const days = occurrences({ kind: 'every', amount: 1, unit: 'months' }, from, day('2026-05-31'), { start: day('2026-01-31') });
    expect(days).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it.each<[string, Cadence, string[]]>([
    ['quarterly', { kind: 'every', amount: 3, unit: 'months' }, ['2026-02-10', '2026-05-10', '2026-08-10', '2026-11-10']],
    ['half-yearly', { kind: 'every', amount: 6, unit: 'months' }, ['2026-02-10', '2026-08-10']],
    ['annual', { kind: 'every', amount: 1, unit: 'years' }, ['2026-02-10']],
    ['every two years, in an odd year', { kind: 'every', amount: 2, unit: 'years' }, []],
    ['every twenty weeks', { kind: 'every', amount: 20, unit: 'weeks' }, ['2026-04-06', '2026-08-24']],
  ])('%s, counted from a start before the plan', (_, cadence, days) => {
    expect(occurrences(cadence, from, to, { start: day('2025-02-10') })).toEqual(days);
  });

  it('in July and December falls due by the end of each', () => {
    expect(occurrences({ kind: 'named-months', months: [12, 7] }, from, day('2027-07-31'))).toEqual(['2026-07-31', '2026-12-31', '2027-07-31']);
  });

  it('at each meeting follows the meetings, in order and once', () => {
    const meetings = [day('2026-09-14'), day('2026-03-09'), day('2027-03-08'), day('2026-09-14')];
    expect(occurrences({ kind: 'each-meeting' }, from, to, { meetings })).toEqual(['2026-03-09', '2026-09-14']);
  });

  it('as matters arise lays out nothing', () => {
    expect(occurrences({ kind: 'as-arises' }, from, to)).toEqual([]);
  });

  it('refuses an interval of nothing and a thirteenth month', () => {
    expect(() => occurrences({ kind: 'every', amount: 0, unit: 'months' }, from, to)).toThrow(RangeError);
    expect(() => occurrences({ kind: 'named-months', months: [13] }, from, to)).toThrow('there is no month 13');
  });

  it('gives the same days whether a plan is laid out whole or in two parts', () => {
    const anyCadence = fc.record({ kind: fc.constant('every' as const), amount: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom('weeks', 'months', 'years') });
    fc.assert(fc.property(anyCadence, fc.nat(364), fc.nat(800), (cadence, cut, before) => {
      const ground = { start: addDays(from, -before) };
      const middle = addDays(from, cut);
      const parts = [...occurrences(cadence, from, middle, ground), ...occurrences(cadence, addDays(middle, 1), to, ground)];
      expect(parts).toEqual(occurrences(cadence, from, to, ground));
      expect(parts).toEqual(parts.toSorted(compareDays));
    }));
  });
});
