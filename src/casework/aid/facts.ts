import type { Pack } from '../../framework/index.ts';
import type { Criterion, CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Rule } from '../../framework/schema/rule.ts';
import { asCounted, callOf, deciding, reckonSet, unsettled, type Answered, type Call, type Met } from '../../process/index.ts';

/** A fact that is asked once, though several sets of criteria rest on it. */
export interface Fact {
  /** Short, for an address: f1, f2... */
  key: string;
  /** By which criteria are known to ask for it. */
  identity: string;
  text: string;
  help: string | undefined;
  /** The sets that ask for it; it is asked under the first. */
  sets: string[];
  middle: CriteriaSet['middle'];
}

/** Two criteria ask for the same fact where the pack says so, or where they ask in the same words. */
export const factOf = (item: Criterion): string => item.fact ?? item.text.trim().toLowerCase();

/** Every fact of a case that the criteria of running processes ask for, each once, in the order of the pack. What follows from other criteria is none. */
export function factsOf(pack: Pick<Pack, 'criteria' | 'processes'>): Fact[] {
  const facts = new Map<string, Fact>();
  for (const set of setsOfCases(pack)) {
    for (const item of set.items) {
      if (item.reckoned !== undefined) continue;
      const known = facts.get(factOf(item));
      if (known !== undefined) known.sets.push(set.key);
      else facts.set(factOf(item), { key: `f${facts.size + 1}`, identity: factOf(item), text: item.text, help: item.help, sets: [set.key], middle: set.middle });
    }
  }
  return [...facts.values()];
}

/** What the answers come to for one set. `why` are the criteria on which it rests, or those that would settle it. */
export interface SetResult {
  set: CriteriaSet;
  /** Null where the criteria are weighed and nothing follows by itself. */
  met: Met | null;
  /** The set that comes before this one and is met, so that this one does not arise; null otherwise. */
  yields: CriteriaSet | null;
  why: { text: string; answered: Answered; rule: Rule }[];
}

export interface KindResult {
  process: Pack['processes'][number];
  /** What the met sets call for, decision by decision. */
  calls: Call[];
  sets: SetResult[];
  /** Where it is called for in another process: that process, and what the criteria that call for it come to. */
  after: { process: string; set: string; met: Met | null }[];
}

/** For each running process that decides by criteria, what the facts come to. Answers are by the keys of `factsOf`. */
export function weigh(pack: Pick<Pack, 'criteria' | 'processes'>, answers: Readonly<Record<string, Answered>>): KindResult[] {
  const keyOf = new Map(factsOf(pack).map((fact) => [fact.identity, fact.key]));
  const before = ({ yieldsTo }: CriteriaSet): CriteriaSet | null => {
    const first = pack.criteria.find((set) => set.key === yieldsTo);
    return first !== undefined && reckonSet(first, answersTo(first)) === 'met' ? first : null;
  };
  const answersTo = (set: CriteriaSet): Record<string, Answered> => Object.fromEntries(set.items.map((item) => [item.key, item.reckoned === undefined ? answers[keyOf.get(factOf(item)) ?? ''] : reckonedFrom(item.reckoned)]));
  const reckonedFrom = ({ set: keys, is }: NonNullable<Criterion['reckoned']>): Answered => {
    const results = [keys].flat().map((key) => {
      const other = pack.criteria.find((set) => set.key === key);
      return other === undefined ? null : reckonSet(other, answersTo(other));
    });
    if (results.every((met) => met === is)) return 'yes';
    return results.some((met) => met === (is === 'met' ? 'not-met' : 'met')) ? 'no' : 'not-known';
  };
  const ofCases = setsOfCases(pack);
  return pack.processes.filter((process) => process.runs).flatMap((process) => {
    const keys = [...new Set(criteriaOf(process))];
    const sets = keys.flatMap((key) => ofCases.filter((set) => set.key === key)).map((set): SetResult => {
      const given = answersTo(set);
      const met = reckonSet(set, given);
      const rest = met === null ? set.items.map((item) => item.key) : met === 'possibly' ? unsettled(set, given) : deciding(set.met!, asCounted(set, given));
      return { set, met, yields: before(set), why: set.items.filter((item) => rest.includes(item.key)).map((item) => ({ text: item.text, answered: given[item.key], rule: item.rule ?? set.rule })) };
    });
    const met = Object.fromEntries(sets.map((each) => [each.set.key, each.met]));
    return sets.length === 0 ? [] : [{ process, calls: process.decisions.map((decision) => callOf(decision, met)).filter((call) => call !== null), sets, after: calledForIn(process) }];
  });

  function calledForIn({ key }: Pack['processes'][number]): KindResult['after'] {
    return pack.processes.filter((other) => other.runs && other.key !== key).flatMap((other) => other.decisions.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => {
      const set = outcome.starts.includes(key) ? ofCases.find((each) => each.key === outcome.requiredBy) : undefined;
      return set === undefined ? [] : [{ process: other.name, set: set.name, met: reckonSet(set, answersTo(set)) }];
    })));
  }
}

const criteriaOf = (process: Pack['processes'][number]): string[] => process.decisions.flatMap((decision) => [...decision.criteria, ...decision.outcomes.flatMap((outcome) => outcome.requiredBy ?? [])]);

/** The sets by which it is decided what a case calls for. A set that judges a report or a course is none of them. */
function setsOfCases(pack: Pick<Pack, 'criteria' | 'processes'>): CriteriaSet[] {
  const used = new Set(pack.processes.filter((process) => process.runs).flatMap(criteriaOf));
  return pack.criteria.filter((set) => set.ofCase && used.has(set.key));
}
