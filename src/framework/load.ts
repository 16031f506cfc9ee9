import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkPack } from './check/check-pack.ts';
import { faultAt, readYaml, sentence, type Fault, type PackText } from './fault.ts';
import { FormDefinition } from './schema/form.ts';
import { packFiles, type Pack, type PackFile } from './schema/pack.ts';
import type { Organisation } from './schema/organisation.ts';
import { ProcessDefinition } from './schema/process.ts';
import type { FrameworkHead } from './schema/statements.ts';

export type Loaded = { ok: true; pack: Pack; digest: string } | { ok: false; faults: Fault[] };

/** The texts of a pack's files, to find the place of anything in it. */
export interface PackTexts {
  parts: Partial<Record<PackFile, PackText>>;
  processes: PackText[];
  forms: PackText[];
}

/**
 * Loads a framework pack from its folder and checks it whole: grammar, shape, and what refers to what.
 * @returns the pack with a digest of its content, or all faults at once, in the order of files and lines.
 */
export async function loadPack(folder: string): Promise<Loaded> {
  const faults: Fault[] = [];
  const texts: PackTexts = { parts: {}, processes: [], forms: [] };
  const values: Record<string, unknown> = {};
  const names = await readdir(folder).catch(() => null);
  if (names === null) return { ok: false, faults: [{ file: folder, line: 1, column: 1, rule: 'no-such-folder', message: 'There is no such folder.' }] };
  for (const name of names.filter((each) => /\.ya?ml$/.test(each)).sort()) {
    if (!(name in packFiles)) faults.push({ file: name, line: 1, column: 1, rule: 'unknown-file', message: `A pack has no file of this name. It has ${Object.keys(packFiles).join(', ')}, and the folders processes and forms.` });
  }
  for (const [name, schema] of Object.entries(packFiles) as [PackFile, z.ZodType][]) {
    if (!names.includes(name)) {
      faults.push({ file: name, line: 1, column: 1, rule: 'missing-file', message: 'The pack needs this file.' });
      continue;
    }
    const { text, value } = await one(folder, name, schema, faults);
    texts.parts[name] = text;
    values[name] = value;
  }
  const processes = await many(folder, 'processes', ProcessDefinition, faults, texts.processes);
  const forms = await many(folder, 'forms', FormDefinition, faults, texts.forms);
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) };
  const part = (name: PackFile) => values[name] as never;
  const pack: Pack = {
    ...(part('framework.yaml') as FrameworkHead), ...(part('organisation.yaml') as Organisation), priorities: part('priorities.yaml'), themes: part('themes.yaml'),
    channels: part('channels.yaml'), learning: part('learning.yaml'), criteria: part('criteria.yaml'), cadences: part('cadences.yaml'), standards: part('standards.yaml'),
    indicators: part('indicators.yaml'), audits: part('audits.yaml'), training: part('training.yaml'), vocabulary: part('vocabulary.yaml'), doubts: part('doubts.yaml'),
    documents: part('documents.yaml'), processes, forms,
  };
  const wrong = checkPack(pack, texts);
  if (wrong.length > 0) return { ok: false, faults: inOrder(wrong) };
  return { ok: true, pack, digest: createHash('sha256').update(JSON.stringify(pack)).digest('hex') };
}

async function one<T>(folder: string, name: string, schema: z.ZodType<T>, faults: Fault[]): Promise<{ text: PackText; value: T | undefined }> {
  const { text, faults: grammar } = readYaml(name, await readFile(join(folder, name), 'utf8'));
  faults.push(...grammar);
  if (grammar.length > 0) return { text, value: undefined };
  const read = schema.safeParse(text.value);
  if (!read.success) faults.push(...read.error.issues.flatMap((issue) => shapeFaults(text, issue)));
  return { text, value: read.data };
}

async function many<T>(folder: string, sub: string, schema: z.ZodType<T>, faults: Fault[], texts: PackText[]): Promise<T[]> {
  const names = (await readdir(join(folder, sub)).catch(() => [] as string[])).filter((name) => /\.ya?ml$/.test(name)).sort();
  const found: T[] = [];
  for (const name of names) {
    const { text, value } = await one(folder, `${sub}/${name}`, schema, faults);
    texts.push(text);
    if (value !== undefined) found.push(value);
  }
  return found;
}

type Issue = z.core.$ZodIssue;

/** A fault of shape in plain words, at its place. A key that is not known stands at that key. */
function shapeFaults(text: PackText, issue: Issue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => faultAt(text, [...issue.path, key], 'unknown-key', `"${key}" is not known here. Check its spelling, or take it out.`));
  }
  if (issue.code === 'invalid_union') {
    // The branch that came nearest says most; where none did, the union as a whole is wrong.
    const nearest = issue.errors.toSorted((a, b) => Math.max(0, ...b.map((each) => each.path.length)) - Math.max(0, ...a.map((each) => each.path.length)))[0];
    const inner = nearest?.[0];
    if (inner !== undefined && inner.path.length > 0) return shapeFaults(text, { ...inner, path: [...issue.path, ...inner.path] } as Issue);
  }
  const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
  if (issue.code === 'invalid_format' && issue.format === 'date') return [faultAt(text, issue.path, 'bad-date', "This is not a day that exists. Write year-month-day in quotes, such as '2026-12-18'.")];
  const name = String(issue.path.at(-1) ?? '');
  return [faultAt(text, issue.path, missing ? 'missing' : issue.code.replaceAll('_', '-'), missing ? `"${name}" is missing here.` : sentence(issue.message))];
}

const inOrder = (faults: Fault[]): Fault[] => faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
