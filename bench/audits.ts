import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Request } from 'autocannon';
import { Client } from 'pg';
import { startPostgres } from '../test/support/postgres.ts';
import { demonstrationPassword } from '../src/product/demonstration/people.ts';
import { bytesPerReturn, fillRound, questionsEach, setRevision, type Holder } from './fill-round.ts';
import { measure, middle, type Figures, type Load } from './measure.ts';
import type { BarePlan } from './plan.ts';
import { startBare, startProduct } from './processes.ts';
import { signIn } from './sign-in.ts';
import { lines } from './table.ts';
import { writeDownPage, writeDownSection, type Tapped } from './write-down.ts';

/** A round of 24,000 schools with 120 questions each, beside a bare handler; and 200 people who save at once. `--only 'Overview report'` measures that page alone, and may be said again for another. */
const { values: asked } = parseArgs({ options: { json: { type: 'string' }, seconds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '3' }, schools: { type: 'string', default: '24000' }, only: { type: 'string', multiple: true } } });
const schools = Number(asked.schools);
const fewSchools = 240;
const filling = schools / 2;
const connections = 16;
const atOnce = 200;

const began = performance.now();
/** Says on the error stream how far it is: filling takes a while. */
const tell = (text: string): void => void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${text}\n`);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const folder = await mkdtemp(join(tmpdir(), 'golden-thread-bench-'));
const postgres = await startPostgres();
try {
  const databaseUrl = await postgres.createDatabase({ name: 'bench_audits' });
  const tap = join(folder, 'statements');
  const place = { databaseUrl, dataDir: join(folder, 'data'), connections };
  const first = await startProduct({ ...place, tap });
  const tapped: Tapped = { server: first, file: tap, cookie: await signIn(first.base, 'manager@suffolk.example', demonstrationPassword) };
  tell('the product is there');
  const few = await fillRound(databaseUrl, fewSchools, 20);
  const begun = performance.now();
  const many = await fillRound(databaseUrl, schools, filling);
  const filled = (performance.now() - begun) / 1000;
  tell('the schools are there');
  const pagesOf = ({ roundId, submitted, holders }: typeof many) => ({
    'Campaign page': `/audits/rounds/${roundId}`, 'Heat map by area': `/audits/rounds/${roundId}/results?by=area`, 'Overview report': `/audits/rounds/${roundId}/results/report`, 'One standard': `/audits/rounds/${roundId}/results/standards/standard-1`, 'Challenge list': `/audits/rounds/${roundId}/challenge`, 'Return, read by the board': `/audits/returns/${submitted}`, 'Return, opened by its link': `/a/${holders[0]!.token}`,
  });
  const counted: Record<string, [number, number]> = {};
  const paths = pagesOf(many);
  const pages = [];
  for (const [name, path] of Object.entries(paths)) {
    const before = await writeDownPage(tapped, pagesOf(few)[name as keyof typeof paths]);
    const page = await writeDownPage(tapped, path);
    counted[name] = [before.statements.length, page.statements.length];
    pages.push(page);
  }
  const captured = many.holders[1]!;
  const capturedRevision = 70_001;
  await setRevision(databaseUrl, few.holders[1]!, 'standard-1', capturedRevision);
  await setRevision(databaseUrl, captured, 'standard-1', capturedRevision);
  const fewSection = await writeDownSection(tapped, few.holders[1]!, capturedRevision, answersOf(1, capturedRevision), []);
  // The product saves the returns of one half, the bare handler those of the other; each request knows the revision that the last one left.
  const rest = many.holders.slice(2);
  const [ours, theirs] = [rest.filter((_, at) => at % 2 === 0), rest.filter((_, at) => at % 2 === 1)];
  const section = await writeDownSection(tapped, captured, capturedRevision, answersOf(1, capturedRevision), theirs);
  counted['Save a section'] = [fewSection.statements.length, section.statements.length];
  await first.stop();

  const planFile = join(folder, 'plan.json');
  await writeFile(planFile, JSON.stringify({ databaseUrl, connections, pages, section } satisfies BarePlan));
  const product = await startProduct(place);
  const bare = await startBare(planFile);
  const { cookie } = tapped;
  const saver = (holders: readonly Holder[]) => {
    let at = 0;
    return (): Request => {
      const holder = holders[at % holders.length]!;
      const turn = Math.floor(at / holders.length);
      at += 1;
      return { method: 'POST', path: `/a/${holder.token}/standard-1`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: answersOf(at + turn, 1 + turn).toString() };
    };
  };
  const [ourNext, theirNext] = [saver(ours), saver(theirs)];
  const seconds = Number(asked.seconds);
  const loads: [string, Load, Load][] = [
    ...Object.entries(paths).map(([name, path]): [string, Load, Load] => [name, { path, cookie, connections, seconds }, { path, cookie, connections, seconds }]),
    ['Save a section', { path: '/', cookie: '', connections, seconds, next: ourNext }, { path: '/', cookie: '', connections, seconds, next: theirNext }],
  ];
  const results = [];
  for (const [name, ourLoad, theirLoad] of loads.filter(([each]) => asked.only === undefined || asked.only.includes(each))) {
    tell(name);
    const rounds: { product: Figures[]; bare: Figures[] } = { product: [], bare: [] };
    await measure(product, { ...ourLoad, seconds: 2 });
    await measure(bare, { ...theirLoad, seconds: 2 });
    for (let round = 0; round < Number(asked.rounds); round += 1) {
      rounds.product.push(await measure(product, ourLoad));
      rounds.bare.push(await measure(bare, theirLoad));
    }
    const [own, other] = [middle(rounds.product), middle(rounds.bare)];
    results.push({ page: name, product: own, bare: other, ratio: own.perSecond / other.perSecond, p99Ratio: own.p99 / other.p99, queriesWithFew: counted[name]![0], queries: counted[name]![1], bytes: pages.find(({ path }) => path === ourLoad.path)?.body.length ?? 0 });
  }
  say(lines(results));
  const lost = await saveAtOnce(product.base, databaseUrl, ours.slice(-atOnce));
  const report = { schools, answers: schools * 120, filled, results, atOnce, lost, bytesPerReturn: await bytesPerReturn(databaseUrl, schools + fewSchools) };
  say(`\n${schools.toLocaleString('en-GB')} schools with 120 answers each, written in ${filled.toFixed(0)} s. ${(report.bytesPerReturn / 1024).toFixed(1)} kB on the disk for each return, with every revision, grade, link and index.`);
  say(`${atOnce} people saved at once: ${lost} answers lost.`);
  if (asked.json !== undefined) await writeFile(asked.json, `${JSON.stringify(report, null, 2)}\n`);
  await product.stop();
  await bare.stop();
  if (lost > 0) throw new Error('answers were lost');
} finally {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}

/** What a browser sends of one section. */
function answersOf(variant: number, revision: number): URLSearchParams {
  return new URLSearchParams({ revision: String(revision), action: 'stay', ...Object.fromEntries(Array.from({ length: questionsEach }, (_, at) => [`standard-1.question-${at + 1}`, `level-${(variant + at) % 4}`])) });
}

/** Everybody saves a section of their own in the same moment. @returns how many answers are not there afterwards */
async function saveAtOnce(base: string, databaseUrl: string, holders: readonly Holder[]): Promise<number> {
  const answers = await Promise.all(holders.map((holder, at) => fetch(`${base}/a/${holder.token}/standard-2`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ revision: '1', action: 'stay', 'standard-2.question-1': `level-${at % 4}` }) })));
  const refused = answers.filter((answer) => answer.status !== 303).map((answer) => answer.status);
  if (refused.length > 0) throw new Error(`${refused.length} of ${holders.length} who saved at once were refused: ${[...new Set(refused)].join(', ')}`);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`select count(*)::int as kept from unnest($1::uuid[], $2::text[]) as g (r, level) join return_section s on s.return_id = r and s.section = 'standard-2' and s.answers -> 'values' ->> 'question-1' = level`, [holders.map(({ returnId }) => returnId), holders.map((_, at) => `level-${at % 4}`)]);
    return holders.length - Number(rows[0].kept);
  } finally {
    await client.end();
  }
}
