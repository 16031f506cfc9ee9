import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundledIds, loadPack } from './index.ts';
import { filesOfFolder } from './read/files-of-folder.ts';

const folderOf = (id: string): string => fileURLToPath(new URL(`../../frameworks/${id}`, import.meta.url));
// The built code is what keeps them.
const { keptPack } = (await import(new URL('../../dist/framework/kept.js', import.meta.url).href)) as typeof import('./kept.ts');

it('A pack that the build kept is the very pack that a full check gives', async () => {
  for (const id of await bundledIds()) {
    const read = await loadPack(folderOf(id));
    if (!read.ok) throw new Error(`${id} is faulty`);
    expect(await keptPack(id, (await filesOfFolder(folderOf(id)))!)).toEqual({ pack: JSON.parse(JSON.stringify(read.pack)), digest: read.digest });
  }
});

it('A pack of which one letter, or one file, has changed since is not taken as checked', async () => {
  const files = (await filesOfFolder(folderOf('suffolk-2019')))!;
  expect(await keptPack('suffolk-2019', { ...files, 'themes.yaml': `${files['themes.yaml']} ` })).toBeNull();
  expect(await keptPack('suffolk-2019', { ...files, 'stray.yaml': 'x: 1' })).toBeNull();
  expect(await keptPack('essex-2013', files)).toBeNull();
  expect(await keptPack('another', files)).toBeNull();
});
