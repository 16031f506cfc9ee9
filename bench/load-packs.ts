import type * as Framework from '../src/framework/index.ts';

/** Loads every framework of the product with the built code, in milliseconds: as a start does, or checked whole, twice. */
const { bundledIds, bundledPack, loadPack } = (await import(new URL('../dist/framework/index.js', import.meta.url).href)) as typeof Framework;
const ids = await bundledIds();
const timed = async (load: (id: string) => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  for (const id of ids) await load(id);
  return performance.now() - begun;
};
const checked = async (id: string): Promise<void> => {
  const read = await loadPack(new URL(`../frameworks/${id}`, import.meta.url).pathname);
  if (!read.ok) throw new Error(`${id} is faulty`);
};
const times = process.argv[2] === 'started' ? { packs: ids.length, started: await timed(bundledPack) } : { checked: await timed(checked), again: await timed(checked) };
process.stdout.write(`${JSON.stringify(times)}\n`);
