import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { makeFolder } from './make-folder.ts';

/** Where the bytes of files lie: a local folder. */
export interface FileStore {
  /** Keeps all bytes of a stream under an id, flushed to disk, or nothing at all. Throws FileTooLarge or NoRoom. */
  keep(id: string, bytes: Readable, limit: number): Promise<{ size: number; sha256: Buffer; head: Buffer }>;
  read(id: string): Readable;
  remove(id: string): Promise<void>;
  readonly folder: string;
}

export class FileTooLarge extends Error {}
export class NoRoom extends Error {}

/** The disk is full, the quota is used up, or no file may grow so large. */
const noRoomCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function localFiles(folder: string): FileStore {
  const place = (id: string) => join(folder, id.slice(-2), id);
  return {
    folder,
    async keep(id, bytes, limit) {
      const target = place(id);
      await makeFolder(join(folder, id.slice(-2)));
      const half = `${target}.part`;
      const handle = await open(half, 'wx', 0o600);
      const hash = createHash('sha256');
      let size = 0;
      let head = Buffer.alloc(0);
      try {
        for await (const chunk of bytes as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > limit) throw new FileTooLarge();
          hash.update(chunk);
          if (head.length < 4100) head = Buffer.concat([head, chunk.subarray(0, 4100 - head.length)]);
          await handle.writeFile(chunk);
        }
        await handle.sync();
        await handle.close();
        await rename(half, target);
        return { size, sha256: hash.digest(), head };
      } catch (cause) {
        await handle.close().catch(() => undefined);
        await rm(half, { force: true });
        if (cause instanceof Error && 'code' in cause && (noRoomCodes.has(String(cause.code)))) throw new NoRoom();
        throw cause;
      }
    },
    read: (id) => createReadStream(place(id)),
    remove: (id) => rm(place(id), { force: true }),
  };
}
