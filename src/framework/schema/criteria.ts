import { z } from 'zod';
import { Key, Rule } from './rule.ts';

/** When a set of criteria is met: items joined by all, any and not. Reckoned in three values (yes, no, not known). */
export type Condition = string | { all: Condition[] } | { any: Condition[] } | { not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    Key,
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);

/** One criterion: a question of fact or judgement that a person answers, with reasons. */
export const Criterion = z.strictObject({
  key: Key,
  text: z.string().min(1),
  help: z.string().optional(),
  /** Criteria of several sets that ask for the same fact name it alike: it is then asked once where all are weighed together. */
  fact: Key.optional(),
  /** It asks whether another set is met, or is not, or that of each of several: where all are weighed together it is reckoned from them and not asked. */
  reckoned: z.strictObject({ set: z.union([Key, z.array(Key).min(1)]), is: z.enum(['met', 'not-met']) }).optional(),
  /** What "not known" comes to where the source asks for proof: without the evidence that it asks about, the answer is no. */
  notKnownIs: z.enum(['yes', 'no']).optional(),
  rule: Rule.optional(),
});
export type Criterion = z.output<typeof Criterion>;

/** A set of criteria answered one by one: for each child, or for the case as a whole. */
export const CriteriaSet = z.strictObject({
  key: Key,
  name: z.string().min(1),
  about: z.string().optional(),
  per: z.enum(['child', 'case']).default('case'),
  /** What an answer in the middle is called: a fact may be "not known", a judgement "may be". Never counted as no. */
  middle: z.enum(['not-known', 'may-be']).default('not-known'),
  /**
   * False where the criteria judge a piece of work and not a case: a report before it is published, a course, a figure. The aid
   * that asks which review a case calls for then leaves them out.
   */
  ofCase: z.boolean().default(true),
  items: z.array(Criterion).min(1),
  /** Left out where the criteria are to be weighed and nothing follows from them by itself. */
  met: Condition.optional(),
  /** The set that comes before this one: where it is met, a duty leaves no room for what this one would allow. */
  yieldsTo: Key.optional(),
  rule: Rule,
});
export type CriteriaSet = z.output<typeof CriteriaSet>;
