import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { bringParts } from './bring-parts.ts';
import { freePort } from './free-port.ts';
import { createDatabase, type NewDatabase } from './postgres-databases.ts';

const runFile = promisify(execFile);

/** How PostgreSQL is told to stop: finish politely, break connections off, or drop everything as in a crash. */
export type StopMode = 'smart' | 'fast' | 'immediate';

const STOP_SIGNALS = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** A PostgreSQL server of the test's own. */
export interface PostgresServer {
  /** Address of the `postgres` database as superuser. */
  readonly adminUrl: string;
  readonly port: number;
  /** Makes an empty database, or a copy of another, and gives back its address. */
  createDatabase(options?: NewDatabase): Promise<string>;
  /** Stops the server and keeps its data; `immediate` loses what a crash would lose. */
  stop(mode?: StopMode): Promise<void>;
  /** Starts it again on the same port and data; returns when it answers. */
  start(): Promise<void>;
  /** Stops it for good and deletes its data. */
  remove(): Promise<void>;
}

/** Small, but true to production where it matters: fsync, full page writes and synchronous commit stay on. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  shared_buffers: '64MB',
  max_connections: '120',
  max_wal_size: '256MB',
  autovacuum_naptime: '10s',
  log_min_messages: 'warning',
};

/**
 * Starts a PostgreSQL server in a temporary folder on a free port of 127.0.0.1, with trust for the superuser
 * `postgres`. As PostgreSQL refuses to run as root, root runs it as the machine's `postgres` user (or `nobody`).
 */
export async function startPostgres(): Promise<PostgresServer> {
  const { postgresBin } = bringParts();
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-postgres-'));
  const owner = await unprivilegedUser();
  if (owner) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  // The cluster is new and disposable, so initdb need not flush it; the server itself flushes as in production.
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  await runFile(join(postgresBin, 'initdb'), initdb, { cwd: folder, ...owner });

  const port = await freePort();
  const adminUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  let said = '';

  const stop = async (mode: StopMode = 'fast'): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(STOP_SIGNALS[mode]);
    await ended;
  };

  const start = async (): Promise<void> => {
    const settings = Object.entries({ ...SETTINGS, port: String(port), unix_socket_directories: folder });
    const words = ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    const [command, ...rest] = [...tiedToParent(), join(postgresBin, 'postgres'), ...words];
    said = '';
    const started = spawn(command ?? '', rest, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...owner });
    started.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-4000)));
    server = started;
    await untilItAnswers(adminUrl, () => {
      if (started.exitCode !== null) throw new Error(`PostgreSQL did not start on port ${port}:\n${said}`);
    });
  };

  await start();
  return {
    adminUrl,
    port,
    createDatabase: (options) => createDatabase(adminUrl, options),
    stop,
    start,
    remove: async () => {
      await stop('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(url: string, check: () => void): Promise<void> {
  for (;;) {
    check();
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      return;
    } catch {
      await pause(25);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Should the test run be killed, its server goes with it instead of staying behind. */
function tiedToParent(): string[] {
  return existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'SIGINT'] : [];
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL must not run as root, and this machine has neither a user postgres nor nobody.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
