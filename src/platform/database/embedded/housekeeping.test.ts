import type { PGlite } from '@electric-sql/pglite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDurablePGlite } from '../durable-pglite.ts';
import { lookAfter } from './housekeeping.ts';

let dataDir: string;
let engine: PGlite;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'golden-thread-housekeeping-'));
  engine = await openDurablePGlite({ dataDir });
});
afterAll(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
});

// The server itself counts changes up to a second late.
const counted = `;select pg_stat_force_next_flush();`;
const longAgo = (): { last: number } => ({ last: -Infinity });
const justNow = (): { last: number } => ({ last: performance.now() });

async function number(sql: string): Promise<number> {
  const { rows } = await engine.query<{ n: number }>(`select (${sql})::float8 as n`);
  return rows[0]?.n ?? NaN;
}
const logBehind = (): Promise<number> => number('select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) from pg_control_checkpoint()');
const rowsPlannedFor = (table: string): Promise<number> => number(`select reltuples from pg_class where relname = '${table}'`);

describe('the housekeeping of the embedded database', () => {
  it('counts a table that has grown, so that queries on it are planned well', async () => {
    await engine.exec(`create table "Action" as select generate_series(1, 5000) as number ${counted}`);
    expect(await rowsPlannedFor('Action')).toBe(-1);
    expect(await lookAfter(engine, justNow())).toBe(true);
    expect(await rowsPlannedFor('Action')).toBe(5000);
  });

  it('frees what deleted rows took', async () => {
    await engine.exec(`delete from "Action" where number > 100 ${counted}`);
    await lookAfter(engine, justNow());
    expect(await number(`select n_dead_tup from pg_stat_user_tables where relname = 'Action'`)).toBe(0);
  });

  it('cuts the log short from time to time, and at once when it has grown long', async () => {
    await lookAfter(engine, longAgo());
    await engine.exec(`create table lesson as select generate_series(1, 20000) as number; analyze lesson`);
    const grown = await logBehind();
    expect(grown).toBeGreaterThan(1_000_000);
    await lookAfter(engine, justNow());
    expect(await logBehind()).toBeGreaterThanOrEqual(grown);
    await lookAfter(engine, longAgo());
    expect(await logBehind()).toBeLessThan(10_000);
    await engine.exec(`create table long as select repeat('x', 1000) from generate_series(1, 80000); analyze long`);
    expect(await logBehind()).toBeGreaterThan(64 * 1024 * 1024);
    await lookAfter(engine, justNow());
    expect(await logBehind()).toBeLessThan(10_000);
  });

  it('keeps out of a transaction that is open', async () => {
    await engine.exec('begin; set local role pg_read_all_data');
    expect(await lookAfter(engine, longAgo())).toBe(false);
    await engine.exec('commit');
    await engine.transaction(async (tx) => {
      await tx.query('set local role pg_read_all_data');
      expect(await lookAfter(engine, longAgo())).toBe(false);
    });
    expect(await lookAfter(engine, longAgo())).toBe(true);
  });
});
