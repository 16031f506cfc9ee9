import type { Box } from '../calendar/index.ts';

/**
 * How the fields of a form are named in HTML. A section answered once: `incident.date`. One of a repeated section, by
 * its place on the page: `children.0.name`. A day has three fields: `children.0.date-of-birth-day`, `-month`, `-year`.
 */

/** The start of the names of a section's fields; `index` counts entries from 0 and is undefined for a section answered once. */
export function fieldPrefix(section: string, index: number | undefined): string {
  return index === undefined ? section : `${section}.${index}`;
}

export const questionField = (prefix: string, question: string): string => `${prefix}.${question}`;
export const dayField = (field: string, part: Box): string => `${field}-${part}`;
export const criterionField = (prefix: string, criterion: string, part: 'answer' | 'reason'): string => `${prefix}.criteria.${criterion}.${part}`;
/** Hidden fields that say which entry it is, so that it stays itself when others come and go. */
export const entryField = (prefix: string, part: 'id' | 'letter'): string => `${prefix}.entry.${part}`;

/** What stands in a page's fields: one text, or the chosen values of a set of tick boxes. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** The single text in a field; '' where it is empty or absent. */
export function typedText(typed: Typed, field: string): string {
  const found = Object.hasOwn(typed, field) ? typed[field] : undefined;
  return typeof found === 'string' ? found : (found?.[0] ?? '');
}

/** The chosen values in a field. */
export function typedList(typed: Typed, field: string): readonly string[] {
  const found = Object.hasOwn(typed, field) ? typed[field] : undefined;
  if (found === undefined || found === '') return [];
  return typeof found === 'string' ? [found] : found;
}

/** What a person has to mend: the field's name, the words, and for a day the part that is wrong. */
export interface Problem {
  readonly field: string;
  readonly message: string;
  readonly part?: Box;
}
