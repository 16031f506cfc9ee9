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
  | { kind: 'map'; process: ProcessDefinition }
  /** The headings in other sections under which more of a part stands. */
  | { kind: 'elsewhere'; words: string; places: { id: string; text: string }[] };

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

type Parts = Pack['parts'];

/**
 * The part of the document to which a rule belongs, by where the rule says that it stands: "Section 2.1" is the second part
 * that is no appendix, "Appendix C" and "12.3" the parts that bear that letter or number, and words the part that has them as
 * its title or among its headings. Of several places the first counts. Null for what stands in none: the law, say.
 */
export function partOf(parts: Parts, source: string): string | null {
  for (const place of source.split(';')) {
    const words = plain(place);
    const titled = partTitled(parts, words);
    // "Section 11 audits" is a title before it is the eleventh part; "Case reviews, and Appendix 2" stands in the appendix.
    const part = (/\bAppendix\b/.test(place) ? null : titled) ?? appendixOrSection(parts, place) ?? numberedPart(parts, place.trim()) ?? titled ?? partBegun(parts, words);
    if (part !== null) return part;
  }
  return null;
}

const first = (found: Parts[number] | undefined): string | null => found?.key ?? null;
export const isAppendix = (part: Parts[number]): boolean => part.title.startsWith('Appendix');

function appendixOrSection(parts: Parts, place: string): string | null {
  const appendix = /\bAppendix ([A-Z]|\d+)\b/.exec(place);
  const section = /\bSection (\d+)/i.exec(place);
  const ofAppendix = appendix === null ? null : first(parts.find((part) => new RegExp(`^Appendix ${appendix[1]}\\b`).test(part.title)));
  const ofSection = section === null || /\bAct\b/.test(place.slice(0, section.index)) ? null : first(parts.filter((part) => !isAppendix(part))[Number(section[1]) - 1]);
  if (ofAppendix !== null && ofSection !== null) return appendix!.index < section!.index ? ofAppendix : ofSection;
  return ofAppendix ?? ofSection;
}

/** "12.3" stands in the part whose title begins with 12. */
function numberedPart(parts: Parts, place: string): string | null {
  const number = /^(\d{1,2})(?:\.\d+)*(?:,| to | and |$)/.exec(place);
  return number === null ? null : first(parts.find((part) => part.title.startsWith(`${number[1]} `)));
}

const names = ({ title, headings = [] }: Parts[number]): string[] => [title, ...headings].map(plain).filter((name) => name.length > 3);
/** The part whose title or heading a place is, or begins with; the longest such name counts. */
function partTitled(parts: Parts, place: string): string | null {
  const begun = parts.flatMap((part) => names(part).filter((name) => place.startsWith(name)).map((name) => ({ part, name })));
  return first(begun.toSorted((a, b) => b.name.length - a.name.length)[0]?.part);
}
/** The part whose title or heading begins with a place. */
const partBegun = (parts: Parts, place: string): string | null => first(parts.find((part) => place.length > 7 && names(part).some((name) => name.startsWith(place))));
const plain = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, ' ').replace(/^ *the /, '').trim();

/** The part in which most of some rules stand, or null where none of them stands in any. */
export function commonPart(parts: Parts, rules: readonly Rule[]): string | null {
  const counts = new Map<string, number>();
  for (const rule of rules) {
    const part = partOf(parts, rule.source);
    if (part !== null) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
