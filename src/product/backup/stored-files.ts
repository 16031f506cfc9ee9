import { createReadStream } from 'node:fs';
import { appendFile, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../platform/index.ts';

const piece = 1024 * 1024;

/** The files of a store by their place in it, in order; what is half written is left out. */
export async function storedFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  return found.filter((entry) => entry.isFile() && !entry.name.endsWith('.part')).map((entry) => `${entry.name.slice(-2)}/${entry.name}`).sort();
}

/** A file in pieces, at least one. */
export async function* piecesOf(folder: string, file: string): AsyncGenerator<Buffer> {
  let none = true;
  for await (const chunk of createReadStream(join(folder, file), { highWaterMark: piece }) as AsyncIterable<Buffer>) {
    none = false;
    yield chunk;
  }
  if (none) yield Buffer.alloc(0);
}

/** Puts files back, piece by piece, over none that is there; takes away again what it wrote if the restore fails. */
export class FilesComingBack {
  private readonly folder: string;
  private readonly written = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  get count(): number {
    return this.written.size;
  }

  async add(file: string, bytes: Buffer): Promise<void> {
    const place = join(this.folder, file);
    if (!this.written.has(file)) {
      await makeFolder(dirname(place));
      await (await open(place, 'wx', 0o600)).close();
      this.written.add(file);
    }
    await appendFile(place, bytes, { flush: true });
  }

  async takeAway(): Promise<void> {
    for (const file of this.written) await rm(join(this.folder, file), { force: true });
  }
}
