import { nearest } from '../text/nearest.ts';
import type { ReadTable } from './read-table.ts';
import type { ImportFault, TableRow } from './fault.ts';

/** A column that an import takes. */
export interface OurColumn<Key extends string> {
  key: Key;
  /** What we call it; what stands on the right of `--map`. */
  heading: string;
  /** What else boards call it. Capitals, spaces and punctuation do not matter. */
  aliases: readonly string[];
  required: boolean;
}

/** Where each of our columns stands in the file, by the file's own heading. */
export interface FoundColumns<Key extends string> {
  headingOf: ReadonlyMap<Key, string>;
  /** Headings of the file that nothing is taken from. */
  unused: readonly string[];
  faults: readonly ImportFault[];
}

/** Whether a heading is one of ours by any of its names, or one that `--map` speaks of. */
export function isOurs<Key extends string>(ours: readonly OurColumn<Key>[], maps: readonly string[]): (heading: string) => boolean {
  const names = new Set([...ours.flatMap((column) => [column.key, column.heading, ...column.aliases]), ...maps.map((map) => map.slice(0, Math.max(map.lastIndexOf('='), 0)))].map(plain));
  return (heading) => names.has(plain(heading));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/**
 * Finds our columns among a file's headings.
 * @param maps pairs `Their heading=our column`, which go before the names that we know
 */
export function findColumns<Key extends string>(ours: readonly OurColumn<Key>[], { headings, headingsRow }: Pick<ReadTable, 'headings' | 'headingsRow'>, maps: readonly string[]): FoundColumns<Key> {
  const headingOf = new Map<Key, string>();
  const faults: ImportFault[] = [];
  const complain = (message: string) => faults.push({ row: headingsRow, column: null, message });
  const byName = (name: string) => ours.find((column) => [column.key, column.heading, ...column.aliases].some((each) => plain(each) === plain(name)));
  const take = (column: OurColumn<Key>, heading: string) => {
    const already = headingOf.get(column.key);
    if (already === undefined) headingOf.set(column.key, heading);
    else complain(`"${already}" and "${heading}" are both read as ${column.heading}. Rename one of them, or say with --map which one it is.`);
  };
  const mapped = new Set<string>();
  for (const map of maps) {
    const at = map.lastIndexOf('=');
    const [theirs, our] = [map.slice(0, Math.max(at, 0)).trim(), map.slice(at + 1).trim()];
    const heading = headings.find((each) => plain(each) === plain(theirs));
    const column = byName(our);
    if (at < 1) complain(`--map "${map}" has to be written as "Their heading=our column".`);
    else if (heading === undefined) complain(`--map: the file has no column "${theirs}". It has ${headings.join(', ')}.`);
    else if (column === undefined) complain(`--map: "${our}" is none of our columns. They are ${ours.map((each) => each.heading).join(', ')}.`);
    else {
      mapped.add(heading);
      take(column, heading);
    }
  }
  const mappedTo = new Set(headingOf.keys());
  const unused: string[] = [];
  for (const heading of headings.filter((each) => !mapped.has(each))) {
    const column = byName(heading);
    if (column === undefined || mappedTo.has(column.key)) unused.push(heading);
    else take(column, heading);
  }
  for (const column of ours.filter((each) => each.required && !headingOf.has(each.key))) {
    const near = nearest(plain(column.heading), unused.map(plain));
    const meant = unused.find((each) => plain(each) === near) ?? 'Their heading';
    complain(`There is no column for ${column.heading}. If one goes by another name, say so: --map "${meant}=${column.heading}".`);
  }
  return { headingOf, unused, faults };
}

/** Reads a row's cells by our names; a column that the file has not reads as empty. */
export const cellsOf = <Key extends string>(row: TableRow, { headingOf }: FoundColumns<Key>) => ({
  cell: (key: Key): string => (row.cells[headingOf.get(key) ?? ''] ?? '').trim(),
  heading: (key: Key): string | null => headingOf.get(key) ?? null,
});

/** The columns that an import takes, one a line, for its help: `Summary (needed): also Title, Incident`. */
export const columnsInWords = (ours: readonly OurColumn<string>[]): string =>
  ours.map(({ heading, aliases, required }) => `  ${heading}${required ? ' (needed)' : ''}: also ${aliases.join(', ')}`).join('\n');
