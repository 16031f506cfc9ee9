import type { Pack } from '../schema/pack.ts';
import type { ProcessDefinition } from '../schema/process.ts';
import type { Rule } from '../schema/rule.ts';

/** What stands in a cell of a table: words, the rule behind the row, lines, or a name with what is said of it beneath. */
export type Cell = string | { rule: Rule } | { lines: string[] } | { name: string; more: string[] };

/** A piece of the framework document, the same for the screen, for print and for Word. */
export type Block =
  | { kind: 'heading'; level: 3 | 4; id: string; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'rule'; rule: Rule }
  | { kind: 'list'; ordered: boolean; items: string[] }
  /** Widths in per cent of the page. */
  | { kind: 'table'; caption: string; heads: string[]; widths: number[]; rows: Cell[][] }
  | { kind: 'map'; process: ProcessDefinition };

export interface DocumentSection {
  id: string;
  title: string;
  blocks: Block[];
}
export interface FrameworkDocument {
  title: string;
  board: string;
  /** "Version 8.0, February 2019". */
  edition: string;
  about: string;
  sections: DocumentSection[];
}

/**
 * The part of the document to which a rule belongs, by where the rule says that it stands: "Section 2.1" is the second
 * part that is no appendix, "Appendix C, ..." the part of that name. Null for what stands in none: the law, say.
 */
export function partOf(parts: Pack['parts'], source: string): string | null {
  const appendix = /\bAppendix ([A-Z])\b/.exec(source);
  const section = /\bSection (\d+)/i.exec(source);
  const first = (found: Pack['parts'][number] | undefined) => found?.key ?? null;
  const ofAppendix = appendix === null ? null : first(parts.find((part) => part.title.startsWith(`Appendix ${appendix[1]}`)));
  const ofSection = section === null || /\bAct\b/.test(source.slice(0, section.index)) ? null : first(parts.filter((part) => !part.title.startsWith('Appendix'))[Number(section[1]) - 1]);
  if (ofAppendix !== null && ofSection !== null) return appendix!.index < section!.index ? ofAppendix : ofSection;
  return ofAppendix ?? ofSection;
}

/** The part in which most of some rules stand, or null where none of them stands in any. */
export function commonPart(parts: Pack['parts'], rules: readonly Rule[]): string | null {
  const counts = new Map<string, number>();
  for (const rule of rules) {
    const part = partOf(parts, rule.source);
    if (part !== null) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
