import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, endedStart } from '../../test/faults/running-product.ts';
import { freePort } from '../../test/support/free-port.ts';
import { freshPlace, type DatabasePlace } from '../../test/support/databases.ts';

let folder: string;
let server: DatabasePlace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-faults-'));
  await writeFile(join(folder, 'a-file'), 'not a folder');
  server = await freshPlace('postgres');
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('a start that cannot be', () => {
  it.each([
    ['its port is taken', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const address = other.address();
      const port = String(typeof address === 'object' && address !== null ? address.port : 0);
      return { set: { PORT: port, DATABASE_URL: server.databaseUrl!, DATA_DIR: server.dataDir }, said: `Port ${port} is in use`, after: () => other.close() };
    }],
    ['no database server answers', async () => {
      const port = await freePort();
      return { set: { DATABASE_URL: `postgres://somebody:a-secret@127.0.0.1:${port}/x`, DATA_DIR: folder }, said: `Nothing answers at 127.0.0.1:${port}`, after: () => undefined };
    }],
    ['the server has no such database', async () => {
      const url = new URL(server.databaseUrl!);
      url.pathname = '/no_such_database';
      return { set: { DATABASE_URL: url.href, DATA_DIR: folder }, said: 'no database of the name', after: () => undefined };
    }],
    ['its folder is a file', async () => ({ set: { DATABASE_URL: '', DATA_DIR: join(folder, 'a-file') }, said: 'is a file, and a folder is needed', after: () => undefined })],
    ['its folder is where none can be made', async () => ({ set: { DATABASE_URL: '', DATA_DIR: '/proc/none' }, said: 'No folder can be made at /proc/none', after: () => undefined })],
  ])('because %s says so in one sentence and ends with 1', async (_why, prepare) => {
    const { set, said, after } = await prepare();
    const ended = await endedStart({ PORT: '0', ...set });
    after();
    expect(ended.said).toContain(said);
    expect(ended.said).toMatch(/^Golden Thread cannot start\. /m);
    expect(ended.said).not.toMatch(/a-secret|\n\s+at /);
    expect(ended.code).toBe(1);
  });
});

describe('a command that cannot be done', () => {
  it.each([
    [['framework', 'render', 'suffolk-2019', '--format', 'html', '--out', '/nowhere/x.html'], 'There is no file or folder /nowhere/x.html.'],
    [['framework', 'render', 'suffolk-2019', '--format', 'html', '--out', '/tmp'], '/tmp is a folder, and a file is needed.'],
    [['framework', 'render', 'suffolk-2019'], 'golden-thread framework render [options] <id>'],
    [['framework', 'check'], 'golden-thread framework check [options] <folder>'],
    [['working-days', '--add', '5'], "required option '--from <day>'"],
    [['working-days', '--from', '2026-12-18', '--months', '9999999'], '--months: "9999999" is more than 999999'],
    [['backup', '/nowhere/x'], 'There is no file or folder /nowhere/x.'],
    [['restore', '/nowhere/x'], 'There is no file or folder /nowhere/x.'],
  ])('%j', async (words, said) => {
    const ended = await command(server, ...words);
    expect(ended.said).toContain(said);
    expect(ended.said).not.toMatch(/\n\s+at /);
    expect(ended.code).toBe(1);
  });
});
