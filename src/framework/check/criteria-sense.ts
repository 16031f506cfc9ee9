import type { Fault, PackText, Path } from '../fault.ts';
import { faultAt } from '../fault.ts';
import type { Condition, CriteriaSet } from '../schema/criteria.ts';
import { ruleOf, unknownWords } from './references.ts';

/** The condition of a set names criteria of that set; a criterion that is reckoned from another set, and a set that yields to one, name one that can be reckoned, and not their own. */
export const criteriaFaults = (text: PackText, sets: readonly CriteriaSet[]): Fault[] => [
  ...sets.flatMap((set, i) => {
    const known = set.items.map((item) => item.key);
    return set.met === undefined ? [] : conditionKeys(set.met, [i, 'met']).flatMap(({ key, path }) => (known.includes(key) ? [] : [faultAt(text, path, ruleOf('criterion'), unknownWords('criterion', key, known))]));
  }),
  ...sets.flatMap((set, i) => set.items.flatMap((item, n) => {
    const known = sets.filter((each) => each.met !== undefined).map((each) => each.key);
    return setsOf(item).flatMap((key, at) => {
      const path = [i, 'items', n, 'reckoned', 'set', ...(typeof item.reckoned?.set === 'string' ? [] : [at])];
      if (!known.includes(key)) return [faultAt(text, path, ruleOf('set of criteria'), unknownWords('set of criteria', key, known))];
      return restsOn(sets, key, new Set()).has(set.key) ? [faultAt(text, path, 'circle', `"${set.key}" would be reckoned from itself.`)] : [];
    });
  })),
  ...sets.flatMap((set, i) => {
    const known = sets.filter((each) => each.met !== undefined && each.key !== set.key).map((each) => each.key);
    return set.yieldsTo === undefined || known.includes(set.yieldsTo) ? [] : [faultAt(text, [i, 'yieldsTo'], ruleOf('set of criteria'), unknownWords('set of criteria', set.yieldsTo, known))];
  }),
];

/** The sets from which a criterion is reckoned; none where people answer it. */
const setsOf = ({ reckoned }: CriteriaSet['items'][number]): string[] => (reckoned === undefined ? [] : [reckoned.set].flat());

/** The sets from which a set is reckoned, itself among them. */
function restsOn(sets: readonly CriteriaSet[], key: string, seen: Set<string>): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const item of sets.find((set) => set.key === key)?.items ?? []) for (const other of setsOf(item)) restsOn(sets, other, seen);
  return seen;
}

function conditionKeys(condition: Condition, path: Path): { key: string; path: Path }[] {
  if (typeof condition === 'string') return [{ key: condition, path }];
  if ('not' in condition) return conditionKeys(condition.not, [...path, 'not']);
  const [name, list] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return list.flatMap((each, i) => conditionKeys(each, [...path, name, i]));
}
