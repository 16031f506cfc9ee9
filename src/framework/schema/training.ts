import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { Named, text } from './named.ts';
import { Key, Rule } from './rule.ts';
import { Duration } from './time.ts';

/** Who trains whom, to which level, how the board assures its quality, and when its effect is asked after. */
export const Training = z.strictObject({
  delivers: z.boolean(),
  providers: z.array(z.strictObject({ key: Key, name: text, sector: text })).default([]),
  assurance: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), rule: Rule })).default([]),
  levels: z.array(Named.extend({ providedBy: text.optional(), paidBy: text.optional() })).default([]),
  /** How often a programme is made, and the groups that agree it, in order. */
  programme: z.strictObject({ every: Rhythm, agreedBy: z.array(Key).min(1), rule: Rule }).optional(),
  /** When people are asked what a course changed: at its end, or so long after attendance. */
  evaluation: z.array(z.strictObject({ key: Key, name: text, after: Duration.optional(), of: z.array(text).min(1), asks: z.array(text).min(1), sampled: z.boolean().default(false), rule: Rule })).optional(),
});
