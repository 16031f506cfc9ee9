import { readFile, writeFile } from 'node:fs/promises';
import type { BarePage, BareSave, BareSection, Statement } from './plan.ts';
import type { Holder } from './fill-round.ts';
import type { Running } from './processes.ts';
import { hiddenFields } from './sign-in.ts';

/** The product with its statements written down, one request at a time. */
export interface Tapped {
  server: Running;
  file: string;
  cookie: string;
}

const kept = ['content-type', 'content-security-policy', 'cache-control', 'referrer-policy', 'x-content-type-options'];
const headersOf = (answer: Response): Record<string, string> =>
  Object.fromEntries([...answer.headers].filter(([name]) => kept.includes(name) || name.startsWith('cross-origin-') || name.startsWith('x-')));

/** Opens a page once and writes down what it asked of the database. */
export async function writeDownPage({ server, file, cookie }: Tapped, path: string): Promise<BarePage> {
  await fetch(`${server.base}${path}`, { headers: { cookie } }).then((answer) => answer.text());
  const { answer, statements } = await during(file, () => fetch(`${server.base}${path}`, { headers: { cookie }, redirect: 'manual' }));
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return { path, statements, headers: headersOf(answer), body: await answer.text() };
}

/** Saves progress of one action and writes down what it asked of the database. */
export async function writeDownSave(tapped: Tapped, actionId: string, revision: number): Promise<BareSave> {
  const { server, file, cookie } = tapped;
  const csrf = await proofOf(tapped, actionId);
  const since = Date.now();
  const { answer, statements } = await during(file, () => fetch(`${server.base}/actions/${actionId}`, {
    method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ _csrf: csrf, do: 'progress', revision: String(revision), text: 'Two teams are done.' }),
  }));
  if (answer.status !== 303) throw new Error(`saving answered ${answer.status}: ${(await answer.text()).slice(0, 2000)}`);
  return { statements, actionId, revision, made: madeIn(statements, since), headers: headersOf(answer) };
}

/** Saves a section of a return through its personal link and writes down what it asked of the database. */
export async function writeDownSection({ server, file }: Tapped, holder: Holder, revision: number, answers: URLSearchParams, holders: readonly Holder[]): Promise<BareSection> {
  const since = Date.now();
  const { answer, statements } = await during(file, () => fetch(`${server.base}/a/${holder.token}/standard-1`, { method: 'POST', redirect: 'manual', body: answers }));
  if (answer.status !== 303) throw new Error(`saving a section answered ${answer.status}: ${(await answer.text()).slice(0, 2000)}`);
  return { statements, captured: { returnId: holder.returnId, hash: holder.hash, revision }, holders: [...holders], made: madeIn(statements, since), headers: headersOf(answer) };
}

/** Identifiers that the product made new in a request: by the time that each carries in its first 48 bits (UUIDv7). */
function madeIn(statements: readonly Statement[], since: number): string[] {
  const isNew = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/.test(value) && Number.parseInt(value.replaceAll('-', '').slice(0, 12), 16) >= since;
  return [...new Set(statements.flatMap(({ values }) => values.flatMap((each) => ('value' in each && isNew(each.value) ? [each.value] : []))))];
}

/** The proof against forged forms that the session's pages carry. */
export async function proofOf({ server, cookie }: Pick<Tapped, 'server' | 'cookie'>, actionId: string): Promise<string> {
  const html = await fetch(`${server.base}/actions/${actionId}`, { headers: { cookie } }).then((answer) => answer.text());
  const proof = hiddenFields(html)['_csrf'];
  if (proof === undefined) throw new Error('the page of an action carries no form');
  return proof;
}

async function during(file: string, ask: () => Promise<Response>): Promise<{ answer: Response; statements: Statement[] }> {
  await writeFile(file, '');
  const answer = await ask();
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  if (lines.length === 0) throw new Error('nothing was asked of the database');
  return { answer, statements: lines.flatMap((line) => JSON.parse(line) as Statement[]) };
}
