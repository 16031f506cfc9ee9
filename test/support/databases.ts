import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { createDatabase, dropDatabase } from './postgres-databases.ts';

/** The two databases that the product runs on; what holds on one must hold on the other. */
export const DATABASE_KINDS = ['pglite', 'postgres'] as const;

export type DatabaseKind = (typeof DATABASE_KINDS)[number];

/** Where a test's database lives. It is empty: whoever opens it migrates it. */
export interface DatabasePlace {
  kind: DatabaseKind;
  /** Only for `postgres`: the address of a database of the test's own, as superuser. */
  databaseUrl?: string;
  /** A folder of the test's own, for files and, for `pglite`, the database itself. */
  dataDir: string;
  /** Deletes both. Close the database first. */
  remove(): Promise<void>;
}

/** Runs the tests once on each kind of database: `eachDatabase('actions', (kind) => { ... freshPlace(kind) ... })`. */
export function eachDatabase(name: string, tests: (kind: DatabaseKind) => void): void {
  describe.each(DATABASE_KINDS)(`${name} on %s`, tests);
}

/** An empty place for a database of this kind, shared with no other test. */
export async function freshPlace(kind: DatabaseKind): Promise<DatabasePlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'golden-thread-data-'));
  const removeFolder = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  if (kind === 'pglite') return { kind, dataDir, remove: removeFolder };
  const adminUrl = inject('postgresUrl');
  const databaseUrl = await createDatabase(adminUrl);
  return {
    kind,
    databaseUrl,
    dataDir,
    remove: async () => {
      await dropDatabase(adminUrl, databaseUrl);
      await removeFolder();
    },
  };
}
