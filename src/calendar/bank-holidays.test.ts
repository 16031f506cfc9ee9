import { describe, expect, it } from 'vitest';
import { calendarFromFile, fileFromCalendar, parseBankHolidays } from './bank-holidays.ts';
import { loadBundledCalendar } from './bundled-calendar.ts';

const event = (date: unknown, title = 'A day') => ({ title, date, notes: '', bunting: true });
const whole = (division: string, ...more: unknown[]) => ({ division, events: [event('2029-01-01'), event('2029-12-25'), ...more] });
const file = (changes: Record<string, unknown> = {}) => ({
  'england-and-wales': whole('england-and-wales'),
  scotland: whole('scotland'),
  'northern-ireland': whole('northern-ireland'),
  ...changes,
});
const faultsIn = (content: unknown) => {
  const parsed = calendarFromFile(content);
  return parsed.ok ? [] : parsed.faults;
};

describe('an official bank-holiday file', () => {
  it('is a calendar of the years that it covers', () => {
    const parsed = parseBankHolidays(JSON.stringify(file()));
    expect(parsed.ok && parsed.calendar.divisions.scotland.years).toEqual([2029]);
  });

  it('may come to hold more than we know of', () => {
    expect(faultsIn(file({ 'isle-of-man': { events: [] }, scotland: { ...whole('scotland'), updated: 'today' } }))).toEqual([]);
  });

  it('comes back whole from a calendar', () => {
    const calendar = loadBundledCalendar();
    expect(calendarFromFile(JSON.parse(JSON.stringify(fileFromCalendar(calendar))))).toEqual({ ok: true, calendar });
  });
});

describe('a file with faults', () => {
  it('is told every one of them, by division and event', () => {
    expect(
      faultsIn(file({
        'england-and-wales': { division: 'wales', events: [event('2029-02-30'), event('01/01/2029'), event(7), { ...event('2029-05-07'), title: '' }] },
        'northern-ireland': undefined,
      })),
    ).toEqual([
      'england-and-wales, division: is not "england-and-wales"',
      'england-and-wales, event 1, date: "2029-02-30" is not a day written as year-month-day',
      'england-and-wales, event 2, date: "01/01/2029" is not a day written as year-month-day',
      expect.stringMatching(/^england-and-wales, event 3, date: /),
      'england-and-wales, event 4, title: has no title',
      expect.stringMatching(/^northern-ireland: /),
    ]);
  });

  it('lists a day twice', () => {
    expect(faultsIn(file({ scotland: whole('scotland', event('2029-12-25')) }))).toEqual(['scotland, events: 2029-12-25 is listed twice']);
  });

  it('has a year that is only begun, in which counting would go wrong', () => {
    expect(faultsIn(file({ scotland: whole('scotland', event('2030-01-01')) }))).toEqual([
      'scotland, events: 2030 is not whole: it has no bank holiday in December',
    ]);
  });

  it('has a division without a day', () => {
    expect(faultsIn(file({ scotland: { division: 'scotland', events: [] } }))).toEqual(['scotland, events: has no events']);
  });

  it('is not JSON, or not an object of divisions', () => {
    expect(parseBankHolidays('<html>')).toEqual({ ok: false, faults: [expect.stringContaining('The file is not JSON')] });
    expect(faultsIn([])).toEqual([expect.stringContaining('england-and-wales, scotland, northern-ireland')]);
  });
});
