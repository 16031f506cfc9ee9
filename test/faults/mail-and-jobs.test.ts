import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliver, newId, openDatabase, post, smtpMailer, type Database } from '../../src/platform/index.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { Caller, startProduct } from './running-product.ts';

eachDatabase('letters', (kind) => {
  const partnershipId = newId();
  let place: DatabasePlace;
  let database: Database;
  let mail: MailServer;
  let now = new Date('2026-11-20T09:00:00Z');
  beforeAll(async () => {
    place = await freshPlace(kind);
    database = await openDatabase(place);
    mail = await startMailServer();
    await database.run({ role: 'gt_worker', partnershipId }, (tx) =>
      tx.insertInto('partnership').values({ partnership_id: partnershipId, name: 'Invented', short_name: 'Invented', slug: 'invented', division: 'england-and-wales' }).execute());
  });
  afterAll(async () => {
    await mail.stop();
    await database.close();
    await place.remove();
  });
  const write = (count: number, about: string) => database.run({ role: 'gt_worker', partnershipId }, (tx) =>
    post(tx, partnershipId, now, Array.from({ length: count }, (_, at) => ({ key: `${about} ${at}`, toName: 'Somebody', toEmail: `somebody${at}@invented.example`, subject: `${about} ${at}`, body: 'A letter.' }))));
  const send = () => deliver(database, smtpMailer(mail.url, 'Office <office@invented.example>'), partnershipId, () => now);

  it('wait while the mail server is away, and are sent later, once', async () => {
    await mail.stop();
    await write(3, 'Waiting');
    for (let minutes = 0; minutes < 10; minutes += 1) {
      await send();
      now = new Date(now.getTime() + 60_000);
    }
    expect(mail.messages).toHaveLength(0);
    await mail.start();
    now = new Date(now.getTime() + 3_600_000);
    await send();
    await send();
    expect(mail.messages.map(({ mail: letter }) => letter.subject).sort()).toEqual(['Waiting 0', 'Waiting 1', 'Waiting 2']);
  });

  it('are sent once each by four who deliver at the same time', async () => {
    mail.clear();
    await write(24, 'Shared');
    await Promise.all([send(), send(), send(), send()]);
    expect(mail.messages.map(({ mail: letter }) => letter.subject).sort()).toEqual(Array.from({ length: 24 }, (_, at) => `Shared ${at}`).sort());
  });

  it('are one letter, however often the same thing is written', async () => {
    mail.clear();
    await write(1, 'Twice');
    await write(1, 'Twice');
    await send();
    expect(mail.messages).toHaveLength(1);
  });
});

it('A worker that is killed while it sends: the letter goes out later, once', async () => {
  const place = await freshPlace('postgres');
  // A mail server that takes the call and says nothing: the worker is in the middle of its job for as long as we like.
  const port = await freePort();
  const calls: Socket[] = [];
  const silent: Server = createServer((socket) => calls.push(socket.on('error', () => undefined)));
  silent.listen(port, '127.0.0.1');
  await once(silent, 'listening');
  const first = await startProduct({ place, smtpUrl: `smtp://127.0.0.1:${port}` });
  await new Caller().post(`${first.base}/forgotten-password`, { email: 'chair@suffolk.example' });
  while (calls.length === 0) await pause(20);
  await first.end('SIGKILL');
  for (const call of calls) call.destroy();
  await new Promise((done) => silent.close(done));

  const database = await openDatabase(place);
  const claimed = (await database.asOwner(`select attempts, sent_at from mail where to_email = 'chair@suffolk.example'`)).rows;
  expect(claimed).toEqual([{ attempts: 1, sent_at: null }]);
  // The minute that it waits before it is tried again has passed.
  await database.asOwner(`update mail set due_at = now() where sent_at is null`);
  await database.close();

  const mail = await startMailServer();
  const second = await startProduct({ place, smtpUrl: mail.url });
  await new Caller().post(`${second.base}/forgotten-password`, { email: 'office@suffolk.example' });
  await mail.waitFor(({ to }) => to.includes('chair@suffolk.example'), 90_000);
  await mail.waitFor(({ to }) => to.includes('office@suffolk.example'), 90_000);
  expect(mail.messages.filter(({ to }) => to.includes('chair@suffolk.example'))).toHaveLength(1);
  await second.end('SIGTERM');
  await mail.stop();
  await place.remove();
});

it('Asked to stop, it answers what has begun, takes in nothing new, and ends well', async () => {
  const place = await freshPlace('postgres');
  const product = await startProduct({ place });
  const caller = await Caller.signedIn(product, 'manager@suffolk.example');
  const [holder, watcher] = await Promise.all([0, 1].map(async () => {
    const client = new Client({ connectionString: place.databaseUrl! });
    await client.connect();
    return client;
  }));
  // Somebody holds what the page needs, so that the requests are under way for as long as we like.
  await holder!.query('begin; lock table action in access exclusive mode');
  const answers = Promise.all(Array.from({ length: 6 }, () => caller.get(`${product.base}/actions`)));
  const waiting = async (): Promise<number> => Number((await watcher!.query<{ n: string }>(`select count(*) as n from pg_locks where not granted and relation = 'action'::regclass`)).rows[0]!.n);
  while ((await waiting()) < 6) await pause(20);
  const ended = product.end('SIGTERM');
  while (await fetch(`${product.base}/health/live`).then((answer) => answer.status === 200, () => false)) await pause(20);
  await holder!.query('commit');
  expect((await answers).map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await ended).toBe(0);
  await Promise.all([holder!.end(), watcher!.end()]);
  await place.remove();
}, 60_000);
