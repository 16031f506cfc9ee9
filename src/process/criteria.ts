import type { Condition, CriteriaSet } from '../framework/schema/criteria.ts';

/** How a criterion was answered; nothing where it was not. */
export type Answered = 'yes' | 'no' | 'not-known' | 'may-be' | undefined;
export type Met = 'met' | 'possibly' | 'not-met';

const and = (parts: readonly Met[]): Met => (parts.includes('not-met') ? 'not-met' : parts.includes('possibly') ? 'possibly' : 'met');
const or = (parts: readonly Met[]): Met => (parts.includes('met') ? 'met' : parts.includes('possibly') ? 'possibly' : 'not-met');
const not = (part: Met): Met => (part === 'met' ? 'not-met' : part === 'not-met' ? 'met' : 'possibly');

/**
 * Whether a condition is met, in three values: what is not known, may be, or was not answered counts as neither yes nor no
 * (statutory.md 22).
 */
export function reckon(condition: Condition, answers: Readonly<Record<string, Answered>>): Met {
  if (typeof condition === 'string') {
    const answer = answers[condition];
    return answer === 'yes' ? 'met' : answer === 'no' ? 'not-met' : 'possibly';
  }
  if ('all' in condition) return and(condition.all.map((part) => reckon(part, answers)));
  if ('any' in condition) return or(condition.any.map((part) => reckon(part, answers)));
  return not(reckon(condition.not, answers));
}

/** Whether a set of criteria is met; null where nothing follows from the answers by itself and a person has to weigh them. */
export const reckonSet = (set: CriteriaSet, answers: Readonly<Record<string, Answered>>): Met | null => (set.met === undefined ? null : reckon(set.met, asCounted(set, answers)));

/** The answers as they count: what is not known of a matter that has to be proved is answered by that (LLR-26). */
export const asCounted = (set: CriteriaSet, answers: Readonly<Record<string, Answered>>): Record<string, Answered> =>
  Object.fromEntries(set.items.map(({ key, notKnownIs }) => [key, notKnownIs !== undefined && answers[key] === 'not-known' ? notKnownIs : answers[key]]));

/** The criteria that still stand in the way of a clear answer: answering one of them could settle it. */
export function unsettled(set: CriteriaSet, given: Readonly<Record<string, Answered>>): string[] {
  const answers = asCounted(set, given);
  if (set.met === undefined || reckon(set.met, answers) !== 'possibly') return [];
  const open = set.items.map((item) => item.key).filter((key) => answers[key] !== 'yes' && answers[key] !== 'no');
  const condition = set.met;
  const helps = open.filter((key) => (['yes', 'no'] as const).some((answer) => reckon(condition, { ...answers, [key]: answer }) !== 'possibly'));
  return helps.length > 0 ? helps : open;
}

/**
 * The criteria on whose answers the result rests: given these alone, it would be the same. Empty where the result is open.
 * For saying why a set is met or not met.
 */
export function deciding(condition: Condition, answers: Readonly<Record<string, Answered>>): string[] {
  const result = reckon(condition, answers);
  if (result === 'possibly') return [];
  if (typeof condition === 'string') return [condition];
  if ('not' in condition) return deciding(condition.not, answers);
  const parts = 'all' in condition ? condition.all : condition.any;
  return [...new Set(parts.filter((part) => reckon(part, answers) === result).flatMap((part) => deciding(part, answers)))];
}
