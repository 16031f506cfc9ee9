import type * as Framework from '../src/framework/index.ts';
import type * as Folder from '../src/framework/read/files-of-folder.ts';
import type * as Reader from '../src/framework/read/read-pack.ts';

/** Loads every framework of the product with the built code, in milliseconds: as a start does, with a full check, or with a full check and nothing kept by the build. */
const built = async <T>(path: string): Promise<T> => (await import(new URL(`../dist/framework/${path}`, import.meta.url).href)) as T;
const { bundledIds, bundledPack, loadPack } = await built<typeof Framework>('index.js');
const { filesOfFolder } = await built<typeof Folder>('read/files-of-folder.js');
const { readPack } = await built<typeof Reader>('read/read-pack.js');
const folderOf = (id: string): string => new URL(`../frameworks/${id}`, import.meta.url).pathname;
const ways: Record<string, (id: string) => Promise<unknown>> = {
  started: bundledPack,
  checked: (id) => loadPack(folderOf(id)),
  anew: async (id) => readPack((await filesOfFolder(folderOf(id)))!),
};

const ids = await bundledIds();
const begun = performance.now();
for (const id of ids) if ((await ways[process.argv[2]!]!(id) as { ok?: boolean }).ok === false) throw new Error(`${id} is faulty`);
process.stdout.write(JSON.stringify({ packs: ids.length, took: performance.now() - begun }));
