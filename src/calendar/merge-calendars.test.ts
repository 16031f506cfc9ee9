import { describe, expect, it } from 'vitest';
import { loadBundledCalendar } from './bundled-calendar.ts';
import { type BankHoliday, buildCalendar } from './calendar.ts';
import { day } from './day.ts';
import { forEachDivision } from './division.ts';
import { mergeCalendars } from './merge-calendars.ts';

const bundled = loadBundledCalendar();
const holiday = (date: string, title = 'A day'): BankHoliday => ({ date: day(date), title, notes: '', bunting: true });

/** The bundled days that pass, with more of them, in every division. */
const fileWith = (keep: (date: string) => boolean, ...more: BankHoliday[]) =>
  buildCalendar(forEachDivision((division) => [...bundled.divisions[division].holidays.filter(({ date }) => keep(date)), ...more]));

const from2019 = (date: string) => date >= '2019';
const year2029 = [holiday('2029-01-01'), holiday('2029-12-25')];

describe('a newer official file', () => {
  it('adds a year, and the years that it dropped are kept', () => {
    const merge = mergeCalendars(bundled, fileWith(from2019, ...year2029));
    expect(merge.outcome === 'merged' && merge.calendar.divisions.scotland.years).toEqual([...bundled.divisions.scotland.years, 2029]);
    expect(merge.outcome === 'merged' && merge.changes).toHaveLength(6);
    expect(merge.outcome === 'merged' && merge.changes[0]).toEqual({
      division: 'england-and-wales', day: '2029-01-01', kind: 'added', title: 'A day', newYear: true,
    });
  });

  it('adds a day late, as the State Funeral was', () => {
    const before = fileWith((date) => date !== '2022-09-19');
    const merge = mergeCalendars(before, bundled);
    expect(merge.outcome === 'merged' && merge.changes.map(({ day: on, kind, newYear }) => ({ on, kind, newYear }))).toEqual(
      Array.from({ length: 3 }, () => ({ on: '2022-09-19', kind: 'added', newYear: false })),
    );
    expect(merge.outcome === 'merged' && merge.calendar).toEqual(bundled);
  });

  it('with nothing new leaves the version as it is', () => {
    const merge = mergeCalendars(bundled, fileWith(from2019));
    expect(merge).toMatchObject({ outcome: 'merged', changes: [], calendar: { version: bundled.version } });
  });

  it('reports a day that has another title', () => {
    const merge = mergeCalendars(bundled, fileWith((date) => date !== '2026-12-25', holiday('2026-12-25', 'Christmas')));
    expect(merge.outcome === 'merged' && merge.changes.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed']);
    expect(merge.outcome === 'merged' && merge.calendar.version).not.toBe(bundled.version);
  });
});

describe('a file that takes days away from a year that both cover', () => {
  const without = fileWith((date) => date !== '2026-12-28');

  it('is refused with the days, lest an old file undo a late announcement', () => {
    const merge = mergeCalendars(bundled, without);
    expect(merge.outcome === 'removes-days' && merge.removed.map(({ day: on, division }) => [on, division])).toEqual([
      ['2026-12-28', 'england-and-wales'], ['2026-12-28', 'scotland'], ['2026-12-28', 'northern-ireland'],
    ]);
  });

  it('is taken where a person has seen them, and they stay in the report', () => {
    const merge = mergeCalendars(bundled, without, { acceptRemovals: true });
    expect(merge.outcome === 'merged' && merge.changes.map(({ kind }) => kind)).toEqual(['removed', 'removed', 'removed']);
    expect(merge.outcome === 'merged' && merge.calendar).toEqual(without);
  });
});
