import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { Named, text } from './named.ts';
import { Key, Rule } from './rule.ts';
import { Duration } from './time.ts';

/** A round of self-assessment against standards: Section 11, Section 175/157, the adults' framework. */
export const Assessment = z.strictObject({
  key: Key, name: text, about: text.optional(),
  /** The tool by its name, and its form where the pack has one. */
  tool: text, form: Key.optional(),
  answeredBy: z.array(Key).default([]).describe('Kinds of agency; none named means all'),
  every: Rhythm,
  standards: z.array(z.strictObject({ key: Key, text })).min(1),
  /** What has to be told of each arrangement: what it is, how it is known to work. */
  accounts: z.array(text).optional(),
  grades: z.array(Named).optional(),
  signOff: text.optional(),
  challenge: z.strictObject({ by: Key, which: z.enum(['all', 'chosen']), withLayMembers: z.boolean().default(false), about: text.optional(),
    /** How long an agency has for its reply to the panel's questions, and on which days before the last it is reminded (-3: three days after). Without it, whoever sends them sets the day. */
    replyWithin: Duration.optional(), remindDaysBefore: z.array(z.number().int()).default([]) }).optional(),
  receivedBy: z.array(Key).min(1).describe('Groups, in order'),
  /** What is still open is looked at again so long after the groups received the overview. */
  followUp: z.strictObject({ within: Duration, pursuedBy: Key }).optional(),
  deferral: z.strictObject({ by: Key, about: text }).optional(),
  rule: Rule,
});
