import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { checkTexts } from '../check/check-texts.ts';
import { inOrder, type Fault, type PackText } from '../fault.ts';
import type { KeptFiles } from '../kept.ts';
import { FormDefinition } from '../schema/form.ts';
import { packFiles, type Pack, type PackFile } from '../schema/pack.ts';
import { ProcessDefinition } from '../schema/process.ts';
import { shapeOf } from '../shape/shape-of.ts';
import { fileNameFaults } from './file-names.ts';
import type { PackFiles } from './files-of-folder.ts';
import { textsOf } from './texts-of.ts';

export type Loaded = { ok: true; pack: Pack; digest: string } | { ok: false; faults: Fault[] };

/**
 * Reads a framework pack from the texts of its files and checks it whole: names of files, grammar, shape, and what refers
 * to what. Nothing is read but the texts, so a pack that somebody brings in is read in the same way as one on the disk.
 * @param kept what is known of files whose grammar and shape were found right before
 * @returns the pack with a digest of its content, or all faults at once, in the order of files and lines
 */
export function readPack(files: PackFiles, kept: KeptFiles = {}): Loaded {
  const { texts, faults: each } = textsOf(files, kept);
  const faults = [...fileNameFaults(files), ...each];
  // What refers to what is looked at in files of faulty shape too, so that all is said at once; the same place only once.
  const placed = new Set(faults.map(placeName));
  faults.push(...checkTexts(texts).filter((fault) => !placed.has(placeName(fault))));
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) };
  const pack = joined(texts);
  return { ok: true, pack, digest: createHash('sha256').update(JSON.stringify(pack)).digest('hex') };
}

const placeName = ({ file, line, column }: Fault) => `${file}:${line}:${column}`;

/** The pack from files that are all in order: two stand at the pack's own level, every other under its name. */
export function joined(texts: readonly PackText[]): Pack {
  const read = <T>(file: string, schema: z.ZodType<T>): T[] => texts.filter((text) => text.file === file).map((text) => needed(text, schema));
  const all = <T>(folder: string, schema: z.ZodType<T>): T[] => texts.filter((text) => text.file.startsWith(folder)).map((text) => needed(text, schema));
  const one = <T>(file: PackFile, schema: z.ZodType<T>): T => {
    const [value] = read(file, schema);
    if (value === undefined) throw new Error(`${file} is missing from a pack that was found whole.`);
    return value;
  };
  const [assessments] = read('assessments.yaml', packFiles['assessments.yaml']);
  const [voice] = read('voice.yaml', packFiles['voice.yaml']);
  const [risks] = read('risks.yaml', packFiles['risks.yaml']);
  return {
    ...one('framework.yaml', packFiles['framework.yaml']), ...one('organisation.yaml', packFiles['organisation.yaml']),
    priorities: one('priorities.yaml', packFiles['priorities.yaml']), themes: one('themes.yaml', packFiles['themes.yaml']),
    channels: one('channels.yaml', packFiles['channels.yaml']), learning: one('learning.yaml', packFiles['learning.yaml']),
    criteria: one('criteria.yaml', packFiles['criteria.yaml']), cadences: one('cadences.yaml', packFiles['cadences.yaml']),
    standards: one('standards.yaml', packFiles['standards.yaml']), indicators: one('indicators.yaml', packFiles['indicators.yaml']),
    audits: one('audits.yaml', packFiles['audits.yaml']), training: one('training.yaml', packFiles['training.yaml']),
    vocabulary: one('vocabulary.yaml', packFiles['vocabulary.yaml']), doubts: one('doubts.yaml', packFiles['doubts.yaml']),
    documents: one('documents.yaml', packFiles['documents.yaml']),
    ...(assessments === undefined ? {} : { assessments }), ...(voice === undefined ? {} : { voice }), ...(risks === undefined ? {} : { risks }),
    processes: all('processes/', ProcessDefinition), forms: all('forms/', FormDefinition),
  };
}

function needed<T>(text: PackText, schema: z.ZodType<T>): T {
  const read = shapeOf(text, schema);
  if (!read.success) throw new Error(`${text.file} was found whole and is not.`);
  return read.data;
}
