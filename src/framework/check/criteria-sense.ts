import type { Fault, PackText, Path } from '../fault.ts';
import { faultAt } from '../fault.ts';
import type { Condition, CriteriaSet } from '../schema/criteria.ts';
import { ruleOf, unknownWords } from './references.ts';

/** The condition of a set names criteria of that set. */
export const criteriaFaults = (text: PackText, sets: readonly CriteriaSet[]): Fault[] => sets.flatMap((set, i) => {
  const known = set.items.map((item) => item.key);
  return set.met === undefined ? [] : conditionKeys(set.met, [i, 'met']).flatMap(({ key, path }) => (known.includes(key) ? [] : [faultAt(text, path, ruleOf('criterion'), unknownWords('criterion', key, known))]));
});

function conditionKeys(condition: Condition, path: Path): { key: string; path: Path }[] {
  if (typeof condition === 'string') return [{ key: condition, path }];
  if ('not' in condition) return conditionKeys(condition.not, [...path, 'not']);
  const [name, list] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return list.flatMap((each, i) => conditionKeys(each, [...path, name, i]));
}
