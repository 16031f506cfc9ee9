// Checks the product's own frameworks and keeps what their files say beside the built code, so that it has not to be read again.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/framework/', import.meta.url);
const { digestOfFiles, keptFile } = await import(new URL('kept.js', built));
const { bundledIds } = await import(new URL('library.js', built));
const { filesOfFolder } = await import(new URL('read/files-of-folder.js', built));
const { keepable } = await import(new URL('read/keepable.js', built));
const { readPack } = await import(new URL('read/read-pack.js', built));

const kept = { packs: {}, files: {} };
for (const id of await bundledIds()) {
  const files = await filesOfFolder(fileURLToPath(new URL(`../frameworks/${id}`, import.meta.url)));
  const read = readPack(files);
  if (!read.ok) throw new Error(`The framework ${id} is faulty: see golden-thread framework check frameworks/${id}`);
  kept.packs[id] = { files: digestOfFiles(files), digest: read.digest };
  Object.assign(kept.files, keepable(files));
}
await writeFile(keptFile, JSON.stringify(kept));
