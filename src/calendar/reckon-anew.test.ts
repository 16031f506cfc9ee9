import { describe, expect, it } from 'vitest';
import { loadBundledCalendar } from './bundled-calendar.ts';
import { buildCalendar } from './calendar.ts';
import { day } from './day.ts';
import { forEachDivision } from './division.ts';
import { reckonAnew } from './reckon-anew.ts';
import { startClock } from './running-clock.ts';

const after = loadBundledCalendar();
const beforeFuneral = buildCalendar(forEachDivision((division) => after.divisions[division].holidays.filter(({ date }) => date !== '2022-09-19')));
const until2022 = buildCalendar(forEachDivision((division) => after.divisions[division].holidays.filter(({ date }) => date < '2023')));
const notification = (anchor: string) => startClock(day(anchor), { kind: 'within', duration: { amount: 5, unit: 'working-days' } });

describe('a bank holiday announced late', () => {
  const today = day('2022-09-15');

  it('moves the open clocks that run over it, and only those', () => {
    const clocks = [
      { key: 'over', division: 'england-and-wales' as const, clock: notification('2022-09-14') },
      { key: 'clear of it', division: 'england-and-wales' as const, clock: notification('2022-09-08') },
      { key: 'of months', division: 'scotland' as const, clock: startClock(day('2022-08-30'), { kind: 'within', duration: { amount: 1, unit: 'months' } }) },
      { key: 'stopped', division: 'scotland' as const, clock: { ...notification('2022-09-14'), stopped: today } },
    ];
    expect(reckonAnew(clocks, beforeFuneral, after, today)).toEqual([{ key: 'over', was: '2022-09-21', now: '2022-09-22' }]);
  });

  it('gives a due day to a clock that had none for want of data', () => {
    const clocks = [{ key: 7, division: 'northern-ireland' as const, clock: notification('2022-12-30') }];
    expect(reckonAnew(clocks, until2022, after, today)).toEqual([{ key: 7, was: null, now: '2023-01-09' }]);
  });
});
