import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDurablePGlite } from './durable-pglite.ts';

let root: string;
let made: string;
let dataDir: string;
let folders = 0;

// Making a database takes seconds, copying one does not: each test has a copy of its own.
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'golden-thread-durable-'));
  made = join(root, 'made');
  const engine = await openDurablePGlite({ dataDir: made });
  await engine.exec('create table action (id int primary key, words text)');
  await engine.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(() => {
  folders += 1;
  dataDir = join(root, `data-${folders}`);
  cpSync(made, dataDir, { recursive: true });
});

async function idsIn(folder: string): Promise<number[]> {
  const engine = await openDurablePGlite({ dataDir: folder });
  const { rows } = await engine.query<{ id: number }>('select id from action order by id');
  await engine.close();
  return rows.map(({ id }) => id);
}

describe('a commit in the embedded database', () => {
  it('has flushed the log before it is acknowledged, and a read flushes nothing', async () => {
    const flushed: string[] = [];
    const engine = await openDurablePGlite({ dataDir, onFlush: (path) => flushed.push(path) });
    for (const id of [1, 2, 3]) {
      flushed.length = 0;
      await engine.query('insert into action values ($1)', [id]);
      expect(flushed).toEqual([expect.stringMatching(/pg_wal\/[0-9A-F]{24}$/)]);
    }
    flushed.length = 0;
    await engine.query('select * from action');
    expect(flushed).toEqual([]);
    await engine.exec('checkpoint');
    expect(flushed.filter((path) => /\/base\/\d+\/\d+$/.test(path)).length).toBeGreaterThan(0);
    expect(flushed.at(-1)).toContain('pg_control');
    await engine.close();
  });

  it('is there after a power cut that took all that was not flushed', async () => {
    const disk = join(root, `disk-${folders}`);
    cpSync(dataDir, disk, { recursive: true });
    const engine = await openDurablePGlite({ dataDir, onFlush: (path) => flushTo(disk, path) });
    const ids = Array.from({ length: 40 }, (_, id) => id);
    for (const id of ids) {
      await engine.query('insert into action values ($1, $2)', [id, 'words '.repeat(100)]);
      if (id % 15 === 10) await engine.exec('checkpoint');
      if (id === 20) await engine.exec('create table lesson as select generate_series(1, 1000) as number');
    }
    expect(await idsIn(disk)).toEqual(ids);
    const after = await openDurablePGlite({ dataDir: disk });
    expect((await after.query('select count(*)::int as lessons from lesson')).rows).toEqual([{ lessons: 1000 }]);
    await after.close();
    await engine.close();
  });

  it('is refused where the flush fails, as is all that follows, until it is opened again', async () => {
    let broken = false;
    const onFlush = (): void => {
      if (broken) throw new Error('the disk does not answer');
    };
    const engine = await openDurablePGlite({ dataDir, onFlush });
    await engine.query('insert into action values (1)');
    broken = true;
    await expect(engine.query('insert into action values (2)')).rejects.toThrow('The embedded database has stopped');
    broken = false;
    await expect(engine.query('select 1')).rejects.toThrow('could not be flushed to the disk');
    await expect(engine.transaction((tx) => tx.query('insert into action values (3)'))).rejects.toThrow('has stopped');
    await engine.close();
    const ids = await idsIn(dataDir);
    expect(ids).toContain(1);
    expect(ids).not.toContain(3);
  });

  it('is there after the process was killed in the middle of its work', async () => {
    let last = 0;
    for (let round = 0; round < 3; round += 1) {
      const acknowledged = await insertUntilKilled(last + 1, 30 + 17 * round);
      const ids = await idsIn(dataDir);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(ids).toEqual(expect.arrayContaining(acknowledged));
      last = ids.at(-1) ?? 0;
    }
  });
});

describe('the folder of the embedded database', () => {
  it('is refused to a second opener while the first has it', async () => {
    const engine = await openDurablePGlite({ dataDir });
    await expect(openDurablePGlite({ dataDir })).rejects.toThrow(`The folder ${dataDir} is in use by process ${process.pid}.`);
    await engine.close();
    expect(await idsIn(dataDir)).toEqual([]);
  });

  it('is made anew where the first start was cut short', async () => {
    const fresh = join(root, 'cut-short');
    mkdirSync(join(fresh, 'cluster.new'), { recursive: true });
    writeFileSync(join(fresh, 'cluster.new', 'PG_VERSION'), '18\n');
    const engine = await openDurablePGlite({ dataDir: fresh });
    expect((await engine.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await engine.close();
    expect(readdirSync(fresh)).toEqual(['cluster']);
  });
});

/**
 * Does to a second folder what a flush does to a disk: a file gets there with its content, a folder with its names.
 * What is never flushed never gets there, so that opening the second folder is what follows a power cut, at its worst.
 */
function flushTo(disk: string, path: string): void {
  const inside = path.replace(/^\/pglite\/data/, 'cluster');
  const from = join(dataDir, inside);
  const to = join(disk, inside);
  if (!statSync(from).isDirectory()) {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
    return;
  }
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(to)) if (!existsSync(join(from, name))) rmSync(join(to, name), { recursive: true });
  for (const name of readdirSync(from)) {
    if (existsSync(join(to, name))) continue;
    if (statSync(join(from, name)).isDirectory()) mkdirSync(join(to, name));
    else writeFileSync(join(to, name), '');
  }
}

/** A process of its own inserts from an id on and says which are acknowledged; it is killed once it has said so many. */
async function insertUntilKilled(from: number, many: number): Promise<number[]> {
  const program = `
    const { openDurablePGlite } = await import(${JSON.stringify(new URL('durable-pglite.ts', import.meta.url).href)});
    const engine = await openDurablePGlite({ dataDir: ${JSON.stringify(dataDir)} });
    for (let id = ${from}; ; id += 1) {
      await engine.query('insert into action values ($1, $2)', [id, 'words '.repeat(100)]);
      process.stdout.write(id + '\\n');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(Number(line));
    if (acknowledged.length === many) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return acknowledged;
}
