import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { createDatabase, dropDatabase } from './postgres-databases.ts';
import { copyFilled, copyPreparedDatabase, copyPreparedFolder } from './prepared-places.ts';

/** The two databases that the product runs on; what holds on one must hold on the other. */
export const DATABASE_KINDS = ['pglite', 'postgres'] as const;

export type DatabaseKind = (typeof DATABASE_KINDS)[number];

/** Where a test's database lives. */
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

/** A place shared with no other test, whose database is migrated and holds nothing else. */
export async function freshPlace(kind: DatabaseKind): Promise<DatabasePlace> {
  const place = await newFolder(kind);
  if (kind === 'postgres') return withDatabase(place, await copyPreparedDatabase(place.dataDir));
  await copyPreparedFolder(place.dataDir);
  return place;
}

/** A place of the test's own that is like one that `fill` filled, once in a run; with what it gave back. */
export async function filledPlace<Known>(kind: DatabaseKind, name: string, fill: (place: DatabasePlace) => Promise<Known>): Promise<{ place: DatabasePlace; known: Known }> {
  const empty = await newFolder(kind);
  const { databaseUrl, known } = await copyFilled(name, () => freshPlace(kind), empty, fill);
  return { place: databaseUrl === undefined ? empty : withDatabase(empty, databaseUrl), known };
}

/** A place as it is before the product's very first start: for the few tests that are about that. */
export async function emptyPlace(kind: DatabaseKind): Promise<DatabasePlace> {
  const place = await newFolder(kind);
  return kind === 'postgres' ? withDatabase(place, await createDatabase(inject('postgresUrl'))) : place;
}

async function newFolder(kind: DatabaseKind): Promise<DatabasePlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'golden-thread-data-'));
  return { kind, dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

function withDatabase(place: DatabasePlace, databaseUrl: string): DatabasePlace {
  return {
    ...place,
    databaseUrl,
    remove: async () => {
      await dropDatabase(inject('postgresUrl'), databaseUrl);
      await place.remove();
    },
  };
}
