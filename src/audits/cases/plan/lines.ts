import type { Pack } from '../../../framework/index.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { sent, type Sent } from '../../../web/visit/index.ts';
import { z } from 'zod';

/** A key line of enquiry: what the audit wants to know, what it looks at, and the priority that it serves. */
export const Line = z.object({ key: z.string(), text: z.string(), about: z.string(), priority: z.string().default('') });
export type Line = z.output<typeof Line>;
export const readLines = (stored: unknown): Line[] => z.array(Line).parse(stored);

interface NamedKind { key: string; name: string }

// What a line may look at where a framework does not say, and how many are still few (RED-55).
const usualKinds: NamedKind[] = [{ key: 'practice', name: 'Quality of practice' }, { key: 'together', name: 'Working together' }, { key: 'outcomes', name: 'Outcomes' }];
const usualMost = 6;
/** How many lines the form offers. */
export const linesOffered = 8;

export const lineKindsOf = (pack: Pick<Pack, 'audits'>): readonly NamedKind[] => pack.audits.lineKinds ?? usualKinds;

/** What to tell where an audit asks so much that it will show little; null where the lines are few. */
export function tooManyLines(pack: Pick<Pack, 'audits'>, lines: readonly Line[]): string | null {
  const most = pack.audits.mostLines ?? usualMost;
  return lines.length <= most ? null : `There are ${lines.length} key lines of enquiry. An audit that asks a few things shows more: the framework has ${most} at most.`;
}

/** The lines as they were typed; empty ones are left out, and each keeps its number. */
export function readSentLines(body: Sent, pack: Pick<Pack, 'audits' | 'priorities'>, problems: FieldProblem[]): Line[] {
  const kinds = lineKindsOf(pack);
  const lines = Array.from({ length: linesOffered }, (_, index) => index + 1).flatMap((number): Line[] => {
    const text = readText(body, `line.${number}`, { what: `Line ${number}`, most: 500 }, problems);
    const about = sent(body, `about.${number}`);
    const priority = sent(body, `priority.${number}`);
    if (text === '') {
      if (about !== '') problems.push({ field: `line.${number}`, message: `Enter line ${number}, or take away what it looks at` });
      return [];
    }
    if (!kinds.some((kind) => kind.key === about)) problems.push({ field: `about.${number}`, message: `Choose what line ${number} looks at` });
    if (pack.audits.linesServePriorities && !pack.priorities.priorities.some((each) => each.key === priority)) problems.push({ field: `priority.${number}`, message: `Choose the priority that line ${number} serves` });
    return [{ key: `line-${number}`, text, about, priority: pack.priorities.priorities.some((each) => each.key === priority) ? priority : '' }];
  });
  if (lines.length === 0) problems.push({ field: 'line.1', message: 'Enter at least one key line of enquiry' });
  return lines;
}
