import { calendarFromFile, fileFromCalendar, loadBundledCalendar, mergeCalendars, parseBankHolidays, type Calendar, type CalendarChange } from '../calendar/index.ts';
import type { Database } from '../platform/index.ts';

/** The bank holidays in force: the newest edition that the installation took, or those that came with the product. */
export async function calendarInForce(database: Database): Promise<Calendar> {
  const row = await database.run({ role: 'gt_worker' }, (tx) =>
    tx.selectFrom('calendar_edition').select('content').orderBy('id', 'desc').limit(1).executeTakeFirst());
  if (row === undefined) return loadBundledCalendar();
  const read = calendarFromFile(row.content);
  if (!read.ok) throw new Error(`The calendar in the database is damaged.\n${read.faults.join('\n')}`);
  return read.calendar;
}

export type TakenCalendar =
  | { outcome: 'taken' | 'nothing-new'; calendar: Calendar; changes: readonly CalendarChange[] }
  | { outcome: 'faulty'; faults: readonly string[] }
  | { outcome: 'removes-days'; removed: readonly CalendarChange[] };

/** Takes a newer official bank-holiday file, keeping the years that it no longer holds. Takes nothing from a faulty file. */
export async function takeCalendar(database: Database, text: string, acceptRemovals: boolean): Promise<TakenCalendar> {
  const newer = parseBankHolidays(text);
  if (!newer.ok) return { outcome: 'faulty', faults: newer.faults };
  const merged = mergeCalendars(await calendarInForce(database), newer.calendar, { acceptRemovals });
  if (merged.outcome === 'removes-days') return merged;
  if (merged.changes.length === 0) return { outcome: 'nothing-new', calendar: merged.calendar, changes: [] };
  await database.run({ role: 'gt_worker' }, (tx) =>
    tx.insertInto('calendar_edition').values({
      version: merged.calendar.version, content: JSON.stringify(fileFromCalendar(merged.calendar)), change: JSON.stringify(merged.changes),
    }).execute());
  return { outcome: 'taken', calendar: merged.calendar, changes: merged.changes };
}
