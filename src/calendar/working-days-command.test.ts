import { describe, expect, it } from 'vitest';
import { NoCalendarData } from './no-calendar-data.ts';
import { workingDaysCommand } from './working-days-command.ts';

describe('golden-thread working-days', () => {
  it.each([
    [{ from: '2026-12-18', add: '5' }, '2026-12-29'],
    [{ from: '2026-04-01', add: 5, division: 'scotland' }, '2026-04-09'],
    [{ from: '2026-04-10', before: '7' }, '2026-03-30'],
    [{ from: '2026-08-31', months: '6' }, '2027-02-28'],
    [{ from: '2026-11-21', add: '0' }, '2026-11-21'],
  ])('answers %j with %s', (asked, answer) => expect(workingDaysCommand(asked)).toBe(answer));

  it.each([
    [{ from: '2026-02-30', add: '5' }, '--from: "2026-02-30" is not a day written as year-month-day, such as 2026-12-18'],
    [{ from: '2026-12-18', add: 'five' }, '--add: "five" is not a whole number, 0 or more'],
    [{ from: '2026-12-18', before: '-7' }, '--before: "-7" is not a whole number, 0 or more'],
    [{ from: '2026-12-18', months: '1.5' }, '--months: "1.5" is not a whole number, 0 or more'],
    [{ from: '2026-12-18', add: '' }, '--add: "" is not a whole number, 0 or more'],
    [{ from: '2026-12-18' }, 'Give one of --add, --before and --months, for example --add 5'],
    [{ from: '2026-12-18', add: '5', months: '6' }, 'Give only one of --add, --before and --months, not both --add and --months'],
    [{ from: '2026-12-18', add: '5', division: 'wales' }, '--division: "wales" is none of england-and-wales, scotland, northern-ireland'],
  ])('refuses %j plainly', (asked, message) => expect(() => workingDaysCommand(asked)).toThrow(message));

  it.each([['2011-12-28', '1'], ['2028-12-27', '5'], ['2029-01-02', '0']])('has no answer without data: %s and %s', (from, add) => {
    expect(() => workingDaysCommand({ from, add })).toThrow(NoCalendarData);
  });
});
