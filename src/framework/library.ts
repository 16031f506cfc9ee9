import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { digestOfFiles, kept } from './kept.ts';
import { filesOfFolder } from './read/files-of-folder.ts';
import { joined, readPack } from './read/read-pack.ts';
import { textsOf } from './read/texts-of.ts';
import type { Pack } from './schema/pack.ts';

const folder = fileURLToPath(new URL('../../frameworks/', import.meta.url));
const loaded = new Map<string, Promise<{ pack: Pack; digest: string }>>();

/** The ids of the packs that come with the product. */
export async function bundledIds(): Promise<string[]> {
  return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'schema').map((entry) => entry.name).sort();
}

/** A pack that comes with the product. Read once. Throws where there is none of that id, saying which there are. */
export function bundledPack(id: string): Promise<{ pack: Pack; digest: string }> {
  const before = loaded.get(id);
  if (before !== undefined) return before;
  const loading = (async () => {
    const ids = await bundledIds();
    if (!ids.includes(id)) throw new Error(`There is no framework "${id}". There are: ${ids.join(', ')}.`);
    const files = (await filesOfFolder(`${folder}${id}`)) ?? {};
    const before = await kept();
    const whole = before.packs[id];
    if (whole?.files === digestOfFiles(files)) return { pack: joined(textsOf(files, before.files).texts), digest: whole.digest };
    const read = readPack(files, before.files);
    if (!read.ok) throw new Error(`The framework ${id} is faulty.\n${read.faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.message}`).join('\n')}`);
    return { pack: read.pack, digest: read.digest };
  })();
  loaded.set(id, loading);
  return loading;
}
