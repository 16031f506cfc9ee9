import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../library.ts';
import { readPack } from '../read/read-pack.ts';
import { northshire } from '../testing/northshire.ts';
import { pathAt, textsOf, valuesOf } from './pack-files.ts';

const bundled = await bundledIds();
const north = readPack(await northshire());
if (!north.ok) throw new Error('northshire is whole');

describe('a pack taken apart and put together again', () => {
  it.each(bundled)('is the same: %s', async (id) => {
    const { pack, digest } = await bundledPack(id);
    const read = readPack(textsOf(valuesOf(pack)));
    expect(read).toMatchObject({ ok: true, digest });
  });
  it('is the same with every optional part', () => {
    expect(readPack(textsOf(valuesOf(north.pack)))).toMatchObject({ ok: true, digest: north.digest });
  });
  it('is the same after a database has put the names of each mapping into an order of its own', () => {
    const shuffled = (value: unknown): unknown => (Array.isArray(value) ? value.map(shuffled) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, shuffled(inner)])) : value);
    const values = Object.fromEntries(Object.entries(valuesOf(north.pack)).map(([file, value]) => [file, shuffled(value)]));
    expect(readPack(textsOf(values))).toMatchObject({ ok: true, digest: north.digest });
  });
});

describe('the place of a fault as a path', () => {
  it('leads to what stands there', () => {
    const values = structuredClone(valuesOf(north.pack)) as Record<string, { roles: { deputy: string }[]; groups: { name: string }[] }>;
    values['organisation.yaml']!.roles[0]!.deputy = 'nobody';
    values['organisation.yaml']!.groups[1]!.name = '';
    const texts = textsOf(values);
    const read = readPack(texts);
    expect(read.ok ? [] : read.faults.map((fault) => pathAt(texts[fault.file] ?? '', fault.line, fault.column))).toEqual([['groups', 1, 'name'], ['roles', 0, 'deputy']]);
  });
});
