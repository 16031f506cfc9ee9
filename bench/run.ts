import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Request } from 'autocannon';
import { Client } from 'pg';
import { startPostgres } from '../test/support/postgres.ts';
import { demonstrationPassword } from '../src/product/demonstration/people.ts';
import { fillActions, fillReviews } from './fill.ts';
import { measure, middle, type Figures, type Load } from './measure.ts';
import type { BarePlan } from './plan.ts';
import { loadPacks, startBare, startProduct } from './processes.ts';
import { signIn } from './sign-in.ts';
import { table } from './table.ts';
import { proofOf, writeDownPage, writeDownSave, type Tapped } from './write-down.ts';

/**
 * Sets the product beside a bare handler on the same machine and the same PostgreSQL, in turns.
 * The figures are ratios within one run: what they are worth on another machine is seen by running it there.
 */
const { values: asked } = parseArgs({ options: { json: { type: 'string' }, seconds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '5' } } });
const connections = 16;
const many = 20_000;
const few = 200;
const list = '/actions?status=open&order=due';
const reviews = 2_000;
const runningReviews = 150;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bench-'));
const postgres = await startPostgres();
try {
  const databaseUrl = await postgres.createDatabase({ name: 'bench' });
  const tap = join(folder, 'statements');
  const place = { databaseUrl, dataDir: join(folder, 'data'), connections };

  const first = await startProduct({ ...place, tap });
  const firstStart = first.startedIn;
  const tapped: Tapped = { server: first, file: tap, cookie: await signIn(first.base, 'manager@suffolk.example', demonstrationPassword) };
  const review = `/reviews/${await runningReview(databaseUrl)}`;
  await fillActions(databaseUrl, few);
  const withFew = { list: (await writeDownPage(tapped, list)).statements.length, review: (await writeDownPage(tapped, review)).statements.length,
    register: (await writeDownPage(tapped, '/reviews')).statements.length, glance: (await writeDownPage(tapped, '/glance')).statements.length };
  await fillReviews(databaseUrl, reviews, runningReviews);
  const actions = await fillActions(databaseUrl, many);
  const capturedRevision = 70_001;
  const capturedAction = actions.pop()!;
  await ask(databaseUrl, 'update action set revision = $2 where id = $1', [capturedAction, capturedRevision]);
  const save = await writeDownSave(tapped, capturedAction, capturedRevision);
  const plan: BarePlan = { databaseUrl, connections, pages: [await writeDownPage(tapped, list), await writeDownPage(tapped, review), await writeDownPage(tapped, '/reviews'), await writeDownPage(tapped, '/glance')], save };
  const queries = { 'Actions list': [withFew.list, plan.pages[0]!.statements.length], Review: [withFew.review, plan.pages[1]!.statements.length], Register: [withFew.register, plan.pages[2]!.statements.length], 'At a glance': [withFew.glance, plan.pages[3]!.statements.length], 'Save an action': [null, save.statements.length] } as const;
  const bytes = { 'Actions list': plan.pages[0]!.body.length, Review: plan.pages[1]!.body.length, Register: plan.pages[2]!.body.length, 'At a glance': plan.pages[3]!.body.length, 'Save an action': 0 } as const;
  await first.stop();

  const planFile = join(folder, 'plan.json');
  await writeFile(planFile, JSON.stringify(plan));
  const product = await startProduct(place);
  const bare = await startBare(planFile);
  const nextStart = product.startedIn;
  const idle = await product.memory();
  const { cookie } = tapped;
  const csrf = await proofOf({ server: product, cookie }, actions[0]!);

  // Each request saves another action, and knows the revision that the last save of it left.
  let saves = 0;
  const next = (): Request => {
    const id = actions[saves % actions.length]!;
    const revision = 1 + Math.floor(saves / actions.length);
    saves += 1;
    return { method: 'POST', path: `/actions/${id}`, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ _csrf: csrf, do: 'progress', revision: String(revision), text: 'Two teams are done.' }).toString() };
  };
  const pages: [keyof typeof queries, Load][] = [
    ['Actions list', { path: list, cookie, connections, seconds: Number(asked.seconds) }],
    ['Review', { path: review, cookie, connections, seconds: Number(asked.seconds) }],
    ['Register', { path: '/reviews', cookie, connections, seconds: Number(asked.seconds) }],
    ['At a glance', { path: '/glance', cookie, connections, seconds: Number(asked.seconds) }],
    ['Save an action', { path: '/', cookie, connections, seconds: Number(asked.seconds), next }],
  ];
  const results = [];
  for (const [name, load] of pages) {
    const rounds: { product: Figures[]; bare: Figures[] } = { product: [], bare: [] };
    await measure(product, { ...load, seconds: 3 });
    await measure(bare, { ...load, seconds: 3 });
    for (let round = 0; round < Number(asked.rounds); round += 1) {
      rounds.product.push(await measure(product, load));
      rounds.bare.push(await measure(bare, load));
    }
    const [ours, theirs] = [middle(rounds.product), middle(rounds.bare)];
    results.push({ page: name, product: ours, bare: theirs, ratio: ours.perSecond / theirs.perSecond, p99Ratio: ours.p99 / theirs.p99, queriesWithFew: queries[name][0], queries: queries[name][1], bytes: bytes[name] });
  }
  const size = await ask(databaseUrl, 'select pg_database_size(current_database()) as bytes', []);
  const report = {
    machine: { processors: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30), node: process.version }, connections, rounds: Number(asked.rounds), seconds: Number(asked.seconds),
    actions: many, reviews, runningReviews, frameworks: await loadPacks(), results, memory: { idle, load: Math.max(...results.map((each) => each.product.memory)) },
    start: { first: firstStart, next: nextStart }, databaseMB: Math.round(Number(size[0]!['bytes']) / 2 ** 20),
  };
  say(table(report));
  if (asked.json !== undefined) await writeFile(asked.json, `${JSON.stringify(report, null, 2)}\n`);
  else say(JSON.stringify(report));
  await product.stop();
  await bare.stop();
} finally {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}

async function ask(url: string, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

/** The running rapid review with the most done in it. */
async function runningReview(url: string): Promise<string> {
  const rows = await ask(url, `select p.id from process p join process_event e on e.partnership_id = p.partnership_id and e.process_id = p.id where p.reference like 'RR-%' group by p.id order by count(*) desc, p.id limit 1`, []);
  return String(rows[0]!['id']);
}
