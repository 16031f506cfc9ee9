import { createHash } from 'node:crypto';

export const methods = ['random', 'every-nth', 'chosen'] as const;
export type Method = (typeof methods)[number];
export const isMethod = (text: string): text is Method => (methods as readonly string[]).includes(text);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands for a list: the SHA-256 of its pseudonyms, one a line. Another list, or another order, gives another. */
export const listDigest = (listed: readonly string[]): string => digest(listed.join('\n'));

/**
 * Draws cases from a list of pseudonyms by a seed. Whoever has both draws the same cases, with any tool that reckons SHA-256:
 * `random` takes the cases whose digest of "seed, line feed, pseudonym" comes first, so the order of the list does not matter;
 * `every-nth` takes each n-th of the list as it stands, beginning at a place among the first n that the seed sets.
 * @returns the drawn pseudonyms in the order in which they were drawn
 */
export function draw(method: Exclude<Method, 'chosen'>, listed: readonly string[], wanted: number, seed: string): string[] {
  const most = Math.min(wanted, listed.length);
  if (most <= 0) return [];
  if (method === 'random') {
    const placed = listed.map((pseudonym) => ({ pseudonym, at: digest(`${seed}\n${pseudonym}`) }));
    return placed.toSorted((a, b) => (a.at < b.at ? -1 : 1)).slice(0, most).map(({ pseudonym }) => pseudonym);
  }
  const step = Math.floor(listed.length / most);
  const first = Number.parseInt(digest(seed).slice(0, 8), 16) % step;
  return Array.from({ length: most }, (_, turn) => listed[first + turn * step]!);
}
