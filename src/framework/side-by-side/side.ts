import type { Rule } from '../schema/rule.ts';

/** How one framework has a thing: its name there, what it says of it, and where that stands. */
export interface Side {
  name: string;
  lines: string[];
  rule: Rule | null;
}

/** One thing of the field, with how each of two frameworks has it; null where a framework has no such thing. */
export interface ComparedRow {
  /** What it belongs to, for what stands inside a process or group of themes; else ''. */
  within: string;
  a: Side | null;
  b: Side | null;
  state: 'only-a' | 'only-b' | 'alike' | 'differs';
}

export interface ComparedSubject {
  key: string;
  title: string;
  rows: ComparedRow[];
}

/** What each side says, without names of the board's own: two that say the same are alike. */
export function row(a: Side | null, b: Side | null, within = ''): ComparedRow {
  const state = a === null ? 'only-b' : b === null ? 'only-a' : a.lines.join('\n') === b.lines.join('\n') ? 'alike' : 'differs';
  return { within, a, b, state };
}

export const side = (name: string, rule: Rule | null, ...lines: (string | undefined | false)[]): Side => ({ name, rule, lines: lines.filter((line): line is string => typeof line === 'string' && line !== '') });
