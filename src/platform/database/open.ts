import { join } from 'node:path';
import { CompiledQuery, Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { makeFolder } from '../files/make-folder.ts';
import { openDurablePGlite } from './durable-pglite.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** A transaction that acts for somebody, under row-level security. */
export type Tx = Kysely<Schema>;

/** Whom a transaction acts for. The role is the database's own: what it may touch is settled there. */
export type Acting =
  /** A signed-in person, or somebody still at the door. */
  | { role: 'gt_app'; partnershipId?: string; personId?: string }
  /** A professional who came by a personal link. */
  | { role: 'gt_link' }
  /** A job, or the product itself. */
  | { role: 'gt_worker'; partnershipId?: string };

export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /**
   * Runs one transaction for somebody; rolls back if the function throws. Where somebody else was quicker (ChangedMeanwhile,
   * or two that waited for each other), it is run again on what then stands, so the function does nothing outside `tx` twice.
   */
  run<T>(acting: Acting, deed: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement as the owner of the tables, outside row-level security's roles: for jobs' own tables, backup and migrations. */
  asOwner(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  close(): Promise<void>;
}

/** What was read was changed by somebody else before it was written. */
export class ChangedMeanwhile extends Error {}

/** How often a transaction is tried: each round one of those who meet gets through. */
const mostTries = 10;
const metAnother = (cause: unknown): boolean =>
  cause instanceof ChangedMeanwhile || (cause instanceof Error && 'code' in cause && (cause.code === '40001' || cause.code === '40P01'));

export interface Place {
  /** postgres:// address of a server; without it the embedded database under dataDir is used. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** Connections held to a server. */
  connections?: number;
}

// Days stay text (yyyy-mm-dd): a Date would bring a time zone that a day has not.
const dayOid = 1082;
const bigintOid = 20;
pg.types.setTypeParser(dayOid, (value) => value);
pg.types.setTypeParser(bigintOid, (value) => Number(value));

/** Opens the database at a place and migrates it. */
export async function openDatabase(place: Place): Promise<Database> {
  return place.databaseUrl === undefined ? openEmbedded(place.dataDir) : openServer(place.databaseUrl, place.connections ?? 16);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  await makeFolder(dataDir);
  const engine = await openDurablePGlite({ dataDir: join(dataDir, 'database') });
  await migrate(async (text) => {
    const results = await engine.exec(text);
    return { rows: (results.at(-1)?.rows ?? []) as Record<string, unknown>[] };
  });
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: engine }) });
  // Statements of the owner take their turn with everybody else's: there is one connection.
  const asOwner: Database['asOwner'] = (text, values = []) =>
    kysely.connection().execute(async () => {
      if (values.length > 0) return { rows: (await engine.query<Record<string, unknown>>(text, [...values])).rows };
      const results = await engine.exec(text);
      return { rows: (results.at(-1)?.rows ?? []) as Record<string, unknown>[] };
    });
  return database('pglite', kysely, asOwner, async () => {
    await kysely.destroy();
    if (!engine.closed) await engine.close();
  });
}

async function openServer(url: string, connections: number): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'golden-thread', connectionTimeoutMillis: 5000 });
  // An idle connection that the server drops must not bring the process down; the next query reports it.
  pool.on('error', () => undefined);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(7243261)');
    await migrate(async (text) => {
      const result = await client.query(text);
      return Array.isArray(result) ? (result as pg.QueryResult[]).at(-1)! : result;
    });
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    client.release();
  }
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const asOwner: Database['asOwner'] = async (text, values = []) => {
    const result = await pool.query<Record<string, unknown>>(values.length > 0 ? { text, values: [...values] } : text);
    return { rows: Array.isArray(result) ? ((result as pg.QueryResult<Record<string, unknown>>[]).at(-1)?.rows ?? []) : result.rows };
  };
  return database('postgres', kysely, asOwner, async () => {
    await kysely.destroy();
    // Kysely ends the pool only if it ever used it.
    if (!pool.ended) await pool.end();
  });
}

function database(kind: Database['kind'], kysely: Kysely<Schema>, asOwner: Database['asOwner'], close: () => Promise<void>): Database {
  return {
    kind,
    close,
    async run(acting, deed) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await kysely.connection().execute((connection) => once(kind, connection, acting, deed));
        } catch (cause) {
          if (attempt === mostTries || !metAnother(cause)) throw cause;
        }
      }
    },
    asOwner,
  };
}

async function once<T>(kind: Database['kind'], connection: Tx, acting: Acting, deed: (tx: Tx) => Promise<T>): Promise<T> {
  // One round trip on a server; the embedded engine takes one statement at a time.
  if (kind === 'postgres') await connection.executeQuery(CompiledQuery.raw(`begin; set local role ${acting.role}`));
  else {
    await connection.executeQuery(CompiledQuery.raw('begin'));
    await connection.executeQuery(CompiledQuery.raw(`set local role ${acting.role}`));
  }
  try {
    if (acting.role !== 'gt_link' && acting.partnershipId !== undefined) {
      const person = acting.role === 'gt_app' ? (acting.personId ?? '') : '';
      await sql`select set_config('gt.partnership', ${acting.partnershipId}, true), set_config('gt.person', ${person}, true)`.execute(connection);
    }
    const result = await deed(connection);
    await connection.executeQuery(CompiledQuery.raw('commit'));
    return result;
  } catch (cause) {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
    throw cause;
  }
}
