import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PackFiles } from './read/files-of-folder.ts';
import type { Pack } from './schema/pack.ts';

/**
 * The product's own packs as the build found them whole: reading and checking all of them anew at each start would take
 * most of it. A pack is kept with a digest of its files; one whose files have changed since is read and checked as any other.
 */
export interface KeptPack {
  files: string;
  pack: Pack;
  digest: string;
}
export type KeptPacks = Record<string, KeptPack>;

/** The build writes it beside its own code, so that a change of what a pack may say leaves none behind. */
export const keptFile = new URL('./kept-packs.json', import.meta.url);

let kept: Promise<KeptPacks> | undefined;

/** The kept pack of that id, where its files are still the ones that were checked; null otherwise, and where nothing was built. */
export async function keptPack(id: string, files: PackFiles): Promise<{ pack: Pack; digest: string } | null> {
  // None, or half of one while a build is writing it, is as good as none: then every pack is checked.
  kept ??= readFile(keptFile, 'utf8').then((text): KeptPacks => JSON.parse(text)).catch(() => ({}));
  const found = (await kept)[id];
  return found === undefined || found.files !== digestOfFiles(files) ? null : { pack: found.pack, digest: found.digest };
}

/** One digest for the names and contents of all files. */
export function digestOfFiles(files: PackFiles): string {
  return createHash('sha256').update(JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))).digest('hex');
}
