import { z } from 'zod';
import { FormDefinition } from './schema/form.ts';
import { packFiles } from './schema/pack.ts';
import { ProcessDefinition } from './schema/process.ts';

/** The kinds of file in a pack, each with the name of its published schema. */
const kinds: Record<string, { title: string; schema: z.ZodType }> = {
  ...Object.fromEntries(Object.entries(packFiles).map(([file, schema]) => [file.replace('.yaml', ''), { title: `${file} of a framework pack`, schema }])),
  process: { title: 'A file in processes/ of a framework pack', schema: ProcessDefinition },
  form: { title: 'A file in forms/ of a framework pack', schema: FormDefinition },
};

/**
 * The schema of a pack as JSON Schema, a file for each kind of file in a pack, so that editors complete and check as one
 * types. What refers to what is beyond it: `golden-thread framework check` sees to that.
 * @returns the texts of the files by their names, such as `process.schema.json`
 */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(Object.entries(kinds).map(([name, { title, schema }]) => {
    const made = z.toJSONSchema(schema, { io: 'input', reused: 'ref' });
    return [`${name}.schema.json`, `${JSON.stringify({ ...made, title }, null, 2)}\n`];
  }));
}
