import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';
import { Window } from './time.ts';

/** A measure, with the direction that is better and a caution where a fall may be bad news. */
export const Indicator = z.strictObject({
  key: Key, name: text, about: text.optional(), tier: Key.optional(), unit: z.enum(['count', 'percent', 'rate', 'days']),
  better: z.enum(['up', 'down', 'context']),
  /** The stretch that it looks back over, in words: "6 months". */
  window: text.optional(),
  place: text.optional(), caution: text.optional(),
  /** The kind of agency that has the figures. */
  owner: Key.optional(),
  every: Rhythm.optional(), priorities: z.array(Key).optional(),
  target: z.strictObject({ value: z.number(), setBy: text.optional() }).optional(),
  /** With whom it is compared: the region, statistical neighbours. */
  comparators: z.array(text).optional(),
  /** When it counts as at risk, in words. */
  atRisk: text.optional(),
  /** A chain of hypotheses: what should move next if this one does, and after how long. */
  expects: z.array(z.strictObject({ indicator: Key, moves: z.enum(['up', 'down']), after: Window })).optional(),
  rule: Rule,
});
