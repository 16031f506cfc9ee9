import { isMap, isNode, isScalar, isSeq, stringify, type Node } from 'yaml';
import { readYaml, type Path } from '../fault.ts';
import type { PackFiles } from '../read/files-of-folder.ts';
import { FrameworkHead } from '../schema/head.ts';
import { Organisation } from '../schema/organisation.ts';
import { packFiles, type Pack } from '../schema/pack.ts';

/** What stands in each file of a pack, as values: what a person edits, before it is checked. */
export type PackValues = Readonly<Record<string, unknown>>;

/** A pack taken apart into its files. Read together again by `readPack(textsOf(...))` it is the same pack, to its digest. */
export function valuesOf(pack: Pack): PackValues {
  const all: Readonly<Record<string, unknown>> = pack;
  const part = (names: readonly string[]) => Object.fromEntries(names.filter((name) => all[name] !== undefined).map((name) => [name, all[name]]));
  const single = Object.keys(packFiles).filter((file) => file !== 'framework.yaml' && file !== 'organisation.yaml');
  // A number before the key keeps the order, for files are read in the order of their names.
  const many = (folder: string, items: readonly { key: string }[]) => items.map((item, i) => [`${folder}/${String(i).padStart(3, '0')}-${item.key}.yaml`, item] as const);
  return {
    'framework.yaml': part(Object.keys(FrameworkHead.shape)), 'organisation.yaml': part(Object.keys(Organisation.shape)),
    ...Object.fromEntries(single.flatMap((file) => {
      const value = all[file.replace('.yaml', '')];
      return value === undefined ? [] : [[file, value]];
    })),
    ...Object.fromEntries([...many('processes', pack.processes), ...many('forms', pack.forms)]),
  };
}

/** The files as text, to be checked as any pack is. */
export const textsOf = (values: PackValues): PackFiles =>
  Object.fromEntries(Object.entries(values).map(([file, value]) => [file, stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })]));

/** What stands at a line and column of a file, as a path into its value: the deepest thing that begins at or holds the place. */
export function pathAt(text: string, line: number, column: number): Path {
  const { document, lines } = readYaml('', text).text;
  const offset = (lines.lineStarts[line - 1] ?? 0) + column - 1;
  const holds = (node: Node) => node.range != null && node.range[0] <= offset && offset < Math.max(node.range[1], node.range[0] + 1);
  const path: PropertyKey[] = [];
  let node: Node | null = isNode(document.contents) ? document.contents : null;
  while (node !== null) {
    if (isMap(node)) {
      const pair = node.items.find(({ key, value }) => (isNode(key) && holds(key)) || (isNode(value) && holds(value)));
      if (pair === undefined || !isScalar(pair.key)) break;
      path.push(String(pair.key.value));
      node = isNode(pair.value) && holds(pair.value) ? pair.value : null;
    } else if (isSeq(node)) {
      const index = node.items.findIndex((item) => isNode(item) && holds(item));
      if (index < 0) break;
      path.push(index);
      const item = node.items[index];
      node = isNode(item) ? item : null;
    } else break;
  }
  return path;
}
