import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The files of a pack as text, by their paths in it, such as `processes/rapid-review.yaml`. */
export type PackFiles = Readonly<Record<string, string>>;

/** Reads the folder of a pack; null where there is no such folder. Hidden files and folders are passed over. */
export async function filesOfFolder(folder: string): Promise<PackFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return null;
  const paths = entries.filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => path.split('/').every((part) => !part.startsWith('.')));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)));
}
