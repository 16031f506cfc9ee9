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

/** What a set of criteria that is met calls for. */
export interface Call {
  set: string;
  calledFor: Outcome[];
  /** Whether any other outcome is refused; else it takes a reason. */
  refused: boolean;
}

/**
 * What the criteria of a decision call for; null where they call for nothing. Of several sets that are met and call for an
 * outcome the first in the order of the pack counts: a death that is notified as a serious incident need not be notified as a
 * death besides. A set that may be met binds nobody (statutory.md 22).
 */
export function callOf({ outcomes }: Pick<Decision, 'outcomes'>, met: MetBySet): Call | null {
  const set = outcomes.find((each) => each.requiredBy !== undefined && met[each.requiredBy] === 'met')?.requiredBy;
  if (set === undefined) return null;
  const calledFor = outcomes.filter((each) => each.requiredBy === set);
  return { set, calledFor, refused: calledFor.some((each) => each.departure === 'refused') };
}

/** In which ways an outcome departs from the criteria. */
export function departures(decision: Pick<Decision, 'outcomes'>, chosen: string, met: MetBySet): Departure[] {
  const outcome = decision.outcomes.find((each) => each.key === chosen);
  if (outcome === undefined) return [];
  const call = callOf(decision, met);
  return [
    ...(call === null || outcome.requiredBy === call.set ? [] : [{ ...call, how: 'called-for' as const }]),
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
