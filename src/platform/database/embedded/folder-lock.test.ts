import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const program = `
  const { lockFolder } = await import(${JSON.stringify(new URL('folder-lock.ts', import.meta.url).href)});
  await lockFolder(process.argv[1]);
  process.stdout.write('locked');
  setInterval(() => undefined, 1000);`;

describe('the lock of a folder', () => {
  it('names the process that has it, and is free once let go', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`The folder ${folder} is in use by process ${process.pid}.`);
    release();
    expect(await readdir(folder)).toEqual([]);
    (await lockFolder(folder))();
  });

  it('holds against other processes for as long as its own lives, and not after', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${child.pid}.`);
    child.kill('SIGKILL');
    await ended;
    (await lockFolder(folder))();
  });

  it('is taken over from a process of the same number, from before the machine was restarted', async () => {
    await writeFile(join(folder, `lock.${process.pid}.another-boot-123`), '');
    const release = await lockFolder(folder);
    release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes to one only, when many processes find a dead one\'s at once', async () => {
    await writeFile(join(folder, 'lock.1.another-boot-123'), '');
    const children = Array.from({ length: 6 }, () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(child, 'exit');
      return { child, ended, outcome: Promise.race([once(child.stdout, 'data').then(() => 'locked'), ended.then(() => 'refused')]) };
    });
    const outcomes = await Promise.all(children.map(({ outcome }) => outcome));
    for (const { child } of children) child.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    expect(outcomes.sort()).toEqual(['locked', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });
});
