import { z } from 'zod';

/** The units in which frameworks count. A bare "days" is not among them: a pack has to choose, and say that it did. */
export const Unit = z.enum(['working-days', 'calendar-days', 'weeks', 'months']);

/** A length of time, for example 5 working days. */
export const Duration = z.strictObject({ amount: z.number().int().nonnegative(), unit: Unit });
export type Duration = z.output<typeof Duration>;

/** A window of days after an anchor, for example working day 6 to 7. Day 0 is the anchor's own day. */
export const Window = z
  .strictObject({ from: z.number().int().nonnegative(), to: z.number().int().nonnegative(), unit: Unit })
  .refine((window) => window.from <= window.to, { error: 'a window ends on or after the day on which it opens', path: ['to'], params: { rule: 'window-ends-before-it-starts' } });
export type Window = z.output<typeof Window>;
