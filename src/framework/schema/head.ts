import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { Covers } from './covers.ts';
import { Named, text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** A version of the framework in its own history. Authors are given by post, never by name. */
export const Edition = z.strictObject({ version: text, dated: text, cause: text, author: text, stage: text.optional() });

/** A part of the framework document. Rules find their place in it by its title, its number, or one of its headings. */
const Part = Named.omit({ name: true }).extend({
  title: text,
  headings: z.array(text).optional().describe('Headings within the part, or laws on which it rests, as the sources of rules name them'),
});

/** What the framework is: whose, which version, for whom, resting on what. */
export const FrameworkHead = z.strictObject({
  id: Key, name: text, board: text, version: text, dated: text, period: text.optional(), about: text, covers: Covers,
  /** The boards that share the framework, where there is more than one. Groups say to which they belong. */
  boards: z.array(z.strictObject({ key: Key, name: text, area: text, covers: Covers })).min(2).optional(),
  /** Whose bank holidays count. */
  division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  guidance: text, editions: z.array(Edition).min(1), parts: z.array(Part).min(1),
  /** When the framework itself is to be looked at again, and the stages through which a new edition goes. */
  review: z.strictObject({ every: Rhythm.optional(), by: text.optional(), approval: z.array(text).default([]), rule: Rule }).optional(),
  /** Agreements and legal grounds on which information is shared. */
  sharing: z.array(z.strictObject({ key: Key, name: text, about: text.optional(), rule: Rule })).optional(),
  rule: Rule,
});
export type FrameworkHead = z.output<typeof FrameworkHead>;
