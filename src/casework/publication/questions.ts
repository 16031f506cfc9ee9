import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A question to be weighed before a report is published or not. */
const PublicationQuestion = z.strictObject({ key: z.string().regex(/^[a-z-]+$/), question: z.string().min(1), source: z.string().min(1), confidence: z.string().min(1) });
export type PublicationQuestion = z.output<typeof PublicationQuestion>;

export const publicationQuestions: readonly PublicationQuestion[] = z.array(PublicationQuestion)
  .parse(parse(readFileSync(new URL('../../../reference/publication-questions.csv', import.meta.url)), { columns: true }));
