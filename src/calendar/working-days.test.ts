import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar } from './calendar.ts';
import { day, dayFromNumber, dayNumber, type Day, weekday } from './day.ts';
import { type Division, divisions, forEachDivision } from './division.ts';
import { loadBundledCalendar } from './bundled-calendar.ts';
import { NoCalendarData } from './no-calendar-data.ts';
import { addWorkingDays, isWorkingDay, workingDaysBefore, workingDaysBetween } from './working-days.ts';

const calendar = loadBundledCalendar();

const anyDivision = fc.constantFrom(...divisions);
const dayOf = (first: string, last: string) =>
  fc.integer({ min: dayNumber(day(first)), max: dayNumber(day(last)) }).map(dayFromNumber);
const anyDay = dayOf('2012-06-01', '2028-02-28');
const anyCount = fc.integer({ min: 0, max: 90 });

describe('within a number of working days (statutory.md 1.4)', () => {
  it.each([
    ['over the Diamond Jubilee', '2012-05-30', 5, '2012-06-08', '2012-06-08', '2012-06-08'],
    ['over Christmas 2015, Boxing Day on a Saturday', '2015-12-22', 5, '2015-12-31', '2015-12-31', '2015-12-31'],
    ['fifteen days without a holiday', '2019-02-18', 15, '2019-03-11', '2019-03-11', '2019-03-11'],
    ['over the Platinum Jubilee', '2022-05-31', 5, '2022-06-09', '2022-06-09', '2022-06-09'],
    ['over the Coronation', '2023-05-03', 5, '2023-05-11', '2023-05-11', '2023-05-11'],
    ['over Easter: Scotland works on Easter Monday', '2026-04-01', 5, '2026-04-10', '2026-04-09', '2026-04-10'],
    ["over St Andrew's Day", '2026-11-20', 15, '2026-12-11', '2026-12-14', '2026-12-11'],
    ['from a Saturday as from the Friday before', '2026-11-21', 5, '2026-11-27', '2026-11-27', '2026-11-27'],
    ['over Christmas 2026', '2026-12-18', 5, '2026-12-29', '2026-12-29', '2026-12-29'],
  ])('%s', (_, from, count, englandAndWales, scotland, northernIreland) => {
    const due = forEachDivision((division) => addWorkingDays(calendar, division, day(from), count));
    expect(due).toEqual({ 'england-and-wales': englandAndWales, scotland, 'northern-ireland': northernIreland });
  });

  it('counts a rapid review over Easter', () => {
    expect(addWorkingDays(calendar, 'england-and-wales', day('2026-03-23'), 15)).toBe('2026-04-15');
  });

  it('takes no step for 0 working days', () => {
    expect(addWorkingDays(calendar, 'scotland', day('2026-11-21'), 0)).toBe('2026-11-21');
  });

  it('counts the first day as day 1 where a clock says so', () => {
    const from = (start: string) => addWorkingDays(calendar, 'scotland', day(start), 5, { countAnchorDay: true });
    expect(from('2026-11-16')).toBe('2026-11-20');
    expect(from('2026-11-14'), 'a Saturday is never a working day 1').toBe('2026-11-20');
  });
});

describe('no later than a number of working days before (statutory.md 1.4)', () => {
  it.each([
    ['over the spring bank holiday', '2019-05-31', '2019-05-21'],
    ['over Easter', '2026-04-10', '2026-03-30'],
  ])('seven, %s', (_, publication, latest) => {
    expect(workingDaysBefore(calendar, 'england-and-wales', day(publication), 7)).toBe(latest);
  });
});

describe('a working day', () => {
  const closed: [string, Division[]][] = [
    ['2012-06-04', [...divisions]], ['2012-06-05', [...divisions]],
    ['2020-05-08', [...divisions]], ['2020-05-04', []],
    ['2022-06-02', [...divisions]], ['2022-06-03', [...divisions]], ['2022-05-30', []],
    ['2022-09-19', [...divisions]], ['2023-05-08', [...divisions]],
    ['2026-06-15', ['scotland']], ['2026-01-02', ['scotland']], ['2026-11-30', ['scotland']],
    ['2026-04-06', ['england-and-wales', 'northern-ireland']], ['2026-08-31', ['england-and-wales', 'northern-ireland']],
    ['2026-03-17', ['northern-ireland']], ['2012-03-19', ['northern-ireland']],
    ['2020-07-13', ['northern-ireland']], ['2026-07-13', ['northern-ireland']],
    ['2021-12-27', [...divisions]], ['2022-12-27', [...divisions]],
  ];
  it.each(closed)('%s is a bank holiday in %j', (date, where) => {
    expect(divisions.filter((division) => !isWorkingDay(calendar, division, day(date)))).toEqual(where);
  });

  it('is never a Saturday or a Sunday', () => {
    expect(isWorkingDay(calendar, 'scotland', day('2026-11-21'))).toBe(false);
    expect(isWorkingDay(calendar, 'scotland', day('2026-11-22'))).toBe(false);
  });
});

describe('a year without data', () => {
  const in2029 = 'There are no bank holidays for 2029 in the calendar of Scotland. The calendar has data from 2012 to 2028.';

  it('is an error that names year and division', () => {
    expect(() => addWorkingDays(calendar, 'scotland', day('2028-12-27'), 5)).toThrow(in2029);
    expect(() => isWorkingDay(calendar, 'scotland', day('2011-12-30'))).toThrow(NoCalendarData);
  });

  it('is an error also where no step is taken in it, or only the first day lies in it', () => {
    expect(() => addWorkingDays(calendar, 'scotland', day('2029-01-01'), 0)).toThrow(in2029);
    expect(() => addWorkingDays(calendar, 'scotland', day('2011-12-31'), 1)).toThrow(NoCalendarData);
    expect(() => workingDaysBefore(calendar, 'scotland', day('2029-01-01'), 1)).toThrow(in2029);
    expect(() => workingDaysBefore(calendar, 'scotland', day('2012-01-05'), 7)).toThrow(NoCalendarData);
    expect(() => workingDaysBetween(calendar, 'scotland', day('2028-12-29'), day('2029-01-01'))).toThrow(in2029);
    expect(() => workingDaysBetween(calendar, 'scotland', day('2029-01-02'), day('2029-01-02'))).toThrow(in2029);
  });

  it('does not matter where the count ends before it', () => {
    expect(addWorkingDays(calendar, 'england-and-wales', day('2028-12-27'), 2)).toBe('2028-12-29');
  });
});

describe('counting, whatever the days', () => {
  it('a due day is a working day', () => {
    fc.assert(fc.property(anyDivision, anyDay, fc.integer({ min: 1, max: 90 }), (division, from, count) => {
      expect(isWorkingDay(calendar, division, addWorkingDays(calendar, division, from, count))).toBe(true);
    }));
  });

  it('a longer time never ends sooner, and a later start never ends earlier', () => {
    fc.assert(fc.property(anyDivision, anyDay, anyCount, fc.integer({ min: 0, max: 60 }), (division, from, count, more) => {
      const due = addWorkingDays(calendar, division, from, count);
      expect(addWorkingDays(calendar, division, from, count + more) >= due).toBe(true);
      const later = dayFromNumber(dayNumber(from) + more);
      expect(addWorkingDays(calendar, division, later, count) >= due).toBe(true);
    }));
  });

  it('stepping back undoes stepping forward from a working day', () => {
    fc.assert(fc.property(anyDivision, anyDay, anyCount, (division, from, count) => {
      fc.pre(isWorkingDay(calendar, division, from));
      expect(workingDaysBefore(calendar, division, addWorkingDays(calendar, division, from, count), count)).toBe(from);
    }));
  });

  it('the count between a day and its due day is the count that was added', () => {
    fc.assert(fc.property(anyDivision, anyDay, anyCount, (division, from, count) => {
      const due = addWorkingDays(calendar, division, from, count);
      expect(workingDaysBetween(calendar, division, from, due)).toBe(count);
      expect(workingDaysBetween(calendar, division, due, from)).toBe(0 - count);
    }));
  });

  it('one more holiday never brings a due day forward', () => {
    fc.assert(fc.property(anyDivision, anyDay, anyCount, anyDay, (division, from, count, extra) => {
      const wider = withHoliday(extra);
      const before = addWorkingDays(calendar, division, from, count);
      expect(addWorkingDays(wider, division, from, count) >= before).toBe(true);
      expect(workingDaysBefore(wider, division, from, Math.min(count, 20)) <= workingDaysBefore(calendar, division, from, Math.min(count, 20))).toBe(true);
    }), { numRuns: 60 });
  });

  it('agrees with counting on one’s fingers', () => {
    fc.assert(fc.property(anyDivision, anyDay, anyCount, (division, from, count) => {
      const holidays = new Set(calendar.divisions[division].holidays.map(({ date }) => date));
      let at = from;
      for (let left = count; left > 0; ) {
        at = dayFromNumber(dayNumber(at) + 1);
        if (weekday(at) <= 5 && !holidays.has(at)) left -= 1;
      }
      expect(addWorkingDays(calendar, division, from, count)).toBe(at);
    }));
  });
});

function withHoliday(date: Day) {
  const extra = { date, title: 'Extra', notes: '', bunting: false };
  return buildCalendar(forEachDivision((division) => [
    ...calendar.divisions[division].holidays.filter((holiday) => holiday.date !== date),
    extra,
  ]));
}
