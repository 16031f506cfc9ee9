import { z } from 'zod';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** A letter or report that is drawn up from the record, with its parts in order. */
export const DocumentDefinition = z.strictObject({
  key: Key, name: text, about: text.optional(), suppliedBy: z.enum(['board', 'product']), parts: z.array(text).min(1),
  /** For a report on a stretch of time: which, in words. */
  period: text.optional(),
  /** Groups that each write a part. */
  writtenBy: z.array(Key).optional(),
  rule: Rule,
});
