import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, with those above it, for this account alone; one that is there is left as it is. In place of Node's
 * `mkdir` with `recursive`, which asks for ever where a folder takes none although it is there, as /proc does.
 */
export async function makeFolder(path: string): Promise<void> {
  const folder = resolve(path);
  const cause = await made(folder);
  if (cause === null) return;
  if (cause.code === 'EEXIST') {
    if ((await stat(folder)).isDirectory()) return;
    throw new Error(`${folder} is a file, and a folder is needed.`, { cause });
  }
  if (cause.code !== 'ENOENT') throw cause;
  await makeFolder(dirname(folder));
  const again = await made(folder);
  if (again?.code === 'ENOENT') throw new Error(`No folder can be made at ${folder}.`, { cause: again });
  if (again !== null && again.code !== 'EEXIST') throw again;
}

/** Null where it is made, or why not. */
const made = (folder: string): Promise<NodeJS.ErrnoException | null> => mkdir(folder, { mode: 0o700 }).then(() => null, (cause: NodeJS.ErrnoException) => cause);
