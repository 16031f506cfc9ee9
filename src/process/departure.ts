import type { CriteriaSet } from '../framework/schema/criteria.ts';
import type { Decision, Outcome } from '../framework/schema/process.ts';
import { reckonSet, type Met } from './criteria.ts';
import type { CriteriaGiven } from './event.ts';

/** What sets of criteria come to, by their keys; null where a set is weighed and nothing follows from it by itself. */
export type MetBySet = Readonly<Record<string, Met | null>>;

/** How an outcome goes against the criteria as they are answered. */
export interface Departure {
  set: string;
  /** called-for: the set is met and calls for another outcome. not-met: the outcome rests on the set, which is not met. */
  how: 'called-for' | 'not-met';
  /** The outcomes that the set calls for; empty where it calls for none. */
  calledFor: Outcome[];
  refused: boolean;
}

/**
 * In which ways an outcome departs from the criteria. Of several sets that are met and call for an outcome the first in the
 * order of the pack counts: a death that is notified as a serious incident need not be notified as a death besides. A set
 * that may be met binds nobody (statutory.md 22).
 */
export function departures(decision: Pick<Decision, 'outcomes'>, chosen: string, met: MetBySet): Departure[] {
  const outcome = decision.outcomes.find((each) => each.key === chosen);
  if (outcome === undefined) return [];
  const binding = decision.outcomes.find((each) => each.requiredBy !== undefined && met[each.requiredBy] === 'met');
  const set = binding?.requiredBy;
  const calledFor = set === undefined ? [] : decision.outcomes.filter((each) => each.requiredBy === set);
  return [
    ...(set === undefined || outcome.requiredBy === set ? [] : [{ set, how: 'called-for' as const, calledFor, refused: calledFor.some((each) => each.departure === 'refused') }]),
    ...(outcome.needs === undefined || met[outcome.needs] !== 'not-met' ? [] : [{ set: outcome.needs, how: 'not-met' as const, calledFor: [], refused: outcome.departure === 'refused' }]),
  ];
}

/** The sets of criteria that bind a decision, by any of its outcomes. */
export const bindingSets = (decision: Pick<Decision, 'outcomes'>): string[] =>
  [...new Set(decision.outcomes.flatMap(({ requiredBy, needs }) => [requiredBy, needs].filter((key) => key !== undefined)))];

/** What the sets that bind a decision come to: as answered with it, or as they came out where they are answered elsewhere. */
export function metBy(decision: Pick<Decision, 'outcomes'>, given: CriteriaGiven, sets: readonly CriteriaSet[], elsewhere: MetBySet = {}): MetBySet {
  return Object.fromEntries(bindingSets(decision).map((key) => {
    const set = sets.find((each) => each.key === key);
    const answers = Object.fromEntries(Object.entries(given[key] ?? {}).map(([item, { answer }]) => [item, answer]));
    return [key, elsewhere[key] ?? (set === undefined ? null : reckonSet(set, answers))];
  }));
}

/** What a set comes to that was answered for each of several: met for one of them is met; not met only where it is so for all. */
export const metForAny = (results: readonly (Met | null)[]): Met | null =>
  results.includes('met') ? 'met' : results.includes('possibly') ? 'possibly' : results.includes('not-met') && !results.includes(null) ? 'not-met' : null;
