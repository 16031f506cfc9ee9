import { z } from 'zod';
import { Named, text } from './named.ts';

/** Themes by which learning is found again, in groups. */
export const ThemeGroup = z.strictObject({ group: text, themes: z.array(Named).min(1) });
