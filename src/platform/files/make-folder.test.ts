import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'golden-thread-folder-'));
  await writeFile(join(root, 'a-file'), 'not a folder');
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('making a folder', () => {
  it('makes those above it too, for this account alone, and is content with one that is there', async () => {
    const folder = join(root, 'one', 'two', 'three');
    await Promise.all([makeFolder(folder), makeFolder(folder)]);
    await makeFolder(`${folder}/`);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'one'))).mode & 0o777).toBe(0o700);
  });
  // Node’s own way of making the folders above asks procfs again and again, and never comes back.
  it.runIf(process.platform === 'linux')('says so where the system takes no folder', async () => {
    await expect(makeFolder('/proc/none')).rejects.toThrow('No folder can be made at /proc/none');
    await expect(makeFolder('/proc/none/deeper')).rejects.toThrow('No folder can be made at /proc/none');
  });
  it('says so where a file is in its place, or above it', async () => {
    await expect(makeFolder(join(root, 'a-file'))).rejects.toThrow(`${join(root, 'a-file')} is a file, and a folder is needed`);
    await expect(makeFolder(join(root, 'a-file', 'folder'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
