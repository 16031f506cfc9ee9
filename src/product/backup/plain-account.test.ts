import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSecretKey, openDatabase, type Database } from '../../platform/index.ts';
import { emptyPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { foundBoard } from '../demonstration/found-board.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

// An account as a county's database team gives it: it owns its database, may create roles, and is no superuser.
const account = `plain_${randomBytes(4).toString('hex')}`;
let place: DatabasePlace;
let database: Database | undefined;
const asAdmin = async (...statements: string[]): Promise<void> => {
  const client = new Client({ connectionString: place.databaseUrl! });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};
beforeAll(async () => {
  place = await emptyPlace('postgres');
  const url = new URL(place.databaseUrl!);
  const name = url.pathname.slice(1);
  const roles = ['gt_app', 'gt_link', 'gt_worker', 'gt_door'];
  await asAdmin(
    ...roles.map((role) => `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`),
    `create role ${account} login createrole password '${account}'`, `grant ${roles.join(', ')} to ${account}`, `alter database "${name}" owner to ${account}`, `alter schema public owner to ${account}`,
  );
  url.username = account;
  url.password = account;
  database = await openDatabase({ databaseUrl: url.href, dataDir: place.dataDir });
});
afterAll(async () => {
  await database?.close();
  await asAdmin(`reassign owned by ${account} to current_user`, `drop owned by ${account}`, `drop role ${account}`);
  await place.remove();
});

it('An account that is no superuser runs the product, and is told at backup and at restore what those need', async () => {
  const installation = { database: database!, filesFolder: join(place.dataDir, 'files'), key: newSecretKey() };
  const file = join(place.dataDir, 'backup.gz');
  await foundBoard(database!, '2024-01-01');
  await expect(makeBackup(installation, file, new Date('2026-12-01T10:00:00Z'))).rejects.toThrow('Give DATABASE_URL a superuser, or a user with BYPASSRLS, for this one command.');
  await expect(restoreBackup(installation, file)).rejects.toThrow();
});
