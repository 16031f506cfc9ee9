import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBundledCalendar } from './bundled-calendar.ts';
import { type CountingDays, type Unit, dueDay, latestDayBefore, windowDays } from './clock.ts';
import { addDays, day } from './day.ts';

const on: CountingDays = { calendar: loadBundledCalendar(), division: 'england-and-wales' };
const inclusive = { countAnchorDay: true };
const anyUnit = fc.constantFrom<Unit>('working-days', 'calendar-days', 'weeks', 'months');
const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(day('2014-01-01'), days));

describe('a length of time from an anchor', () => {
  it.each<[number, Unit, string, string]>([
    [5, 'working-days', '2026-12-18', '2026-12-29'],
    [14, 'calendar-days', '2026-12-18', '2027-01-01'],
    [6, 'weeks', '2026-12-18', '2027-01-29'],
    [6, 'months', '2026-08-31', '2027-02-28'],
    [0, 'months', '2026-08-31', '2026-08-31'],
  ])('%i %s from %3$s', (amount, unit, from, due) => {
    expect(dueDay(day(from), { amount, unit }, on)).toBe(due);
  });

  it('ends a day earlier where the anchor counts', () => {
    const from = day('2026-12-18');
    expect(dueDay(from, { amount: 5, unit: 'working-days' }, on, inclusive)).toBe('2026-12-24');
    expect(dueDay(from, { amount: 14, unit: 'calendar-days' }, on, inclusive)).toBe('2026-12-31');
    expect(dueDay(from, { amount: 1, unit: 'weeks' }, on, inclusive)).toBe('2026-12-24');
    expect(dueDay(from, { amount: 0, unit: 'weeks' }, on, inclusive)).toBe(from);
  });

  it.each([
    ['two months from Royal Assent, the 2026 Act', '2026-04-29', 2, '2026-06-28'],
    ['a month from the first is that month', '2026-03-01', 1, '2026-03-31'],
    ['with no corresponding date, to the end of the month', '2026-01-31', 1, '2026-02-28'],
    ['into the shorter month', '2026-01-30', 1, '2026-02-28'],
    ['to the day before the last', '2026-01-28', 1, '2026-02-27'],
  ])('months beginning with a day: %s', (_, from, amount, due) => {
    expect(dueDay(day(from), { amount, unit: 'months' }, on, inclusive)).toBe(due);
  });

  it('is never negative nor a part', () => {
    expect(() => dueDay(day('2026-01-01'), { amount: -1, unit: 'weeks' }, on)).toThrow('-1 is not a whole number, 0 or more');
    expect(() => dueDay(day('2026-01-01'), { amount: 1.5, unit: 'working-days' }, on)).toThrow(RangeError);
  });

  it('needs no bank holidays unless it counts working days', () => {
    expect(dueDay(day('2031-01-01'), { amount: 6, unit: 'weeks' }, on)).toBe('2031-02-12');
    expect(() => dueDay(day('2031-01-01'), { amount: 6, unit: 'working-days' }, on)).toThrow('2031');
  });

  it('in any unit, never ends sooner for a later anchor or a larger amount', () => {
    fc.assert(fc.property(anyUnit, anyDay, fc.nat(60), fc.nat(60), fc.nat(60), fc.boolean(), (unit, from, amount, more, days, countAnchorDay) => {
      const due = (start: typeof from, length: number) => dueDay(start, { amount: length, unit }, on, { countAnchorDay });
      expect(due(from, amount + more) >= due(from, amount)).toBe(true);
      expect(due(addDays(from, days), amount) >= due(from, amount)).toBe(true);
    }));
  });
});

describe('at least so long before an event', () => {
  it.each<[number, Unit, string, string]>([
    [7, 'working-days', '2026-04-10', '2026-03-30'],
    [1, 'weeks', '2015-10-30', '2015-10-23'],
    [3, 'calendar-days', '2026-03-02', '2026-02-27'],
    [1, 'months', '2026-03-31', '2026-02-28'],
  ])('%i %s before %3$s', (amount, unit, event, latest) => {
    expect(latestDayBefore(day(event), { amount, unit }, on)).toBe(latest);
  });
});

describe('a window', () => {
  it.each([
    [1, 2, '2026-12-21', '2026-12-22'],
    [6, 7, '2026-12-30', '2026-12-31'],
    [10, 13, '2027-01-06', '2027-01-11'],
    [0, 0, '2026-12-18', '2026-12-18'],
  ])('of working day %i to %i opens and closes, over Christmas', (from, to, opens, due) => {
    expect(windowDays(day('2026-12-18'), { from, to, unit: 'working-days' }, on)).toEqual({ opens, due });
  });

  it('of 8 to 12 weeks', () => {
    expect(windowDays(day('2019-02-18'), { from: 8, to: 12, unit: 'weeks' }, on)).toEqual({ opens: '2019-04-15', due: '2019-05-13' });
  });

  it('never ends before it opens', () => {
    expect(() => windowDays(day('2026-12-18'), { from: 7, to: 6, unit: 'weeks' }, on)).toThrow(RangeError);
  });
});
