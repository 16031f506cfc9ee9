import { z } from 'zod';
import { Key, Rule } from './rule.ts';

/** Words that stand in an address where a section's key would stand: no section of a tool is called so. */
export const sectionKeysInUse: readonly string[] = ['all', 'challenge', 'declare', 'hand-in'];

/** A question is asked only where an earlier one was answered in one of these ways. */
export const ShownWhen = z.strictObject({ question: Key, is: z.array(z.string()).min(1) });

export const Link = z.strictObject({ text: z.string().min(1), href: z.url({ protocol: /^https$/ }) });

const asked = {
  key: Key,
  label: z.string().min(1),
  hint: z.string().optional(),
  /** Longer help, folded away beside the question. */
  guidance: z.string().optional(),
  required: z.boolean().default(false),
  when: ShownWhen.optional(),
  /** The answer identifies a person: it goes to the vault and nowhere else. */
  identity: z.boolean().default(false),
  /** What the answer is to the product beyond the form, so that lists, duplicates and requests can use it. */
  means: z.enum(['incident-day', 'place', 'agencies-involved', 'person-name', 'date-of-birth', 'nhs-number', 'was-involved', 'good-practice', 'gap', 'urgent-action', 'planned-action', 'planned-owner', 'planned-day']).optional(),
  /** The answer is the day of this anchor of the process. */
  setsAnchor: Key.optional(),
  /** Guidance elsewhere, shown beside the question. */
  link: Link.optional(),
  /** Asked only of these kinds of agency, or schools of these phases; none named means all. */
  askedOf: z.array(Key).min(1).optional(),
  /** May be answered "not applicable", with a reason. Of choices and scales alone. */
  notApplicable: z.boolean().default(false),
  /** The standard of the tool that the answer counts towards, where it is not the section's. */
  standard: Key.optional(),
  /** Files may be given as evidence for the answer. */
  evidence: z.boolean().default(false),
};
export const Option = z.strictObject({ value: Key, label: z.string().min(1), hint: z.string().optional() });

export const Question = z.discriminatedUnion('type', [
  z.strictObject({ ...asked, type: z.literal('text'), maxLength: z.number().int().positive().default(200) }),
  z.strictObject({ ...asked, type: z.literal('long-text'), maxLength: z.number().int().positive().default(10_000) }),
  z.strictObject({ ...asked, type: z.literal('number'), min: z.number().optional(), max: z.number().optional() }),
  /** A day; `past` refuses days to come, reckoned from the day that is passed in. */
  z.strictObject({ ...asked, type: z.literal('date'), past: z.boolean().default(false) }),
  /** Time of day, HH:MM, Europe/London. */
  z.strictObject({ ...asked, type: z.literal('time') }),
  z.strictObject({ ...asked, type: z.literal('yes-no') }),
  z.strictObject({ ...asked, type: z.literal('yes-no-not-known') }),
  z.strictObject({ ...asked, type: z.literal('choice'), options: z.array(Option).min(2) }),
  z.strictObject({ ...asked, type: z.literal('choices'), options: z.array(Option).min(1) }),
  /** A scale of the form, each level with its description. */
  z.strictObject({ ...asked, type: z.literal('scale'), scale: Key }),
  /** Agencies of the partnership, chosen from its list. */
  z.strictObject({ ...asked, type: z.literal('agencies') }),
  /** Themes of the pack. */
  z.strictObject({ ...asked, type: z.literal('themes') }),
  z.strictObject({ ...asked, type: z.literal('email') }),
]);
export type Question = z.output<typeof Question>;

export const Scale = z.strictObject({
  key: Key,
  name: z.string().min(1),
  levels: z.array(z.strictObject({ value: Key, label: z.string().min(1), describes: z.string().optional(), score: z.number().optional() })).min(2),
});

export const Section = z.strictObject({
  key: Key,
  title: z.string().min(1),
  about: z.string().optional(),
  /** The section is answered once for each: child, sibling, adult. Each is called by label and letter ("Child A"). */
  repeats: z.strictObject({ label: z.string().min(1), min: z.number().int().nonnegative().default(1), max: z.number().int().positive().default(20) }).optional(),
  questions: z.array(Question).default([]),
  /** Asked only of these kinds of agency, or schools of these phases; none named means all. */
  askedOf: z.array(Key).min(1).optional(),
  /** The standard of the tool that the section's graded answers count towards. */
  standard: Key.optional(),
  /** What a key line of enquiry looks at: one of the framework's line kinds. */
  line: Key.optional(),
  /** A set of criteria answered in this section, one by one (for each of the repeated, if it repeats). */
  criteria: Key.optional(),
});
export type Section = z.output<typeof Section>;

export const FormDefinition = z.strictObject({
  key: Key,
  name: z.string().min(1),
  about: z.string().optional(),
  /** The board supplied the form, or the product did because the document only names it. */
  suppliedBy: z.enum(['board', 'product']),
  /** What the form is a tool for, where it is one: self-assessment against standards, the audit of a case file, or a survey of many people. */
  tool: z.enum(['self-assessment', 'case-audit', 'survey']).optional(),
  /** Of a survey alone: who is asked, for whom they speak, and whether anybody may know who answered. */
  survey: z.strictObject({
    whom: z.string().min(1), speaks: z.enum(['practitioners', 'families']), anonymous: z.boolean(),
    /** The question, as SECTION/QUESTION, by whose answers the results may be split: the agency for which somebody works. It is a choice of one. */
    splitBy: z.string().regex(/^[^/]+\/[^/]+$/, 'write it as SECTION/QUESTION').optional(),
  }).optional(),
  /** What agencies hand in with it, where it is not simply an answer: one summary, many summaries. */
  called: z.strictObject({ one: z.string().min(1), many: z.string().min(1) }).optional(),
  /** The guidance that the tool follows, by its year: shown where the tool is chosen. */
  guidance: z.string().min(1).optional(),
  /** The standards of the tool, in order; sections and questions name them. */
  standards: z.array(z.strictObject({ key: Key, name: z.string().min(1) })).optional(),
  sections: z.array(Section).min(1),
  scales: z.array(Scale).default([]),
  rule: Rule,
});
export type FormDefinition = z.output<typeof FormDefinition>;
