import { differences, paired, type Difference } from './differences.ts';

/** One thing that a newer version of a framework changes. */
export interface FrameworkChange extends Difference {
  /** Where it stands: "Rapid review", "Roles". */
  area: string;
  /** The thing by its name: 'Step "Discuss and decide"'. */
  what: string;
}

/** A change as one sentence: 'Step "Discuss and decide": window changed from "working days 10 to 13" to "working days 10 to 12".' */
export function changeSentence({ kind, what, of, from, to }: FrameworkChange): string {
  if (kind !== 'changed') return `${what} is ${kind}.`;
  return `${what}: ${of === '' ? '' : `${of} `}${from === '' ? `is now “${to}”` : to === '' ? `“${from}” is taken out` : `changed from “${from}” to “${to}”`}.`;
}

/** How fields of a thing read in the field's words; each says the whole of the field or fields that it stands for. */
export type Reading<T> = Readonly<Record<string, { of: readonly (keyof T)[]; words: (of: T) => string }>>;

/** What differs between two states of one thing: first what has words of its own, then all else, so that nothing is left out. */
export function changesOf<T extends object>(area: string, what: string, before: T, after: T, reading: Reading<T> = {}): FrameworkChange[] {
  const said = new Set<PropertyKey>(Object.values(reading).flatMap((each) => each.of));
  const rest = (thing: T) => Object.fromEntries(Object.entries(thing).filter(([name]) => !said.has(name)));
  return [
    ...Object.entries(reading).map(([of, { words }]): Difference => ({ kind: 'changed', of, from: words(before), to: words(after) })).filter(({ from, to }) => from !== to),
    ...differences(rest(before), rest(after)),
  ].map((difference) => changeOf(area, what, difference));
}

/** A difference inside a thing as a change of it. An entry of a list that came or went is a thing by itself. */
export const changeOf = (area: string, what: string, difference: Difference): FrameworkChange =>
  difference.kind === 'changed' ? { area, what, ...difference } : { area, ...difference, what: `${what}: ${difference.of}`, of: '' };

/** What came, what went, and what differs in two lists of things of one kind. */
export const changesOfList = <T extends { key: string }>(area: string, what: string, before: readonly T[], after: readonly T[], name: (of: T) => string, inside: (what: string, one: T, other: T) => FrameworkChange[]): FrameworkChange[] =>
  paired(before, after, (each) => each.key).flatMap(([one, other]): FrameworkChange[] => {
    if (one !== undefined && other !== undefined) return inside(`${what} "${name(other)}"`, one, other);
    return [{ area, kind: one === undefined ? 'added' : 'removed', what: `${what} "${name((other ?? one)!)}"`, of: '', from: '', to: '' }];
  });
