import { readFileSync } from 'node:fs';
import { parseBankHolidays } from './bank-holidays.ts';
import type { Calendar } from './calendar.ts';

const file = new URL('../../reference/bank-holidays.json', import.meta.url);
let loaded: Calendar | undefined;

/** The calendar that comes with the product (see reference/README.md). Read once. Throws where the file is damaged. */
export function loadBundledCalendar(): Calendar {
  if (loaded === undefined) {
    const parsed = parseBankHolidays(readFileSync(file, 'utf8'));
    if (!parsed.ok) throw new Error(`The calendar that comes with the product is damaged.\n${parsed.faults.join('\n')}`);
    loaded = parsed.calendar;
  }
  return loaded;
}
