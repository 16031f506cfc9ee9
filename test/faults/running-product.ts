import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { demonstrationPassword } from '../../src/product/demonstration/people.ts';
import { freePort } from '../support/free-port.ts';
import type { DatabasePlace } from '../support/databases.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface RunningProduct {
  base: string;
  /** What it has said on its standard outputs. */
  said(): string;
  /** Ends it as a power cut of the process would, or asks it to stop. @returns its exit code, null where it was killed */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

export interface Start {
  place: Pick<DatabasePlace, 'dataDir' | 'databaseUrl'>;
  smtpUrl?: string;
  /** A limit on the size of any file that it writes, in units of 1024 bytes: how a full disk is felt without one. */
  fileLimit?: number;
}

/** Starts the product itself, as `npm start` does, on a free port; gives it back when it is ready. */
export async function startProduct({ place, smtpUrl, fileLimit }: Start): Promise<RunningProduct> {
  if (!existsSync(at('dist/main.js'))) throw new Error('There is no dist/main.js: run npm run build first.');
  const port = await freePort();
  // The test runner has settings of its own in the environment, and BASE_URL among them.
  const environment = {
    ...process.env, BASE_URL: '', NODE_ENV: 'production', DATA_DIR: place.dataDir, PORT: String(port), LOG_LEVEL: 'error', DATABASE_URL: place.databaseUrl ?? '', SMTP_URL: smtpUrl ?? '',
  };
  const words = fileLimit === undefined ? [process.execPath, at('dist/main.js')] : ['bash', '-c', `trap '' XFSZ; ulimit -f ${fileLimit}; exec "$0" "$1"`, process.execPath, at('dist/main.js')];
  const child = spawn(words[0]!, words.slice(1), { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  await untilReady(child, () => said);
  return {
    base: `http://127.0.0.1:${port}`,
    said: () => said,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    },
  };
}

async function untilReady(child: ChildProcess, said: () => string): Promise<void> {
  while (!said().includes('is ready')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended before it was ready:\n${said()}`);
    await pause(20);
  }
}

/** Starts the product where that cannot be, and waits for it to end by itself. */
export async function endedStart(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return ended(spawn(process.execPath, [at('dist/main.js')], { env: { ...process.env, BASE_URL: '', NODE_ENV: 'production', LOG_LEVEL: 'error', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** Runs a command of the product. */
export async function command(place: Start['place'], ...words: string[]): Promise<{ code: number | null; said: string }> {
  return ended(spawn(process.execPath, [at('bin/golden-thread.js'), ...words], { env: { ...process.env, BASE_URL: '', DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] }));
}

async function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<{ code: number | null; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

export interface Answer {
  status: number;
  html: string;
  to: string | null;
}

/** Somebody at a browser of the running product. */
export class Caller {
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  static async signedIn(product: RunningProduct, email: string): Promise<Caller> {
    const caller = new Caller();
    const answer = await caller.post(`${product.base}/sign-in`, { email, password: demonstrationPassword });
    if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status} ${answer.html}`);
    return caller;
  }

  /** What the browser sends of what it was given to keep. */
  cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(url: string): Promise<Answer> {
    return this.ask(url, {});
  }

  post(url: string, fields: Record<string, string>, file?: { name: string; content: Buffer }): Promise<Answer> {
    if (file === undefined) return this.ask(url, { method: 'POST', body: new URLSearchParams({ _csrf: this.csrf, ...fields }) });
    const body = new FormData();
    for (const [name, value] of Object.entries({ _csrf: this.csrf, ...fields })) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(file.content)]), file.name);
    return this.ask(url, { method: 'POST', body });
  }

  private async ask(url: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: this.cookie() } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      this.cookies.set(name, value);
    }
    const html = await answer.text();
    this.csrf = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? this.csrf;
    return { status: answer.status, html, to: answer.headers.get('location') };
  }
}

/** Addresses of open actions, as the list of the running product shows them. */
export async function openActions(product: RunningProduct, caller: Caller): Promise<string[]> {
  const list = await caller.get(`${product.base}/actions?status=in-progress`);
  return [...new Set([...list.html.matchAll(/href="(\/actions\/[0-9a-f-]{36})"/g)].map((found) => found[1]!))];
}

/** Saves progress of an action, from its page as it stands. */
export async function report(product: RunningProduct, caller: Caller, action: string, text: string, file?: { name: string; content: Buffer }): Promise<Answer> {
  const page = await caller.get(`${product.base}${action}`);
  const revision = /name="revision" value="(\d+)"/.exec(page.html)?.[1];
  if (revision === undefined) return page;
  return caller.post(`${product.base}${action}`, { do: 'progress', revision, text }, file);
}
