import { z } from 'zod';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** A way by which learning is spread. */
export const Channel = z.strictObject({ key: Key, name: text, about: text.optional(), audience: text.optional(), groups: z.array(Key).default([]), rule: Rule });
