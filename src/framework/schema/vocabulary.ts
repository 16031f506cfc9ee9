import { z } from 'zod';
import { text } from './named.ts';

/** A word as this framework uses it. */
export const Term = z.strictObject({ term: text, meaning: text, insteadOf: text.optional() });
