import { describe, expect, it } from 'vitest';
import { loadBundledCalendar } from './bundled-calendar.ts';
import { dateParts } from './day.ts';
import type { Division } from './division.ts';

const calendar = loadBundledCalendar();
const countsOf = (division: Division) => {
  const counts = new Map<number, number>();
  for (const { date } of calendar.divisions[division].holidays) {
    const { year } = dateParts(date);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
};

const years = Array.from({ length: 17 }, (_, index) => 2012 + index);
const ordinarily = (count: number, otherwise: Record<number, number>) =>
  Object.fromEntries(years.map((year) => [year, otherwise[year] ?? count]));

describe('the calendar that comes with the product', () => {
  it('knows 2012 to 2028 in every division', () => {
    for (const division of Object.values(calendar.divisions)) expect(division.years).toEqual(years);
    expect(calendar.version).toMatch(/^2012-2028\.[0-9a-f]{12}$/);
  });

  it('has eight bank holidays a year in England and Wales but for jubilees, funeral and coronation (statutory.md 1.3)', () => {
    expect(countsOf('england-and-wales')).toEqual(ordinarily(8, { 2012: 9, 2022: 10, 2023: 9 }));
  });

  it('has one more in Scotland, and the World Cup day of 2026', () => {
    expect(countsOf('scotland')).toEqual(ordinarily(9, { 2012: 10, 2022: 11, 2023: 10, 2026: 10 }));
  });

  it('has two more in Northern Ireland', () => {
    expect(countsOf('northern-ireland')).toEqual(ordinarily(10, { 2012: 11, 2022: 12, 2023: 11 }));
  });
});
