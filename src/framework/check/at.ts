import type { PackText, Path } from '../fault.ts';
import { isObject } from '../shape/known-keys.ts';

/** A value of a file with the place at which it stands. */
export interface Found {
  text: PackText;
  path: Path;
  value: unknown;
}

/**
 * Everything in a file at a pattern of path: `steps.*.act.to.*.role`. A star stands for each entry of a list, two stars for
 * any depth. What is not there, or is of another shape than the pattern takes it for, is passed over.
 */
export function at(text: PackText, pattern: string): Found[] {
  const found: Found[] = [];
  walk(text.value, pattern === '' ? [] : pattern.split('.'), 0, [], (path, value) => found.push({ text, path, value }));
  return found;
}

// A pack has tens of thousands of values and this walks them for every pattern: the path is one list, copied only for what is found.
function walk(value: unknown, parts: readonly string[], next: number, path: PropertyKey[], find: (path: Path, value: unknown) => void): void {
  const part = parts[next];
  if (part === undefined) {
    if (value !== undefined) find([...path], value);
    return;
  }
  if (!isObject(value)) return;
  if (part === '**') {
    walk(value, parts, next + 1, path, find);
    // Below a text or a number there is nothing, however deep the pattern goes.
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) if (isObject(value[key])) into(value, key, parts, next, path, find);
  } else if (part === '*') {
    if (Array.isArray(value)) for (const key of value.keys()) into(value, key, parts, next + 1, path, find);
  } else if (!Array.isArray(value) && Object.hasOwn(value, part)) into(value, part, parts, next + 1, path, find);
}

function into(parent: Readonly<Record<PropertyKey, unknown>>, key: PropertyKey, parts: readonly string[], next: number, path: PropertyKey[], find: (path: Path, value: unknown) => void): void {
  path.push(key);
  walk(parent[key], parts, next, path, find);
  path.pop();
}

/** The texts that stand at a pattern of a file. */
export const textsAt = (text: PackText, pattern: string): string[] => at(text, pattern).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
