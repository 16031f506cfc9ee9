import type { EntryAction } from './entries.ts';
import type { Typed } from './fields.ts';

/** What was typed, numbered as the page numbers it after an entry has been removed. Adding one changes nothing typed. */
export function shiftTyped(typed: Typed, action: EntryAction): Typed {
  if (action.do === 'add') return typed;
  const start = `${action.section}.`;
  const kept: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(typed)) {
    const found = name.startsWith(start) ? /^(\d+)(\..*)$/s.exec(name.slice(start.length)) : null;
    const index = Number(found?.[1]);
    if (!found || index < action.index) kept[name] = value;
    else if (index > action.index) kept[`${start}${index - 1}${found[2] ?? ''}`] = value;
  }
  return kept;
}
