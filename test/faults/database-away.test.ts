import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { startPostgres, type PostgresServer } from '../support/postgres.ts';
import { Caller, openActions, report, startProduct, type RunningProduct } from './running-product.ts';

let postgres: PostgresServer;
let mail: MailServer;
let product: RunningProduct;
let dataDir: string;
let databaseUrl: string;
beforeAll(async () => {
  postgres = await startPostgres();
  mail = await startMailServer();
  dataDir = await mkdtemp(join(tmpdir(), 'golden-thread-away-'));
  databaseUrl = await postgres.createDatabase();
  product = await startProduct({ place: { dataDir, databaseUrl }, smtpUrl: mail.url });
});
afterAll(async () => {
  await product.end('SIGTERM');
  await mail.stop();
  await postgres.remove();
  await rm(dataDir, { recursive: true, force: true });
});

it('A database that crashes and stays away for ten seconds: clear pages, nothing lost, and recovery by itself', async () => {
  const caller = await Caller.signedIn(product, 'manager@suffolk.example');
  const [action] = await openActions(product, caller);
  expect((await report(product, caller, action!, 'Saved before the database went.')).status).toBe(303);
  const page = await caller.get(`${product.base}${action}`);
  const revision = /name="revision" value="(\d+)"/.exec(page.html)![1]!;

  await postgres.stop('immediate');
  const wentAt = performance.now();
  for (const url of ['/', '/actions', '/sign-in', '/lessons']) {
    const answer = await new Promise<Awaited<ReturnType<Caller['get']>>>((resolve, reject) => caller.get(`${product.base}${url}`).then(resolve, reject));
    // The door's own page needs no record of anybody and may still be shown; whoever is signed in cannot be known.
    if (answer.status === 200) expect(url).toBe('/sign-in');
    else {
      expect(`${url} ${answer.status}`).toBe(`${url} 503`);
      expect(answer.html).toContain('The records cannot be reached');
    }
  }
  const sent = await caller.post(`${product.base}${action}`, { do: 'progress', revision, text: 'Sent while it was away.' });
  expect(sent.status).toBe(503);
  expect(sent.html).toContain('was not saved');
  expect((await caller.get(`${product.base}/health/live`)).status).toBe(200);
  expect((await caller.get(`${product.base}/health/ready`)).status).toBe(503);
  await pause(Math.max(0, 10_000 - (performance.now() - wentAt)));

  await postgres.start();
  const until = performance.now() + 30_000;
  while ((await caller.get(`${product.base}/health/ready`)).status !== 200 && performance.now() < until) await pause(100);
  const back = await caller.get(`${product.base}${action}`);
  expect(back.status).toBe(200);
  expect(back.html).toContain('Saved before the database went.');
  expect(back.html).not.toContain('Sent while it was away.');
  // What was typed is still in the browser: going back and sending it again is all there is to do.
  expect((await caller.post(`${product.base}${action}`, { do: 'progress', revision, text: 'Sent while it was away.' })).status).toBe(303);
  // Jobs go on as well: a letter asked for now is sent.
  await new Caller().post(`${product.base}/forgotten-password`, { email: 'chair@suffolk.example' });
  await mail.waitFor(({ to }) => to.includes('chair@suffolk.example'), 90_000);
});
