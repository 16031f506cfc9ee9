import { z } from 'zod';
import { Key } from './rule.ts';

/** Words that stand in a pack: never empty. */
export const text = z.string().min(1);

/** Anything that a pack only has to name. */
export const Named = z.strictObject({ key: Key, name: text, about: text.optional() });
