import type { FastifyInstance } from 'fastify';
import type { Browser } from '../../../access/testing/browser.ts';

export interface File {
  name: string;
  content: Buffer | string;
}

/** Sends a form with a file, as a browser does. */
export async function sendFile(server: FastifyInstance, who: Browser, page: string, url: string, fields: Record<string, string>, file: File | null): Promise<{ status: number; to: string | undefined; text: string }> {
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await who.get(page)).html)?.[1] ?? '';
  const parts = Object.entries({ _csrf: csrf, ...fields }).map(([key, value]) => Buffer.from(`--edge\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`));
  if (file !== null) parts.push(Buffer.from(`--edge\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), Buffer.from(file.content), Buffer.from('\r\n'));
  const answer = await server.inject({ method: 'POST', url, cookies: Object.fromEntries(who.cookies), headers: { 'content-type': 'multipart/form-data; boundary=edge' }, payload: Buffer.concat([...parts, Buffer.from('--edge--\r\n')]) });
  return { status: answer.statusCode, to: answer.headers.location, text: answer.payload.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
}
