import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../test/support/free-port.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export interface Running {
  base: string;
  /** Seconds from the command to the answer that it is ready. */
  startedIn: number;
  /** Resident memory now, in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the product as its users do, with the demonstration board. */
export async function startProduct(settings: { databaseUrl: string; dataDir: string; connections: number; tap?: string }): Promise<Running> {
  const port = await freePort();
  const preload = settings.tap === undefined ? [] : ['--import', at('bench/tap.mjs')];
  return start([...preload, at('dist/main.js')], /is ready/, () => `http://127.0.0.1:${port}`, {
    DATABASE_URL: settings.databaseUrl, DATA_DIR: settings.dataDir, PORT: String(port), LOG_LEVEL: 'error',
    DATABASE_CONNECTIONS: String(settings.connections), ...(settings.tap === undefined ? {} : { BENCH_TAP: settings.tap }),
  });
}

/** Starts the bare handler over a plan that was written to a file. */
export const startBare = (planFile: string): Promise<Running> =>
  start([at('bench/bare-server.ts'), planFile], /listening (\d+)/, (said) => `http://127.0.0.1:${/listening (\d+)/.exec(said)![1]}`, {});

/** How long a fresh process takes for every framework, in each way. Milliseconds. */
export async function loadPacks(): Promise<LoadingTimes> {
  const run = async (how: string): Promise<{ packs: number; took: number }> => JSON.parse((await promisify(execFile)(process.execPath, [at('bench/load-packs.ts'), how])).stdout) as { packs: number; took: number };
  const started = await run('started');
  return { packs: started.packs, started: started.took, checked: (await run('checked')).took, anew: (await run('anew')).took };
}

export interface LoadingTimes {
  packs: number;
  /** Taken as the build checked them, as at every start. */
  started: number;
  /** Checked whole, as `framework check` does: files that the build found in order are not read again, what refers to what is looked at. */
  checked: number;
  /** Read and checked whole with nothing kept by the build. */
  anew: number;
}

async function start(words: string[], ready: RegExp, base: (said: string) => string, environment: Record<string, string>): Promise<Running> {
  const begun = performance.now();
  const child = spawn(process.execPath, words, { env: { ...process.env, NODE_ENV: 'production', ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await untilItSays(child, ready);
  const startedIn = (performance.now() - begun) / 1000;
  return {
    base: base(said),
    startedIn,
    memory: async () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function untilItSays(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (ready.test(said)) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} before it was ready:\n${said}`)));
  });
}
