import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A kind of proceedings that may run beside a review. */
const ProceedingKind = z.strictObject({
  key: z.string().regex(/^[a-z-]+$/), name: z.string().min(1), whose: z.string().min(1), about: z.string().min(1), source: z.string().min(1), confidence: z.string().min(1),
});
export type ProceedingKind = z.output<typeof ProceedingKind>;

/** The kinds, in the order in which they are offered. The product does not start where the file is damaged. */
export const proceedingKinds: readonly ProceedingKind[] = z.array(ProceedingKind).min(1)
  .parse(parse(readFileSync(new URL('../../../reference/parallel-proceedings.csv', import.meta.url)), { columns: true }));

export const nameOfKind = (key: string): string => proceedingKinds.find((kind) => kind.key === key)?.name ?? key;

/** How proceedings stand. */
export const proceedingStates = ['expected', 'under-way', 'ended'] as const;
export type ProceedingState = (typeof proceedingStates)[number];
export const stateWords: Record<ProceedingState, string> = { expected: 'Expected', 'under-way': 'Under way', ended: 'Ended' };
