import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from './day.ts';
import { addHours, dayInLondon, formatInstant, startOfDayInLondon } from './london.ts';

describe('the day in London', () => {
  it.each([
    ['in winter, is that of UTC', '2026-12-18T23:59:59Z', '2026-12-18'],
    ['in summer, begins an hour earlier', '2026-07-01T23:00:00Z', '2026-07-02'],
    ['in summer, just before midnight', '2026-07-01T22:59:59Z', '2026-07-01'],
    ['on the night the clocks go forward', '2026-03-29T00:30:00Z', '2026-03-29'],
    ['on the evening after', '2026-03-29T23:00:00Z', '2026-03-30'],
    ['on the night the clocks go back', '2026-10-24T23:30:00Z', '2026-10-25'],
    ['on the evening after that', '2026-10-25T23:30:00Z', '2026-10-25'],
  ])('%s', (_, instant, expected) => expect(dayInLondon(new Date(instant))).toBe(expected));

  it('begins at midnight by the clocks of London', () => {
    expect(startOfDayInLondon(day('2026-01-10')).toISOString()).toBe('2026-01-10T00:00:00.000Z');
    expect(startOfDayInLondon(day('2026-07-10')).toISOString()).toBe('2026-07-09T23:00:00.000Z');
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_000 }), (days) => {
      const of = addDays(day('2012-01-01'), days);
      const start = startOfDayInLondon(of);
      expect(dayInLondon(start)).toBe(of);
      expect(dayInLondon(new Date(start.getTime() - 1))).toBe(addDays(of, -1));
    }));
  });

  it('has no answer for an instant that is none', () => {
    expect(() => dayInLondon(new Date('soon'))).toThrow(RangeError);
  });
});

describe('hours', () => {
  it('run through weekends and through the change of the clocks', () => {
    expect(addHours(new Date('2026-03-27T16:00:00Z'), 72).toISOString()).toBe('2026-03-30T16:00:00.000Z');
  });

  it('are shown in London time', () => {
    expect(formatInstant(new Date('2026-03-30T16:05:00Z'))).toBe('30 March 2026 at 5:05pm');
    expect(formatInstant(new Date('2026-12-18T00:00:00Z'))).toBe('18 December 2026 at 12am');
    expect(formatInstant(new Date('2026-12-18T12:00:00Z'))).toBe('18 December 2026 at 12pm');
  });
});
