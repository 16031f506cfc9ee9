import { z } from 'zod';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** What "good" looks like for a service: statements, and the indicators that stand beside them. */
export const Standard = z.strictObject({
  key: Key, name: text, statements: z.array(z.strictObject({ key: Key, text })).min(1), measures: z.array(Key).default([]), rule: Rule,
});
