import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, compareDays, dateParts, day, dayFromNumber, dayNumber, daysBetween, parseDay, weekday } from './day.ts';
import { formatDay, formatDayShort, formatDayWithWeekday, formatMonth } from './day-words.ts';

const anyDay = fc.integer({ min: dayNumber(day('1900-01-01')), max: dayNumber(day('2199-12-31')) }).map(dayFromNumber);

describe('a day', () => {
  it.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '2026-1-1', '18/12/2026', '2026-12-18T00:00', ' 2026-12-18', ''])(
    'is not "%s"',
    (text) => expect(parseDay(text)).toBeNull(),
  );

  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('is %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it('says what is wrong when the program itself writes none', () => {
    expect(() => day('2026-02-29')).toThrow('"2026-02-29" is not a day written as year-month-day');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow('0.5 is not a whole number');
  });

  it('knows its weekday, Monday being 1', () => {
    expect([weekday(day('1969-12-31')), weekday(day('2026-12-18')), weekday(day('2026-12-20'))]).toEqual([3, 5, 7]);
  });

  it('agrees with the platform on every day that both can count', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      const instant = new Date(`${from}T00:00:00Z`);
      expect(weekday(from)).toBe(instant.getUTCDay() === 0 ? 7 : instant.getUTCDay());
      instant.setUTCDate(instant.getUTCDate() + days);
      expect(addDays(from, days)).toBe(instant.toISOString().slice(0, 10));
    }));
  });

  it('is as far from another as the days added', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days);
      expect(Math.sign(compareDays(addDays(from, days), from))).toBe(Math.sign(days));
    }));
  });
});

describe('months (statutory.md 1.4)', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-11-30', 6, '2027-05-30'],
    ['2015-01-31', 1, '2015-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to));

  it('give the corresponding date, or the last day of a month too short for it', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (from, months) => {
      const to = addMonths(from, months);
      const [start, end] = [dateParts(from), dateParts(to)];
      expect(end.year * 12 + end.month).toBe(start.year * 12 + start.month + months);
      if (end.dayOfMonth !== start.dayOfMonth) {
        expect(end.dayOfMonth).toBeLessThan(start.dayOfMonth);
        expect(dateParts(addDays(to, 1)).dayOfMonth).toBe(1);
      }
    }));
  });
});

describe('a day in words', () => {
  it('reads as GOV.UK writes days', () => {
    const friday = day('2026-12-18');
    expect([formatDay(friday), formatDayShort(friday), formatDayWithWeekday(friday), formatMonth(friday)]).toEqual([
      '18 December 2026', '18 Dec 2026', 'Friday 18 December 2026', 'December 2026',
    ]);
    expect(formatDay(day('2026-03-01'))).toBe('1 March 2026');
  });

  it('can be read back', () => {
    fc.assert(fc.property(anyDay, (of) => {
      const read = new Date(`${formatDay(of)} 00:00:00 UTC`);
      expect(parseDay(read.toISOString().slice(0, 10))).toBe(of);
    }));
  });
});
