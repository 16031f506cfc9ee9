import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesFault, readBoxes } from './day-boxes.ts';
import { addDays, day } from './day.ts';
import { monthName } from './day-words.ts';

describe('a day typed in three boxes', () => {
  it.each([
    ['3', '', '', 'must include a month and year'],
    ['', '2', '2026', 'must include a day'],
    ['3', '2', '26', 'must have a year of 4 numbers'],
    ['30', '2', '2026', 'must be a real date'],
    ['3', 'Marchember', '2026', 'must be a real date'],
    ['x', '2', '2026', 'must be a real date'],
  ])('says of "%s" "%s" "%s": %s', (dayOfMonth, month, year, fault) => {
    expect(boxesFault(readBoxes({ day: dayOfMonth, month, year }))).toBe(fault);
  });
  it('finds nothing wrong with three empty boxes', () => {
    const read = readBoxes({ day: '', month: '', year: '' });
    expect(read).toEqual({ blank: true });
    expect(boxesFault(read)).toBeNull();
  });
  it('reads every day by the number, the name and the short name of its month, with or without leading noughts', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const iso = addDays(day('1900-01-01'), days);
      const [year, month, dayOfMonth] = iso.split('-') as [string, string, string];
      const name = monthName(Number(month));
      for (const written of [month, String(Number(month)), name, name.toUpperCase(), name.slice(0, 3)]) {
        expect(readBoxes({ day: String(Number(dayOfMonth)), month: written, year })).toEqual({ day: iso });
      }
    }));
  });
});
