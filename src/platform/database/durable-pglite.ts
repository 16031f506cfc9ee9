import { PGlite } from '@electric-sql/pglite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { createCluster } from './embedded/new-cluster.ts';
import { FlushingFiles } from './embedded/flushing-files.ts';
import { lockFolder } from './embedded/folder-lock.ts';
import { keepHouse } from './embedded/housekeeping.ts';
import { StoppingEngine } from './embedded/stopping-engine.ts';

// Days stay text, since a Date would bring a time zone that a day has not; counts are numbers.
const [DAY, BIGINT] = [1082, 20];
const parsers = { [DAY]: (value: string) => value, [BIGINT]: (value: string) => Number(value) };

export interface DurablePlace {
  /** The database's folder; made if it is not there. */
  dataDir: string;
  /** Hears of each flush to the disk as it begins, with the file's path; for tests and measurement. */
  onFlush?: (path: string) => void;
}

/**
 * PGlite's own start, but that flushing is on, and by the one call that reaches the disk:
 * the engine's `fdatasync`, which PostgreSQL would choose, does nothing.
 */
const START = [...PGlite.defaultStartParams.filter((word) => word !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];

/**
 * Opens the embedded PostgreSQL in a folder, creating it the first time; what it has acknowledged survives a power
 * cut. The folder is this process's alone until `close()`; fails with "The folder … is in use by process …".
 * See docs/decisions/0003-embedded-database-survives-power-cuts.md.
 */
export async function openDurablePGlite({ dataDir, onFlush = () => undefined }: DurablePlace): Promise<PGlite> {
  await makeFolder(dataDir);
  const release = await lockFolder(dataDir);
  try {
    const cluster = join(dataDir, 'cluster');
    if (!existsSync(cluster)) await createCluster(cluster);
    let flushes = 0;
    const heard = (path: string): void => {
      flushes += 1;
      onFlush(path);
    };
    let rest = (): void => undefined;
    const closed = (): void => {
      rest();
      release();
    };
    const engine = new StoppingEngine(new FlushingFiles(cluster, heard, closed), { startParams: START, parsers });
    await engine.waitReady;
    await proveThatCommitsFlush(engine, () => flushes);
    rest = keepHouse(engine);
    return engine;
  } catch (cause) {
    release();
    throw cause;
  }
}

/** Should another version of the engine flush no longer, it must not start and seem to. */
async function proveThatCommitsFlush(engine: PGlite, flushes: () => number): Promise<void> {
  const before = flushes();
  await engine.query(`select pg_logical_emit_message(true, 'golden-thread', 'is this flushed?')`);
  if (flushes() > before) return;
  await engine.close();
  throw new Error('The embedded database does not flush its commits to the disk.');
}
