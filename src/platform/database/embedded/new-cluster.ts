import { PGlite } from '@electric-sql/pglite';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flush, flushTree } from './flush.ts';

/**
 * Makes PostgreSQL's own folder where there is none. It is made in memory (twice as fast), written beside its place,
 * flushed, and only then given its name: whatever is cut short, the folder is either whole or not there.
 */
export async function createCluster(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  const engine = await PGlite.create();
  const { FS } = engine.Module;
  await engine.close();
  await copyOut(FS, PGlite.paths.PGDATA, draft);
  await flushTree(draft);
  await rename(draft, folder);
  await flush(dirname(folder));
}

type MemoryFiles = PGlite['Module']['FS'];

async function copyOut(files: MemoryFiles, from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  for (const name of files.readdir(from)) {
    if (name === '.' || name === '..') continue;
    const path = `${from}/${name}`;
    if (files.isDir(files.stat(path).mode)) await copyOut(files, path, join(to, name));
    else await writeFile(join(to, name), files.readFile(path), { mode: 0o600 });
  }
}
