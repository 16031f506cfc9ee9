import type { Pack } from '../schema/pack.ts';

/** By what a thing may be known again in another framework: the surest marks first, each list of one strength. */
export type Marks = readonly (readonly string[])[];

/** Two things that are one, or one that the other framework has not. */
export type Match<T> = { a: T; b: T } | { a: T; b: null } | { a: null; b: T };

/**
 * What of two lists belongs together. Marks are tried from the surest to the weakest over the whole of both lists, so that a
 * likeness of names never takes what a kind or a key would have matched. Order: as in A, then what only B has.
 */
export function matched<T>(a: readonly T[], b: readonly T[], marksOf: { a: (of: T) => Marks; b: (of: T) => Marks }): Match<T>[] {
  const [inA, inB] = [a.map(marksOf.a), b.map(marksOf.b)];
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const strengths = Math.max(0, ...inA.map((marks) => marks.length), ...inB.map((marks) => marks.length));
  for (let strength = 0; strength < strengths; strength++) {
    for (const [i, marks] of inA.entries()) {
      if (partner.has(i)) continue;
      const mine = (marks[strength] ?? []).filter((mark) => mark !== '');
      const j = inB.findIndex((theirs, at) => !taken.has(at) && (theirs[strength] ?? []).some((mark) => mine.includes(mark)));
      if (j < 0) continue;
      partner.set(i, j);
      taken.add(j);
    }
  }
  return [
    ...a.map((one, i): Match<T> => {
      const j = partner.get(i);
      return j === undefined ? { a: one, b: null } : { a: one, b: b[j]! };
    }),
    ...b.flatMap((other, j): Match<T>[] => (taken.has(j) ? [] : [{ a: null, b: other }])),
  ];
}

/** A name as it is compared: without case, signs and what every board puts before it. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[’']s\b/g, 's').replace(/[^a-z0-9]+/g, ' ').replace(/\b(the|a|an|of|and|for|board s)\b/g, ' ').replace(/\s+/g, ' ').trim();

/** All names by which a framework knows a thing: its own, its aliases, and what its vocabulary says instead of them. */
export function namesIn(pack: Pack): (thing: { name: string; aliases?: readonly string[] | undefined }) => string[] {
  const terms = pack.vocabulary.flatMap(({ term, insteadOf }) => (insteadOf ?? '').split(/[;,]/).map((other) => ({ term: plainName(term), other: plainName(other) })).filter(({ other }) => other !== ''));
  return ({ name, aliases = [] }) => {
    const own = [name, ...aliases].map(plainName);
    return [...new Set([...own, ...terms.filter(({ term }) => own.includes(term)).map(({ other }) => other)])];
  };
}
