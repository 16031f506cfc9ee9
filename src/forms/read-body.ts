import { messages } from './messages.ts';
import type { Typed } from './fields.ts';

/** A sent form, taken apart: what is text, and which fields held something else. */
export interface Body {
  readonly fields: Typed;
  /** Fields that held neither text nor a list of texts. */
  readonly unreadable: ReadonlySet<string>;
  /** The places of the entries of a repeated section that have at least one field, in order. */
  indexesOf(section: string): number[];
}

const MOST_FIELDS = 5_000;
const MOST_CHOSEN = 500;
const MOST_CHARACTERS = 1_000_000;

/** Takes a parsed body apart without trusting its shape. A problem where it is no set of fields, or far too large. */
export function readBody(body: unknown): { body: Body } | { problem: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { problem: messages.unreadablePage() };
  const names = Object.keys(body);
  if (names.length > MOST_FIELDS) return { problem: messages.tooMuch() };

  const fields: Record<string, string | readonly string[]> = Object.create(null);
  const unreadable = new Set<string>();
  let characters = 0;
  for (const [name, sent] of Object.entries(body)) {
    const list = Array.isArray(sent) ? sent : [sent];
    const texts = list.slice(0, MOST_CHOSEN + 1).filter((one) => typeof one === 'string');
    if (texts.length !== list.length || texts.length > MOST_CHOSEN) {
      if (sent !== undefined && sent !== null) unreadable.add(name);
      continue;
    }
    characters += texts.reduce((sum, one) => sum + one.length, 0);
    if (characters > MOST_CHARACTERS) return { problem: messages.tooMuch() };
    fields[name] = Array.isArray(sent) ? texts : (texts[0] ?? '');
  }
  return { body: { fields, unreadable, indexesOf: (section) => indexesOf(names, section) } };
}

function indexesOf(names: readonly string[], section: string): number[] {
  const start = `${section}.`;
  const found = new Set<number>();
  for (const name of names) {
    const index = name.startsWith(start) ? /^(0|[1-9]\d{0,3})\./.exec(name.slice(start.length))?.[1] : undefined;
    if (index !== undefined) found.add(Number(index));
  }
  return [...found].sort((a, b) => a - b);
}
