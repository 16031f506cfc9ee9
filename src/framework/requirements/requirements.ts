import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One thing that a framework asks of a running system. */
const Requirement = z.strictObject({ id: z.string().regex(/^(SUF|LLR|ESX|SOL|RED)-\d{2,3}$/), title: z.string().min(1), kind: z.string().min(1) });
export type Requirement = z.output<typeof Requirement>;

/** All requirements of the five frameworks, in the order of the catalogue. Throws where the file is damaged. */
export async function readRequirements(): Promise<Requirement[]> {
  const text = await readFile(new URL('../../../reference/requirements.csv', import.meta.url), 'utf8');
  return z.array(Requirement).parse(parse(text, { columns: true }));
}
