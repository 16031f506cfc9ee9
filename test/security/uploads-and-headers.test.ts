import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../src/access/testing/browser.ts';
import { bundledPack } from '../../src/framework/index.ts';
import { frameworkDocx } from '../../src/framework/render/docx.ts';
import { eachDatabase } from '../support/databases.ts';
import { useFilledBoard } from './filled-board.ts';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

eachDatabase('what is sent as a file', (kind) => {
  const filled = useFilledBoard(kind);
  let owner: Browser;
  let action: { id: string; revision: number };
  beforeAll(async () => {
    owner = await filled.it.signedIn('manager');
    action = { id: String(await filled.it.value(`select id from action where partnership_id = $1 and status = 'in-progress' order by id limit 1`, [filled.it.board.partnershipId])), revision: 0 };
  });

  const offer = async (name: string, content: Buffer, type = 'application/pdf') => {
    const page = await owner.get(`/actions/${action.id}`);
    const csrf = /name="_csrf" value="([^"]*)"/.exec(page.html)![1]!;
    const revision = /name="revision" value="(\d+)"/.exec(page.html)![1]!;
    const field = (key: string, value: string) => `--edge\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
    const payload = Buffer.concat([
      Buffer.from(field('_csrf', csrf) + field('revision', revision) + field('do', 'progress') + field('text', 'See the file.')),
      Buffer.from(`--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), content, Buffer.from('\r\n--edge--\r\n'),
    ]);
    return filled.it.product.server.inject({ method: 'POST', url: `/actions/${action.id}`, cookies: Object.fromEntries(owner.cookies), headers: { 'content-type': 'multipart/form-data; boundary=edge' }, payload });
  };
  const kept = async (): Promise<{ rows: unknown; files: string[] }> => ({
    rows: await filled.it.value('select count(*)::int from stored_file'),
    files: (await readdir(join(filled.it.product.app.settings.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => entry.name),
  });

  it.each([
    ['a program that calls itself a PDF', 'report.pdf', program, [415, 422]],
    ['a PDF that calls itself a picture', 'report.png', pdf, [415, 422]],
    ['a page with a script', 'page.html', Buffer.from('<script>alert(1)</script>'), [415, 422]],
    ['a drawing with a script', 'drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), [415, 422]],
    ['a program under two endings', 'report.pdf.exe', program, [415, 422]],
    ['text that is not text', 'notes.txt', Buffer.from([0x41, 0, 0x42]), [415, 422]],
    ['nothing at all', 'empty.pdf', Buffer.alloc(0), [415, 422]],
    ['more than may be sent', 'large.pdf', Buffer.concat([pdf, Buffer.alloc(21 * 1024 * 1024)]), [413]],
  ] as const)('is refused where it is %s: nothing is kept and nothing done', async (_what, name, content, statuses) => {
    const before = await kept();
    const entries = await filled.it.value('select count(*)::int from action_entry');
    const answer = await offer(name, content);
    expect(statuses, answer.payload.replace(/<[^>]*>/g, ' ').slice(0, 300)).toContain(answer.statusCode);
    expect(answer.payload).toMatch(/<h1 class="govuk-heading-l">/);
    if (answer.statusCode === 422) expect(answer.payload).toContain(`“${name}” was not taken.`);
    expect(await kept()).toEqual(before);
    expect(await filled.it.value('select count(*)::int from action_entry')).toBe(entries);
  });

  it('is kept with what it stands beside, and comes back as a download under its name', async () => {
    expect((await offer('../../Übersicht 1.png', picture, 'text/html')).statusCode).toBe(303);
    const id = String(await filled.it.value('select id from stored_file order by added_at desc, id desc limit 1'));
    const answer = await filled.it.product.server.inject({ method: 'GET', url: `/files/${id}`, cookies: Object.fromEntries(owner.cookies) });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(picture)).toBe(true);
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(String(answer.headers['content-disposition'])).toMatch(/^attachment; filename="[\w. -]+"/);
    expect((await filled.it.browser().get(`/files/${id}`)).status).toBe(303);
    expect((await (await filled.it.signedIn('manager', 'elsewhere')).get(`/files/${id}`)).status).toBe(404);
  });

  it('takes back the Word documents that the product itself writes', async () => {
    const { pack } = await bundledPack('essex-2013');
    const answer = await offer('framework.docx', await frameworkDocx(pack), 'application/octet-stream');
    expect(answer.statusCode, answer.payload.replace(/<[^>]*>/g, ' ').slice(0, 300)).toBe(303);
    expect(await filled.it.value('select type from stored_file order by added_at desc, id desc limit 1')).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  });

  it('leaves nothing behind where the sender may not change the action, or is a stranger', async () => {
    const before = await kept();
    const payload = Buffer.concat([Buffer.from('--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'), pdf, Buffer.from('\r\n--edge--\r\n')]);
    const send = (cookies: Record<string, string>) => filled.it.product.server.inject({ method: 'POST', url: `/actions/${action.id}`, cookies, headers: { 'content-type': 'multipart/form-data; boundary=edge' }, payload });
    expect((await send({})).statusCode).toBe(303);
    expect((await send(Object.fromEntries((await filled.it.signedIn('admin')).cookies))).statusCode).toBe(403);
    expect(await kept()).toEqual(before);
  });
});

eachDatabase('every answer', (kind) => {
  const filled = useFilledBoard(kind);

  it('runs no script but the product’s own, is framed by nobody, guessed at by nobody and kept by no cache', async () => {
    const visitor = await filled.it.signedIn('manager');
    for (const url of ['/', '/sign-in', '/reviews', '/nothing-here', '/people']) {
      const answer = await filled.it.product.server.inject({ method: 'GET', url, cookies: Object.fromEntries(visitor.cookies) });
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain(`default-src 'none'`);
      expect(policy).toContain(`script-src 'self'`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(policy).not.toMatch(/unsafe|\*|data:[^;]*script/);
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
      expect(answer.headers['x-powered-by'] ?? answer.headers['server']).toBeUndefined();
      expect(answer.payload).not.toMatch(/<script(?![^>]*src="\/public\/)|\son[a-z]+="|style="/);
    }
  });

  it('gives the session to this site’s own pages alone', async () => {
    const door = await filled.it.product.server.inject({ method: 'POST', url: '/sign-in', payload: new URLSearchParams({ email: 'manager@suffolk.example', password: 'golden thread demonstration' }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    const session = door.cookies.find((cookie) => cookie.name === 'gt_session')!;
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(session.value.length).toBeGreaterThanOrEqual(32);
  });
});
