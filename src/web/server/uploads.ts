import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromStream } from 'file-type';
import { newId, refuseTestFile, scan } from '../../platform/index.ts';
import type { App, UploadedFile } from '../visit/visit.ts';

/** Kinds of file that evidence comes in, by their real content, and what plain text may call itself. */
const accepted = new Set([
  'application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]);

/** A file whose content is none of the accepted kinds, or not what its name says; the message is its name. */
export class WrongFile extends Error {}

/** Reads a multipart form: text fields as they are, files straight into the store. Files are let go again if anything fails. */
export async function readMultipart(app: App, request: FastifyRequest): Promise<{ body: Record<string, string | string[]>; files: UploadedFile[] }> {
  const body: Record<string, string | string[]> = {};
  const files: UploadedFile[] = [];
  try {
    for await (const part of request.parts({ limits: { fileSize: app.settings.uploadLimitBytes + 1, files: 10, fields: 2000, fieldSize: 1_000_000 } })) {
      if (part.type === 'field') {
        const before = body[part.fieldname];
        const value = String(part.value);
        body[part.fieldname] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
      } else if (part.filename === '') {
        part.file.resume();
      } else {
        const id = newId();
        files.push({ field: part.fieldname, id, name: part.filename.slice(0, 200), type: '', size: 0, sha256: Buffer.alloc(0) });
        const kept = await app.files.keep(id, part.file, app.settings.uploadLimitBytes);
        refuseTestFile(kept.head);
        const type = await realType(part.filename, kept.head, app.files.read(id));
        if (app.settings.clamavUrl !== undefined) await scan(app.settings.clamavUrl, app.files.read(id));
        files[files.length - 1] = { field: part.fieldname, id, name: part.filename.slice(0, 200), type, size: kept.size, sha256: kept.sha256 };
      }
    }
    return { body, files };
  } catch (cause) {
    // What is still on its way is read to its end and dropped: a browser shows our page only once it has sent everything.
    request.raw.unpipe();
    request.raw.resume();
    await letGo(app, files);
    throw brokenOff(cause) ? Object.assign(new Error('the form broke off', { cause }), { statusCode: 400 }) : cause;
  }
}

/** True where what was sent is no whole form: the parser's own faults carry no status. */
const brokenOff = (cause: unknown): boolean => cause instanceof Error && /unexpected end of (form|file|multipart)|malformed|boundary|premature close/i.test(cause.message);

/** Removes the bytes of files that nobody claimed. */
export async function letGo(app: App, files: readonly UploadedFile[]): Promise<void> {
  await Promise.all(files.map((file) => app.files.remove(file.id)));
}

/**
 * What a file is by its content. The whole of it is looked at as far as need be: an office document is a zip, and what makes it
 * one may stand anywhere in it.
 */
async function realType(name: string, head: Buffer, content: Readable): Promise<string> {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const sniffed = await fileTypeFromStream(content).finally(() => content.destroy());
  if (sniffed === undefined) {
    // Plain text has no signature; anything that claims to be text must hold no NUL byte.
    if ((ending === 'txt' || ending === 'csv') && !head.includes(0)) return ending === 'csv' ? 'text/csv' : 'text/plain';
    throw new WrongFile(name);
  }
  const sameName = sniffed.ext === ending || (sniffed.ext === 'jpg' && ending === 'jpeg');
  if (!accepted.has(sniffed.mime) || !sameName) throw new WrongFile(name);
  return sniffed.mime;
}
