import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../src/platform/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { expectAccessible } from './accessibility.ts';
import { launchBrowser, newPage } from './browser.ts';
import { eachDatabase, emptyPlace, freshPlace } from './databases.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { createDatabase } from './postgres-databases.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the runtime', () => {
  it('is the pinned Node, whatever the machine has', () => {
    expect(process.version).toBe(`v${packageJson.dependencies.node}`);
  });
});

describe('the shared PostgreSQL server', () => {
  it('is version 15 or later and flushes each commit', async () => {
    const [row] = await ask<{ version: string; fsync: string; commit: string }>(
      inject('postgresUrl'),
      `select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit`,
    );
    expect(Number(row?.version)).toBeGreaterThanOrEqual(150_000);
    expect(row).toMatchObject({ fsync: 'on', commit: 'on' });
  });

  it('copies a prepared database', async () => {
    const prepared = await createDatabase(inject('postgresUrl'));
    await ask(prepared, 'create table action as select 7 as number');
    const copy = await createDatabase(inject('postgresUrl'), { template: prepared });
    expect(await ask(copy, 'select number from action')).toEqual([{ number: 7 }]);
  });
});

describe('a PostgreSQL server of a test\'s own', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('can be stopped like a crash and started again with all that was committed', async () => {
    const url = await server.createDatabase();
    await ask(url, 'create table action as select 7 as number');
    await server.stop('immediate');
    await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await server.start();
    expect(await ask(url, 'select number from action')).toEqual([{ number: 7 }]);
  });
});

eachDatabase('a fresh place', (kind) => {
  it('holds a migrated database of its own, and goes away whole', async () => {
    const places = await Promise.all([freshPlace(kind), freshPlace(kind)]);
    const [first, second] = await Promise.all(places.map((place) => openDatabase(place)));
    await first?.asOwner('create table only_here as select 7 as number');
    expect((await second?.asOwner(`select to_regclass('only_here') as it`))?.rows).toEqual([{ it: null }]);
    expect((await second?.asOwner(`select count(*) > 0 as migrated from migration`))?.rows).toEqual([{ migrated: true }]);
    await Promise.all([first?.close(), second?.close()]);
    await Promise.all(places.map((place) => place.remove()));
    for (const { dataDir, databaseUrl } of places) {
      expect(existsSync(dataDir)).toBe(false);
      if (databaseUrl !== undefined) await expect(ask(databaseUrl, 'select 1')).rejects.toThrow('does not exist');
    }
  });
});

eachDatabase('an empty place', (kind) => {
  it('holds nothing yet', async () => {
    const place = await emptyPlace(kind);
    expect(await readdir(place.dataDir)).toEqual([]);
    if (place.databaseUrl !== undefined) {
      expect(await ask(place.databaseUrl, `select to_regclass('migration') as it`)).toEqual([{ it: null }]);
    }
    await place.remove();
  });
});

describe('the mail server', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.stop());

  const letter = { from: 'board@example.org', to: 'lead@example.org', subject: 'RR-2026-0007: a summary is due', text: 'Sign in to read it.' };

  it('keeps what it is sent', async () => {
    await createTransport(server.url).sendMail(letter);
    const { from, to, mail } = await server.waitFor((message) => message.mail.subject === letter.subject);
    expect({ from, to, text: mail.text?.trim() }).toEqual({ from: letter.from, to: [letter.to], text: letter.text });
  });

  it('can be away and come back on the same port', async () => {
    server.clear();
    await server.stop();
    await expect(createTransport(server.url).sendMail(letter)).rejects.toThrow('ECONNREFUSED');
    await server.start();
    await createTransport(server.url).sendMail(letter);
    expect(server.messages).toHaveLength(1);
  });
});

describe.each([{ javaScript: true }, { javaScript: false }])('the browser, with scripts: $javaScript', ({ javaScript }) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const document = (body: string): string =>
    `data:text/html,${encodeURIComponent(`<!doctype html><html lang="en"><title>Actions</title><main><h1>Actions</h1>${body}</main>`)}`;

  it('runs the page\'s own scripts only where asked to', async () => {
    const page = await newPage(browser, { javaScript, width: 320 });
    await page.goto(document(`<p id="said">still</p><script>said.textContent = 'ran ' + innerWidth</script>`));
    expect(await page.textContent('#said')).toBe(javaScript ? 'ran 320' : 'still');
    await page.context().close();
  });

  it('finds a planted fault and names its place, and passes a sound page', async () => {
    const page = await newPage(browser, { javaScript });
    await page.goto(document('<label for="owner">Owner</label><input id="owner">'));
    await expectAccessible(page);
    await page.goto(document('<input id="nameless"><p style="color:#aaa">Hard to read</p>'));
    const fault = await expectAccessible(page).then(() => '', (error: Error) => error.message);
    expect(fault).toMatch(/label \(critical\): .*\n.*#nameless/);
    expect(fault).toContain('color-contrast');
    await page.context().close();
  });
});
