import { fileURLToPath } from 'node:url';
import { filesOfFolder, type PackFiles } from '../read/files-of-folder.ts';

export const northshireFolder = fileURLToPath(new URL('northshire', import.meta.url));

/** The files of the made-up pack that states every optional part of the schema. */
export async function northshire(): Promise<PackFiles> {
  const files = await filesOfFolder(northshireFolder);
  if (files === null) throw new Error(`There is no folder ${northshireFolder}`);
  return files;
}

/** The pack with one text of one file replaced, and the line and column at which `at` then stands: in what was put in, else just before it, else after. */
export function marred(files: PackFiles, file: string, from: string, to: string, at = to): { files: PackFiles; place: { file: string; line: number; column: number } } {
  const text = files[file];
  const start = text?.indexOf(from) ?? -1;
  if (text === undefined || start < 0) throw new Error(`${file} does not hold ${from}`);
  const next = text.slice(0, start) + to + text.slice(start + from.length);
  const before = next.slice(0, start).lastIndexOf(at);
  const offset = to.includes(at) ? start + to.indexOf(at) : before >= 0 ? before : next.indexOf(at, start);
  if (offset < 0) throw new Error(`${file} does not hold ${at}`);
  const above = next.slice(0, offset).split('\n');
  return { files: { ...files, [file]: next }, place: { file, line: above.length, column: (above.at(-1) ?? '').length + 1 } };
}
