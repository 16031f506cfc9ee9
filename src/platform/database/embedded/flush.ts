import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Flushes a folder and all under it to the disk, so that a power cut finds it whole. */
export async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? flushTree(path) : flush(path));
  }
  await flush(folder);
}

/** Flushes one file, or a folder's own list of names. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
