import { z } from 'zod';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** What the board put first for a stretch of time, and what stands behind it. */
export const Priorities = z.strictObject({
  period: text, from: text,
  priorities: z.array(z.strictObject({
    key: Key, name: text, about: text.optional(), stance: z.enum(['led', 'monitored', 'to-be-written']),
    objectives: z.array(text).optional(), rule: Rule,
  })),
  /** Every measure has to serve one of them; one that serves none is flagged. */
  measuresServe: z.boolean().optional(),
  strategies: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), state: z.enum(['in-development', 'in-delivery', 'measured', 'under-review']), priorities: z.array(Key).default([]), rule: Rule })).optional(),
  /** Days by which the framework says that something is to be in place. */
  milestones: z.array(z.strictObject({ key: Key, name: text, by: text })).default([]),
});
