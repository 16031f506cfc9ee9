import { z } from 'zod';
import { Rhythm } from './cadence.ts';
import { Named, text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** The risk register: whose risks, on what scale, who looks at them and how often. */
export const Risks = z.strictObject({
  about: text, likelihood: z.array(Named).min(2), impact: z.array(Named).min(2), reviewedBy: Key, every: Rhythm, rule: Rule,
});
