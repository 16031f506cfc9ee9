import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PackFiles } from './read/files-of-folder.ts';

/**
 * The files of the product's own packs as the build read them and found their grammar and shape right: reading them anew
 * would take most of a start, and of a check. A file is known by a digest of its path and text, so one that has changed by
 * a letter is read like any other. What refers to what is not kept, but for packs of which no file has changed.
 */
export interface Kept {
  /** By the id of a pack: one digest of all its files, and the digest of the pack. */
  packs: Record<string, { files: string; digest: string }>;
  /** By the digest of a file. */
  files: KeptFiles;
}
export type KeptFiles = Readonly<Record<string, KeptFile>>;

/** What a file says as it was written, and as its schema reads it. */
export interface KeptFile {
  value: unknown;
  shaped: unknown;
}

/** The build writes it beside its own code, so that a change of what a pack may say leaves none behind. */
export const keptFile = new URL('./kept-packs.json', import.meta.url);

let reading: Promise<Kept> | undefined;

/** What the build kept; nothing where nothing was built, or where a build is just writing it: then every file is read. */
export const kept = (): Promise<Kept> => (reading ??= readFile(keptFile, 'utf8').then((text): Kept => ({ packs: {}, files: {}, ...JSON.parse(text) })).catch(() => ({ packs: {}, files: {} })));

/** The same text means another thing at another path. */
export const digestOfFile = (path: string, text: string): string => createHash('sha256').update(`${path}\n${text}`).digest('hex');

/** One digest for the names and contents of all files. */
export const digestOfFiles = (files: PackFiles): string =>
  createHash('sha256').update(Object.entries(files).map(([path, text]) => digestOfFile(path, text)).sort().join()).digest('hex');
