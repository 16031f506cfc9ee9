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
  const parts = pattern === '' ? [] : pattern.split('.');
  return walk(text, text.value, [], parts);
}

function walk(text: PackText, value: unknown, path: Path, [part, ...rest]: readonly string[]): Found[] {
  if (part === undefined) return value === undefined ? [] : [{ text, path, value }];
  if (part === '**') return [...walk(text, value, path, rest), ...children(value).flatMap(([key, child]) => walk(text, child, [...path, key], [part, ...rest]))];
  if (part === '*') return Array.isArray(value) ? value.flatMap((child: unknown, i) => walk(text, child, [...path, i], rest)) : [];
  return isObject(value) && !Array.isArray(value) && Object.hasOwn(value, part) ? walk(text, value[part], [...path, part], rest) : [];
}

const children = (value: unknown): [PropertyKey, unknown][] =>
  Array.isArray(value) ? value.map((child: unknown, i) => [i, child]) : isObject(value) ? Object.entries(value) : [];

/** The texts that stand at a pattern of a file. */
export const textsAt = (text: PackText, pattern: string): string[] => at(text, pattern).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
