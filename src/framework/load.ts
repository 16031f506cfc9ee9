import { kept } from './kept.ts';
import { filesOfFolder } from './read/files-of-folder.ts';
import { readPack, type Loaded } from './read/read-pack.ts';

export type { Loaded };

/**
 * Loads a framework pack from its folder and checks it whole: grammar, shape, and what refers to what.
 * @returns the pack with a digest of its content, or all faults at once, in the order of files and lines.
 */
export async function loadPack(folder: string): Promise<Loaded> {
  const files = await filesOfFolder(folder);
  if (files === null) return { ok: false, faults: [{ file: folder, line: 1, column: 1, rule: 'no-such-folder', message: 'There is no such folder.' }] };
  return readPack(files, (await kept()).files);
}
