import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** How children, adults, families and practitioners are heard, and what has to be so before they are asked. */
export const Voice = z.strictObject({
  routes: z.array(z.strictObject({
    key: Key, name: text, about: text.optional(), of: z.enum(['children', 'adults', 'families', 'practitioners']),
    to: Key.optional(), every: Rhythm.optional(), times: z.number().int().positive().optional(), rule: Rule,
  })).min(1),
  /** Questions to be answered before children or adults are asked directly. */
  gates: z.array(text).default([]),
});
