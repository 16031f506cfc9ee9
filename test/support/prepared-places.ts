import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../src/platform/index.ts';
import { createDatabase } from './postgres-databases.ts';

/** Any number that nobody else on the run's server takes a lock by. */
const PREPARING = 20_261_120;

const TEMPLATE = 'prepared';

/** Fills a folder with the embedded database as it is after its migrations. Copying takes 0.2 s, making it 4 to 10. */
export async function copyPreparedFolder(dataDir: string): Promise<void> {
  const prepared = join(inject('runFolder'), TEMPLATE);
  await once(
    async () => existsSync(prepared),
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
    async (client) => (await client.query('select from pg_database where datname = $1', [TEMPLATE])).rowCount === 1,
    async (client) => {
      const databaseUrl = await createDatabase(adminUrl, { name: `${TEMPLATE}_draft` });
      const database = await openDatabase({ databaseUrl, dataDir });
      await database.asOwner('analyze');
      await database.close();
      // Nobody may be connected to what is renamed or copied, and the server lets go of a connection a moment late.
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [`${TEMPLATE}_draft`]);
      await client.query(`alter database ${TEMPLATE}_draft rename to ${TEMPLATE}`);
    },
  );
  return createDatabase(adminUrl, { template: TEMPLATE });
}

/** Test files run in processes of their own; of all that come at once, one does the work and the others wait. */
async function once(isDone: (client: Client) => Promise<boolean>, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARING]);
    if (!(await isDone(client))) await work(client);
  } finally {
    await client.end();
  }
}
