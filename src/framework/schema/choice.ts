import { z } from 'zod';
import { text } from './named.ts';

/** What a board chose where its source may be read in more than one way, why, by whom and on which day. */
export const Choice = z.strictObject({ reading: text, because: text, decidedBy: text, on: z.iso.date() });
export type Choice = z.output<typeof Choice>;
