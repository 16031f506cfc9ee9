import { z } from 'zod';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** How often something is reported; words, because frameworks speak so. `months` of a line names the months of the year instead. */
export const Rhythm = z.enum(['month', 'quarter', 'term', 'half-year', 'year', 'two-years', 'three-years', 'meeting', 'as cases arise', 'when asked', 'if appropriate']);

/** A paper that the product draws from the record by itself, and what it is drawn from. */
const Drawn = z.strictObject({
  report: z.literal('case-audits'),
  /** The kinds of audit whose case audits it is about. */
  kinds: z.array(Key).min(1),
  /** The document of the framework that it is, or is a part of. */
  document: Key.optional(),
});

/** A line of the reporting schedule: what is reported, why, to which groups in order, and how often. */
export const Cadence = z.strictObject({
  key: Key, name: text, purpose: text,
  /** The process in which the work is done, where it is one: the review of the framework. */
  process: Key.optional(),
  reporting: z.array(z.strictObject({
    to: Key, every: Rhythm.optional(), months: z.array(z.number().int().min(1).max(12)).min(1).optional(),
    /** How many times in each such stretch, where it is more than once: three events a year. */
    times: z.number().int().positive().optional(),
    as: text.optional(), preparedBy: Key.optional(), draws: Drawn.optional(),
    /** Why that role prepares it, where the document of the schedule does not say so. */
    preparerRule: Rule.optional(),
  }).refine((line) => (line.every === undefined) !== (line.months === undefined), {
    error: 'a line says either how often (every) or in which months (months)', params: { rule: 'rhythm-or-months' },
  }).refine((line) => line.preparerRule === undefined || line.preparedBy !== undefined, {
    error: 'a line that says why a role prepares it (preparerRule) names that role (preparedBy)', path: ['preparerRule'], params: { rule: 'preparer-rule-without-preparer' },
  })).min(1),
  rule: Rule,
});
