import { z } from 'zod';
import { Place } from './place.ts';

/** A key: how one part of a pack names another. */
export const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key is lower-case words joined by hyphens');

/** How binding a rule is (statutory.md 0.2). The screens never call guidance law. */
export const Force = z.enum(['statute', 'statutory-guidance', 'guidance', 'local']);

/** How sure we are of a rule (statutory.md 0.1), or that a board set it by itself (B). Everything but V, V2, S and B is shown as "to be confirmed". */
export const Confidence = z.enum(['V', 'V2', 'S', 'B', 'GH', 'GM', 'GL']);

const Requirement = z.string().regex(/^(SUF|LLR|ESX|SOL|RED)-\d{2,3}$/, 'a requirement reads like SUF-82');

/** Where a rule comes from: every clock, criterion, step and decision of a pack carries one. */
export const Rule = z.strictObject({
  source: z.string().min(1).describe('Section or appendix of the document, or the law, in plain words'),
  requirements: z.array(Requirement).default([]),
  force: Force,
  confidence: Confidence,
  doubts: z.array(z.string().regex(/^AMB-\d{2}$/)).default([]).describe('Doubts of the source that touch this rule'),
  note: z.string().optional(),
  doneAt: z.array(z.strictObject({ requirement: Requirement, at: z.array(Place).min(1) })).optional().describe('Pages of the product that do what a requirement asks, where a group, role, channel or principle only names it'),
}).refine((rule) => (rule.doneAt ?? []).every((done) => rule.requirements.includes(done.requirement)), {
  error: 'a requirement that is done somewhere is one of the requirements of the rule', path: ['doneAt'], params: { rule: 'done-of-no-requirement' },
});
export type Rule = z.output<typeof Rule>;

/** True where a person still has to confirm the rule before anybody may call it authoritative. */
export const toBeConfirmed = (rule: Rule): boolean => !['V', 'V2', 'S', 'B'].includes(rule.confidence);

/** The rule of what a board set otherwise than its source: its own, with the source from which it departs. */
export const setByBoard = (rule: Rule): Rule => (rule.confidence === 'B' ? rule : { ...rule, source: `${rule.source}; set otherwise by the board`, force: 'local', confidence: 'B' });
