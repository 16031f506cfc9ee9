import { z } from 'zod';
import { Key, Rule } from './rule.ts';

const text = z.string().min(1);

/** How often something is reported; words, because frameworks speak so; `months` names the months of the year. */
export const Rhythm = z.enum(['month', 'quarter', 'half-year', 'year', 'two-years', 'three-years', 'meeting', 'as cases arise', 'when asked', 'if appropriate']);
/** A line of the reporting schedule: what is reported, why, to which groups in order, and how often. */
export const Cadence = z.strictObject({
  key: Key, name: text, purpose: text,
  reporting: z.array(z.strictObject({
    to: Key, every: Rhythm.optional(), months: z.array(z.number().int().min(1).max(12)).min(1).optional(), as: text.optional(), preparedBy: Key.optional(),
  }).refine((line) => (line.every === undefined) !== (line.months === undefined), { error: 'a line says either how often (every) or in which months (months)' })).min(1),
  rule: Rule,
});

/** A measure, with the direction that is better and a caution where a fall may be bad news. */
export const Indicator = z.strictObject({
  key: Key, name: text, about: text.optional(), tier: Key.optional(), unit: z.enum(['count', 'percent', 'rate', 'days']),
  better: z.enum(['up', 'down', 'context']), window: z.unknown().optional(), place: text.optional(), caution: text.optional(), rule: Rule,
});

/** What "good" looks like for a service: statements, and the indicators that stand beside them. */
export const Standard = z.strictObject({
  key: Key, name: text, statements: z.array(z.strictObject({ key: Key, text })).min(1), measures: z.array(Key).default([]), rule: Rule,
});

export const Audits = z.strictObject({
  kinds: z.array(z.strictObject({ key: Key, name: text, about: text.optional() })).min(1),
  programme: z.array(z.strictObject({
    key: Key, name: text, kind: Key, about: text.optional(), proposed: text, lead: Key.optional(),
    state: z.enum(['proposed', 'agreed', 'dated', 'under-way', 'reported', 'dropped']), priorities: z.array(Key).default([]), rule: Rule,
  })).default([]),
});

export const Training = z.strictObject({
  delivers: z.boolean(),
  providers: z.array(z.strictObject({ key: Key, name: text, sector: text })).default([]),
  assurance: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), rule: Rule })).default([]),
  levels: z.array(z.strictObject({ key: Key, name: text, about: text.optional() })).default([]),
});

export const Term = z.strictObject({ term: text, meaning: text, insteadOf: text.optional() });
/** A doubt of the source: what it says, how the pack reads it, and what else the board may choose. */
export const Doubt = z.strictObject({ key: z.string().regex(/^AMB-\d{2}$/), where: text, doubt: text, default: text, choices: z.array(text).default([]) });
export const DocumentDefinition = z.strictObject({ key: Key, name: text, about: text.optional(), suppliedBy: z.enum(['board', 'product']), parts: z.array(text).min(1), rule: Rule });
export const Edition = z.strictObject({ version: text, dated: text, cause: text, author: text });
export const FrameworkHead = z.strictObject({
  id: Key, name: text, board: text, version: text, dated: text, period: text.optional(), about: text,
  covers: z.array(z.enum(['children', 'adults'])).min(1), division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  guidance: text, editions: z.array(Edition).min(1), parts: z.array(z.strictObject({ key: Key, title: text, about: text.optional() })).min(1), rule: Rule,
});
export type FrameworkHead = z.output<typeof FrameworkHead>;
