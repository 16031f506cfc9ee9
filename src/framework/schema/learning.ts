import { z } from 'zod';
import { Key, Rule } from './rule.ts';

const text = z.string().min(1);
const Named = z.strictObject({ key: Key, name: text, about: text.optional() });

/** Sources and tiers of learning, and how the product's thread works for this board. */
export const Learning = z.strictObject({
  principles: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), rule: Rule })).default([]),
  sources: z.array(Named).min(1),
  tiers: z.array(z.strictObject({ key: Key, name: text, asks: z.array(text), judgedBy: z.array(text), rule: Rule })).default([]),
  findingKinds: z.array(Named).min(1),
  recommendationResponses: z.array(Named).min(1),
  /** From the weakest to the strongest. */
  strengths: z.array(Named).min(1),
  /** What an evaluation may find, and what follows: improved closes; no effect stays to be seen. */
  verdicts: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), effect: z.enum(['closes', 'no-effect', 'judge-again']) })).min(2),
  embedding: z.strictObject({ checksAfterMonths: z.array(z.number().int().positive()).min(1), cascadeWithinDays: z.number().int().positive(), rule: Rule }),
  actions: z.strictObject({
    remindDaysBefore: z.array(z.number().int().nonnegative()),
    remindDaysAfter: z.array(z.number().int().positive()),
    escalateDaysLate: z.number().int().positive(),
    escalateTo: Key,
    /** Months after verification at which the effect is judged. */
    judgeAfterMonths: z.number().int().positive(),
    rule: Rule,
  }),
});

export const ThemeGroup = z.strictObject({ group: text, themes: z.array(Named).min(1) });
export const Channel = z.strictObject({ key: Key, name: text, about: text.optional(), groups: z.array(Key).default([]), rule: Rule });
export const Priorities = z.strictObject({
  period: text, from: text,
  priorities: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), stance: z.enum(['led', 'monitored', 'to-be-written']), rule: Rule })),
  /** Days by which the framework says that something is to be in place. */
  milestones: z.array(z.strictObject({ key: Key, name: text, by: text })).default([]),
});
