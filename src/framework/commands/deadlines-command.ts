import { isDivision, divisions, loadBundledCalendar, parseDay, type Calendar } from '../../calendar/index.ts';
import { bundledPack } from '../library.ts';
import { deadlines } from './deadlines.ts';
import { deadlinesText } from './deadlines-text.ts';

/** What `golden-thread deadlines` is asked, as typed. */
export interface DeadlinesQuestion {
  framework: string;
  process: string;
  from: string;
  /** Left out: the division of the framework's board. */
  division?: string | undefined;
  anchor?: string | undefined;
  json?: boolean | undefined;
}

/** The answer as text or JSON. Throws an Error in plain words where the question is not in order. */
export async function deadlinesCommand(asked: DeadlinesQuestion, calendar: Calendar = loadBundledCalendar()): Promise<string> {
  const { pack } = await bundledPack(asked.framework);
  const from = parseDay(asked.from);
  if (from === null) throw new Error(`--from: "${asked.from}" is not a day written as year-month-day, such as 2026-12-18`);
  const division = asked.division ?? pack.division;
  if (!isDivision(division)) throw new Error(`--division: "${division}" is none of ${divisions.join(', ')}`);
  const items = deadlines(pack, asked.process, from, division, calendar, asked.anchor);
  if (asked.json !== true) return deadlinesText(pack, asked.process, from, division, items);
  return JSON.stringify({ framework: pack.id, version: pack.version, process: asked.process, from, division, calendar: calendar.version, items }, null, 2);
}
