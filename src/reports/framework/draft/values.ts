import type { PackValues } from '../../../framework/write/pack-files.ts';

/** A path into the value of a file: names of mappings and places in lists. */
export type ValuePath = readonly (string | number)[];
export type Mapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);
/** What is there to be read of a value that may be of faulty shape. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const textIn = (value: unknown, name: string): string => (isMapping(value) ? textOf(value[name]) : '');

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((at, part) => (Array.isArray(at) ? at[Number(part)] : isMapping(at) ? at[String(part)] : undefined), value);
}

/** The value with something else at a path; `undefined` takes away what stands there. Mappings on the way are made. */
export function withAt(value: unknown, path: ValuePath, next: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return next;
  if (Array.isArray(value)) {
    const index = Number(first);
    const changed = withAt(value[index], rest, next);
    return changed === undefined ? value.filter((_, i) => i !== index) : index >= value.length ? [...value, changed] : value.map((each: unknown, i) => (i === index ? changed : each));
  }
  const mapping = isMapping(value) ? value : {};
  const changed = withAt(mapping[String(first)], rest, next);
  if (changed !== undefined) return { ...mapping, [String(first)]: changed };
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== String(first)));
}

/** The files with one of them changed at a path. */
export const withValue = (values: PackValues, file: string, path: ValuePath, next: unknown): PackValues => ({ ...values, [file]: withAt(values[file], path, next) });

/** Everything at a pattern such as `groups.*` of one file, each with its path. */
export function found(value: unknown, pattern: string): { path: ValuePath; value: unknown }[] {
  const walk = (at: unknown, path: ValuePath, [part, ...rest]: readonly string[]): { path: ValuePath; value: unknown }[] => {
    if (part === undefined) return at === undefined ? [] : [{ path, value: at }];
    if (part === '*') return Array.isArray(at) ? at.flatMap((each: unknown, i) => walk(each, [...path, i], rest)) : [];
    return isMapping(at) ? walk(at[part], [...path, part], rest) : [];
  };
  return walk(value, [], pattern === '' ? [] : pattern.split('.'));
}

/** Things of a file that have a key and a name, as choices. */
export const choicesIn = (values: PackValues, file: string, pattern: string): { value: string; label: string }[] =>
  found(values[file], pattern).map(({ value }) => ({ value: textIn(value, 'key'), label: textIn(value, 'name') || textIn(value, 'question') || textIn(value, 'key') })).filter(({ value }) => value !== '');
