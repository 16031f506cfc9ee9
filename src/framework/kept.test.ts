import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { kept as nothingBuilt } from './kept.ts';
import { filesOfFolder, type PackFiles } from './read/files-of-folder.ts';
import { readPack } from './read/read-pack.ts';

const filesOf = async (id: string): Promise<PackFiles> => (await filesOfFolder(fileURLToPath(new URL(`../../frameworks/${id}`, import.meta.url))))!;
// The built code is what keeps them.
const built = new URL('../../dist/framework/', import.meta.url);
const { digestOfFiles, kept } = (await import(new URL('kept.js', built).href)) as typeof import('./kept.ts');
const { bundledIds, bundledPack } = (await import(new URL('library.js', built).href)) as typeof import('./library.ts');
const { files: keptFiles, packs } = await kept();

it('A pack from kept files is the very pack that reading them gives, at a start and in a check', async () => {
  for (const id of await bundledIds()) {
    const files = await filesOf(id);
    const read = readPack(files);
    if (!read.ok) throw new Error(`${id} is faulty`);
    const written = { ok: true, pack: JSON.parse(JSON.stringify(read.pack)), digest: read.digest };
    expect(packs[id]).toEqual({ files: digestOfFiles(files), digest: read.digest });
    expect(readPack(files, keptFiles)).toEqual(written);
    expect({ ok: true, ...(await bundledPack(id)) }).toEqual(written);
  }
});

it('A file that has changed is read anew, and so is the same text at another path', async () => {
  const files = await filesOf('suffolk-2019');
  const changed = { ...files, 'themes.yaml': files['themes.yaml']!.replace('{ key:', '{ kye:'), 'channels.yaml': files['themes.yaml']! };
  const read = readPack(changed, keptFiles);
  expect(read).toEqual(readPack(changed));
  if (read.ok) throw new Error('The faults were not found');
  expect(new Set(read.faults.map(({ file }) => file))).toEqual(new Set(['themes.yaml', 'channels.yaml']));
});

it('What refers to what is looked at in kept files too, each fault at its place', async () => {
  const files = await filesOf('suffolk-2019');
  const without = { ...files };
  delete (without as Record<string, string>)['forms/agency-summary.yaml'];
  const read = readPack(without, keptFiles);
  expect(read).toEqual(readPack(without));
  expect(read.ok).toBe(false);
});

it('One letter or one file more makes another digest', async () => {
  const files = await filesOf('suffolk-2019');
  expect(digestOfFiles({ ...files, 'themes.yaml': `${files['themes.yaml']} ` })).not.toBe(digestOfFiles(files));
  expect(digestOfFiles({ ...files, 'stray.yaml': 'x: 1' })).not.toBe(digestOfFiles(files));
});

it('Where nothing was built nothing is kept', async () => {
  expect(await nothingBuilt()).toEqual({ packs: {}, files: {} });
});
