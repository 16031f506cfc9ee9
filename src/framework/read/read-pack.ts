import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { checkTexts } from '../check/check-texts.ts';
import { inOrder, readYaml, type Fault, type PackText } from '../fault.ts';
import { FormDefinition } from '../schema/form.ts';
import { Pack, packFiles } from '../schema/pack.ts';
import { ProcessDefinition } from '../schema/process.ts';
import { shapeFaults } from '../shape/shape-faults.ts';
import { fileNameFaults, isOneOfMany, isPart } from './file-names.ts';
import type { PackFiles } from './files-of-folder.ts';

export type Loaded = { ok: true; pack: Pack; digest: string } | { ok: false; faults: Fault[] };

/**
 * Reads a framework pack from the texts of its files and checks it whole: names of files, grammar, shape, and what refers
 * to what. Nothing is read but the texts, so a pack that somebody brings in is read in the same way as one on the disk.
 * @returns the pack with a digest of its content, or all faults at once, in the order of files and lines
 */
export function readPack(files: PackFiles): Loaded {
  const faults = fileNameFaults(files);
  const texts: PackText[] = [];
  for (const path of Object.keys(files).sort()) {
    const schema = schemaOf(path);
    if (schema === null) continue;
    const { text, faults: grammar } = readYaml(path, files[path] ?? '');
    texts.push(text);
    faults.push(...(grammar.length > 0 ? grammar : shapeFaults(text, schema)));
  }
  // What refers to what is looked at in files of faulty shape too, so that all is said at once; the same place only once.
  const placed = new Set(faults.map(placeName));
  faults.push(...checkTexts(texts).filter((fault) => !placed.has(placeName(fault))));
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) };
  const pack = Pack.parse(joined(texts));
  return { ok: true, pack, digest: createHash('sha256').update(JSON.stringify(pack)).digest('hex') };
}

const placeName = ({ file, line, column }: Fault) => `${file}:${line}:${column}`;

function schemaOf(path: string): z.ZodType | null {
  if (isPart(path)) return packFiles[path];
  if (!isOneOfMany(path)) return null;
  return path.startsWith('processes/') ? ProcessDefinition : FormDefinition;
}

/** Two files are mappings that stand at the pack's own level; every other stands under its name. */
function joined(texts: readonly PackText[]): Record<string, unknown> {
  const whole: Record<string, unknown> = { processes: valuesIn(texts, 'processes/'), forms: valuesIn(texts, 'forms/') };
  for (const { file, value } of texts.filter((text) => isPart(text.file))) {
    if (file === 'framework.yaml' || file === 'organisation.yaml') Object.assign(whole, value);
    else whole[file.replace('.yaml', '')] = value;
  }
  return whole;
}
const valuesIn = (texts: readonly PackText[], folder: string) => texts.filter((text) => text.file.startsWith(folder)).map((text) => text.value);
