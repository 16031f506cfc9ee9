// Checks the product's own frameworks and keeps them beside the built code, so that a start has not to do it again.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/framework/', import.meta.url);
const { digestOfFiles, keptFile } = await import(new URL('kept.js', built));
const { bundledIds, bundledPack } = await import(new URL('library.js', built));
const { filesOfFolder } = await import(new URL('read/files-of-folder.js', built));

await writeFile(keptFile, '{}');
const kept = {};
for (const id of await bundledIds()) {
  const files = await filesOfFolder(fileURLToPath(new URL(`../frameworks/${id}`, import.meta.url)));
  kept[id] = { files: digestOfFiles(files), ...(await bundledPack(id)) };
}
await writeFile(keptFile, JSON.stringify(kept));
