import { bundledIds, loadPack } from '../src/framework/index.ts';

/** Loads and checks every framework of the product, as a fresh process does and once more. Prints both in milliseconds. */
const ids = await bundledIds();
const folders = ids.map((id) => new URL(`../frameworks/${id}`, import.meta.url).pathname);
const once = async (): Promise<number> => {
  const begun = performance.now();
  for (const folder of folders) {
    const read = await loadPack(folder);
    if (!read.ok) throw new Error(`${folder} is faulty`);
  }
  return performance.now() - begun;
};
const first = await once();
process.stdout.write(`${JSON.stringify({ packs: ids.length, first, again: await once() })}\n`);
