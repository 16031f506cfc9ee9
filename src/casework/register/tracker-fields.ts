import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A field of the NHS case review tracker, and where in the record it comes from. */
const TrackerField = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/), name: z.string().min(1), held: z.enum(['record', 'particulars', 'publication', 'thread', 'none']), about: z.string().min(1), source: z.url(), confidence: z.string().min(1),
});
export type TrackerField = z.output<typeof TrackerField>;

export const trackerFields: readonly TrackerField[] = z.array(TrackerField).min(1)
  .parse(parse(readFileSync(new URL('../../../reference/nhs-case-review-tracker.csv', import.meta.url)), { columns: true }));
