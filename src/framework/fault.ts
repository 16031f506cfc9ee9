import { CORE_SCHEMA, load } from 'js-yaml';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document, type Node } from 'yaml';

/** Something wrong in a pack: where it is, which rule it breaks, and what would be right. Lines and columns count from 1. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
}

/** A file of a pack as text and tree, so that faults can be shown at their place. The tree is made when first asked for. */
export interface PackText {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly value: unknown;
}

export type Path = readonly PropertyKey[];

/**
 * Reads YAML; faults of its grammar come with their places. A pack writes everything out, so that each fault has one place.
 * A file in order is read for its values alone, which is many times faster; its tree is there for whoever asks for a place.
 */
export function readYaml(file: string, text: string): { text: PackText; faults: Fault[] } {
  const value = valuesOf(text);
  if (value !== undefined) return { text: rightText(file, text, value), faults: [] };
  const { document, lines } = treeOf(text);
  const faults = document.errors.map((error): Fault => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { file, line, column: col, rule: error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml', message: sentence(error.message) };
  });
  visit(document, {
    Alias: (_, alias) => {
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0);
      faults.push({ file, line, column: col, rule: 'alias', message: `A pack has no references of YAML ("*${alias.source}"). Write the value out.` });
    },
  });
  return { text: { file, document, lines, value: faults.length > 0 ? undefined : document.toJS() }, faults };
}

/** A file whose grammar is right, with what it says. */
export function rightText(file: string, text: string, value: unknown): PackText {
  let tree: ReturnType<typeof treeOf> | undefined;
  const grown = () => (tree ??= treeOf(text));
  return { file, value, get document() { return grown().document; }, get lines() { return grown().lines; } };
}

function treeOf(text: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false }), lines };
}

/** The values of a file; undefined where it has a fault, may have a reference, or is empty: then its tree is looked at. */
function valuesOf(text: string): unknown {
  if (/(^|[\s[{,])[&*][\w-]/m.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA }) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The place of a path in a file: of the key where the value is missing, of the nearest parent where nothing is there. */
export function placeOf({ document, lines }: PackText, path: Path): { line: number; column: number } {
  let node: Node | null = isNode(document.contents) ? document.contents : null;
  let found = node;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (pair === undefined) break;
      node = isNode(pair.value) ? pair.value : null;
      found = node !== null && (node.range?.[1] ?? 0) > (node.range?.[0] ?? 0) ? node : isNode(pair.key) ? pair.key : found;
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part];
      if (!isNode(item)) break;
      found = item;
      node = item;
    } else break;
  }
  const offset = found?.range?.[0] ?? 0;
  const { line, col } = lines.linePos(offset);
  return { line: line || 1, column: col || 1 };
}

export const faultAt = (text: PackText, path: Path, rule: string, message: string): Fault => ({ file: text.file, ...placeOf(text, path), rule, message });

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** By file, line and column, and each place and rule once. */
export const inOrder = (faults: readonly Fault[]): Fault[] =>
  faults.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
    .filter((fault, i, all) => !all.slice(0, i).some((each) => each.file === fault.file && each.line === fault.line && each.column === fault.column && each.rule === fault.rule && each.message === fault.message));
