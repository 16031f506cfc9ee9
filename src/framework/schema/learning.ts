import { z } from 'zod';
import { Named, text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** A stage of learning, by the framework's own name for it, with the evidence without which it is not reached. */
const Stage = z.strictObject({ key: z.enum(['identified', 'disseminated', 'embedded', 'evaluated']), name: text, evidence: z.array(text).default([]) });

/** Sources and tiers of learning, and how the product's thread works for this board. */
export const Learning = z.strictObject({
  principles: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), rule: Rule })).default([]),
  sources: z.array(Named).min(1),
  stages: z.array(Stage).length(4, 'learning goes through four stages').optional(),
  /** How the framework groups its work: four quadrants, eight strands, nine tools. */
  framing: z.strictObject({ name: text, items: z.array(Named).min(1), rule: Rule }).optional(),
  /** Who looks at the log, each with an interest of its own. */
  audiences: z.array(Named).optional(),
  /** Ways to carry out a review, to choose from and to mix. */
  methods: z.array(Named).optional(),
  tiers: z.array(z.strictObject({ key: Key, name: text, asks: z.array(text), judgedBy: z.array(text), rule: Rule })).default([]),
  findingKinds: z.array(Named).min(1),
  recommendationResponses: z.array(Named).min(1),
  /** From the weakest to the strongest. */
  strengths: z.array(Named).min(1),
  /** What an evaluation may find, and what follows: improved closes; no effect stays to be seen. */
  verdicts: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), effect: z.enum(['closes', 'no-effect', 'judge-again']) })).min(2),
  embedding: z.strictObject({ checksAfterMonths: z.array(z.number().int().positive()).min(1), cascadeWithinDays: z.number().int().positive(), means: z.array(Named).optional(), rule: Rule }),
  actions: z.strictObject({
    remindDaysBefore: z.array(z.number().int().nonnegative()),
    remindDaysAfter: z.array(z.number().int().positive()),
    escalateDaysLate: z.number().int().positive(),
    /** The role to which it is brought, on the board from which the action came, and roles that other boards have in its place. */
    escalateTo: Key,
    escalateAlsoTo: z.array(Key).min(1).optional(),
    /** Months after verification at which the effect is judged. */
    judgeAfterMonths: z.number().int().positive(),
    rule: Rule,
  }),
});

/** The roles to which what is late is brought, one or several. */
export const escalatedTo = ({ learning }: { learning: Pick<z.output<typeof Learning>, 'actions'> }): string[] => [learning.actions.escalateTo, ...(learning.actions.escalateAlsoTo ?? [])];
