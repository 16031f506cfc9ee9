import type { PackValues } from '../../../framework/write/pack-files.ts';
import type { Field } from './field.ts';
import { found, isMapping, textIn, valueAt, type Mapping, type ValuePath } from './values.ts';

/** One subject of a framework that a board edits: a list of things, or one thing, each with its fields. */
export interface Subject {
  /** Its name in addresses. */
  key: string;
  title: string;
  /** What one of its things is called: "group". */
  thing: string;
  about: string;
  /** A file of the pack, or a folder ("processes/"). */
  file: string;
  /** Where its things stand in the file; '' for the file itself. */
  pattern: string;
  /** New things may be added, and things taken out. */
  grows: boolean;
  name: (thing: unknown) => string;
  fields: readonly Field[];
  /** What a new thing has beyond what is filled in; a `key` is made from its name. */
  fresh?: () => Mapping;
  keyed?: boolean;
}

/** A thing of a subject where it stands in the files. */
export interface Entry {
  /** Its name in addresses: file and keys. The same thing keeps it while others come and go. */
  id: string;
  file: string;
  path: ValuePath;
  value: unknown;
  /** What it stands in, by name: the process of a clock, the form and section of a question. */
  within: string;
}

/** A list of a subject to which things may be added. */
export type Shelf = Omit<Entry, 'value'>;

const filesOf = (values: PackValues, { file }: Subject): string[] => Object.keys(values).filter((each) => (file.endsWith('/') ? each.startsWith(file) : each === file)).sort();

export const entriesOf = (values: PackValues, subject: Subject): Entry[] => filesOf(values, subject).flatMap((file) =>
  found(values[file], subject.pattern).map(({ path, value }) => ({ id: idOf(values, file, path), file, path, value, within: withinWords(values, file, path) })));

/** The lists in which a subject's things stand; none where nothing may be added. */
export const shelvesOf = (values: PackValues, subject: Subject): Shelf[] => (!subject.grows ? [] : filesOf(values, subject).flatMap((file) => {
  const list = subject.pattern.replace(/\.?\*$/, '');
  const above = list.includes('.') ? list.slice(0, list.lastIndexOf('.')) : '';
  // A list that is not written yet may be begun: what it would stand in is there.
  const last = list.slice(above === '' ? 0 : above.length + 1);
  return found(values[file], last === '' ? '' : above).map(({ path }) => {
    const own = last === '' ? path : [...path, last];
    return { id: idOf(values, file, own), file, path: own, within: withinWords(values, file, [...own, 0]) };
  });
}));

/** File and keys, joined: `organisation~groups~central-team`. Where a thing has no key, its place in the list. */
function idOf(values: PackValues, file: string, path: ValuePath): string {
  const parts = path.map((part, depth) => (typeof part === 'string' ? part : (keyOf(valueAt(values[file], path.slice(0, depth + 1))) ?? String(part))));
  return [file.replace('.yaml', '').replace('/', ':'), ...parts].join('~');
}
const keyOf = (thing: unknown): string | null => {
  const key = textIn(thing, 'key') || textIn(thing, 'term') || textIn(thing, 'group') || textIn(thing, 'version');
  return key === '' || key.includes('~') || (isMapping(thing) && 'to' in thing) ? null : key;
};

/** The names of what something stands in, from the outermost. */
export function withinWords(values: PackValues, file: string, path: ValuePath): string {
  const above = path.slice(0, -1).map((_, depth) => valueAt(values[file], path.slice(0, depth)));
  return above.map(nameOf).filter((name, i) => name !== '' && !(i === 0 && !file.includes('/'))).join(', ');
}
export const nameOf = (thing: unknown): string => textIn(thing, 'name') || textIn(thing, 'title') || textIn(thing, 'label') || textIn(thing, 'question') || textIn(thing, 'text') || textIn(thing, 'term') || textIn(thing, 'group');

/** A key for a new thing: its name in lower case, with a number where another of the list has it. */
export function keyFor(name: string, taken: readonly string[]): string {
  const base = name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50).replace(/-+$/, '') || 'new';
  return taken.includes(base) ? keyFor(`${base}-${taken.length + 1}`, taken) : base;
}
