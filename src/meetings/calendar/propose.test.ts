import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, loadBundledCalendar, weekday } from '../../calendar/index.ts';
import { proposeDays, workingDay } from './propose.ts';

const calendar = await loadBundledCalendar();
const free = workingDay(calendar, 'england-and-wales');
const today = day('2026-11-20');

describe('the next meetings of a group', () => {
  it('are proposed at the framework’s rhythm, on the same weekday of the month as the last', () => {
    expect(proposeDays({ months: 3, days: [day('2026-09-08')] }, today, day('2027-09-30'), free)).toEqual(['2026-12-08', '2027-03-09', '2027-06-08', '2027-09-14']);
  });
  it('are proposed as far apart as the last two, where the framework does not say', () => {
    expect(proposeDays({ months: null, days: [day('2026-10-13'), day('2026-11-10')] }, today, day('2027-02-28'), free)).toEqual(['2026-12-08', '2027-01-12', '2027-02-09']);
  });
  it('are not proposed where no rhythm can be told', () => expect(proposeDays({ months: null, days: [day('2026-10-13')] }, today, day('2027-12-31'), free)).toEqual([]));
  it('begin one stretch from today where the group has not met', () => expect(proposeDays({ months: 3, days: [] }, today, day('2027-03-31'), free)).toEqual(['2027-02-19']));
  it('come after what is set already', () => expect(proposeDays({ months: 1, days: [day('2027-01-12')] }, today, day('2027-02-28'), free)).toEqual(['2027-02-09']));
  it('move off a bank holiday to the next working day', () => expect(proposeDays({ months: 1, days: [day('2026-11-23')] }, today, day('2027-01-01'), free)).toEqual(['2026-12-29']));
  it('keep to the last such weekday where a month has no fifth', () => expect(proposeDays({ months: 1, days: [day('2026-12-29')] }, today, day('2027-02-28'), free)).toEqual(['2027-01-26', '2027-02-23']));
  it('fall on working days after today, each later than the one before, whatever was before', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: -300, max: 300 }), (months, shift) => {
      const proposed = proposeDays({ months, days: [addDays(today, shift)] }, today, addMonths(today, 36), free);
      expect(proposed.every((each, index) => weekday(each) < 6 && each > (proposed[index - 1] ?? today))).toBe(true);
    }));
  });
});
