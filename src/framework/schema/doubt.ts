import { z } from 'zod';
import { Choice } from './choice.ts';
import { text } from './named.ts';

/** A doubt of the source: what it says, how the pack reads it, and what else the board may choose. */
export const Doubt = z.strictObject({ key: z.string().regex(/^AMB-\d{2}$/, 'a doubt reads like AMB-01'), where: text, doubt: text, default: text, choices: z.array(text).default([]), chosen: Choice.optional().describe('What the board chose instead, in its own copy') });
export type Doubt = z.output<typeof Doubt>;
