import { z } from 'zod';
import { Named, text } from './named.ts';
import { Key, Rule } from './rule.ts';
import { Duration } from './time.ts';

/** How a kind of audit is done, where the framework says. */
const Conduct = z.strictObject({
  cases: text.optional().describe('How cases are chosen'),
  auditors: text.optional().describe('Who audits, and who may not'),
  voice: text.optional().describe('Whose views have to be asked'),
  reportsTo: z.array(Key).default([]),
  /** It stays open until the minutes of a meeting hold the board's discussion of it. */
  minuted: z.boolean().optional(),
  /** It stays open until each of its findings has led to something. */
  findingsUsed: z.boolean().optional(),
});

/** The kinds of review and audit, and the programme: what is to be audited, by whom and when. */
export const Audits = z.strictObject({
  kinds: z.array(Named.extend({ conduct: Conduct.optional(), tools: z.array(Key).default([]).describe('The forms with which it is done; none where a process of its own does it') })).min(1),
  /** What a key line of enquiry may look at, and how many lines an audit has at most before the product warns. */
  lineKinds: z.array(Named).optional(),
  mostLines: z.number().int().positive().optional(),
  /** Every line of enquiry has to serve one of the priorities. */
  linesServePriorities: z.boolean().optional(),
  /** Kinds and phases of school, where schools are asked by them; a school's own phase is one of these. */
  phases: z.array(Named).optional(),
  /** Surveys: how long one is open unless its keeper says otherwise, and how many must have answered before a figure is shown. */
  surveys: z.strictObject({ openFor: Duration, smallest: z.number().int().min(2), rule: Rule }).optional(),
  /** Why a theme may be chosen. */
  grounds: z.array(Named).optional(),
  programme: z.array(z.strictObject({
    key: Key, name: text, kind: Key, about: text.optional(), ground: Key.optional(),
    /** When, in the framework's words: a month, a stretch, or what it waits for. */
    proposed: text,
    lead: Key.optional(), state: z.enum(['proposed', 'agreed', 'dated', 'under-way', 'reported', 'dropped']), priorities: z.array(Key).default([]), rule: Rule,
  })).default([]),
});
