import type { z } from 'zod';
import { readYaml, rightText, type Fault, type PackText } from '../fault.ts';
import { digestOfFile, type KeptFiles } from '../kept.ts';
import { FormDefinition } from '../schema/form.ts';
import { packFiles } from '../schema/pack.ts';
import { ProcessDefinition } from '../schema/process.ts';
import { shapeFaults } from '../shape/shape-faults.ts';
import { knownShape } from '../shape/shape-of.ts';
import { isOneOfMany, isPart } from './file-names.ts';
import type { PackFiles } from './files-of-folder.ts';

/** The files of a pack that have a schema, each read by itself: grammar and shape. A kept file was found right before. */
export function textsOf(files: PackFiles, kept: KeptFiles): { texts: PackText[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const texts: PackText[] = [];
  for (const path of Object.keys(files).sort()) {
    const schema = schemaOf(path);
    if (schema === null) continue;
    const written = files[path] ?? '';
    const known = kept[digestOfFile(path, written)];
    if (known !== undefined) {
      const text = rightText(path, written, known.value);
      knownShape(text, schema, known.shaped);
      texts.push(text);
      continue;
    }
    const { text, faults: grammar } = readYaml(path, written);
    texts.push(text);
    faults.push(...(grammar.length > 0 ? grammar : shapeFaults(text, schema)));
  }
  return { texts, faults };
}

export function schemaOf(path: string): z.ZodType | null {
  if (isPart(path)) return packFiles[path];
  if (!isOneOfMany(path)) return null;
  return path.startsWith('processes/') ? ProcessDefinition : FormDefinition;
}
