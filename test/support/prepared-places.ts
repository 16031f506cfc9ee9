import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../src/platform/index.ts';
import { createDatabase } from './postgres-databases.ts';
import type { DatabasePlace } from './databases.ts';

/** Any numbers that nobody else on the run's server takes a lock by. A place is filled on top of a prepared one. */
const PREPARING = 20_261_120;
const FILLING = 20_261_121;

const TEMPLATE = 'prepared';

/** Fills a folder with the embedded database as it is after its migrations. Copying takes 0.2 s, making it 4 to 10. */
export async function copyPreparedFolder(dataDir: string): Promise<void> {
  const prepared = join(inject('runFolder'), TEMPLATE);
  await once(
    PREPARING, async () => existsSync(prepared),
    async () => {
      const draft = await mkdtemp(join(inject('runFolder'), 'draft-'));
      const database = await openDatabase({ dataDir: draft });
      await database.asOwner('analyze');
      await database.close();
      await rename(draft, prepared);
    },
  );
  await cp(prepared, dataDir, { recursive: true });
}

/** A new database on the run's server as it is after its migrations; gives back its address. */
export async function copyPreparedDatabase(dataDir: string): Promise<string> {
  const adminUrl = inject('postgresUrl');
  await once(
    PREPARING, async (client) => (await client.query('select from pg_database where datname = $1', [TEMPLATE])).rowCount === 1,
    async (client) => {
      const databaseUrl = await createDatabase(adminUrl, { name: `${TEMPLATE}_draft` });
      const database = await openDatabase({ databaseUrl, dataDir });
      await database.asOwner('analyze');
      await database.close();
      await renameDatabase(client, `${TEMPLATE}_draft`, TEMPLATE);
    },
  );
  return createDatabase(adminUrl, { template: TEMPLATE });
}

/**
 * Copies a place that is filled once in a run, for what takes many seconds to make and is the same for many test files.
 * @param fresh a place that holds nothing yet, of the same kind
 * @param fill fills it and closes what it opened; gives back what has to be known of it, as JSON can hold it
 */
export async function copyFilled<Known>(name: string, fresh: () => Promise<DatabasePlace>, empty: DatabasePlace, fill: (place: DatabasePlace) => Promise<Known>): Promise<{ databaseUrl?: string; known: Known }> {
  const folder = join(inject('runFolder'), `${name}-${empty.kind}`);
  await once(FILLING, async () => existsSync(folder), async (client) => {
    const place = await fresh();
    await writeFile(`${folder}.json`, JSON.stringify(await fill(place)));
    if (place.databaseUrl !== undefined) await renameDatabase(client, new URL(place.databaseUrl).pathname.slice(1), name);
    await rename(place.dataDir, folder);
  });
  await cp(folder, empty.dataDir, { recursive: true });
  const known = JSON.parse(await readFile(`${folder}.json`, 'utf8')) as Known;
  return empty.kind === 'postgres' ? { databaseUrl: await createDatabase(inject('postgresUrl'), { template: name }), known } : { known };
}

/** Nobody may be connected to what is renamed or copied, and the server lets go of a connection a moment late. */
async function renameDatabase(client: Client, from: string, to: string): Promise<void> {
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
  await client.query(`alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`);
}

/** Test files run in processes of their own; of all that come at once, one does the work and the others wait. */
async function once(lock: number, isDone: (client: Client) => Promise<boolean>, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    if (!(await isDone(client))) await work(client);
  } finally {
    await client.end();
  }
}
