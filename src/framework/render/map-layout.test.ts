import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../library.ts';
import { cutMap, layOut } from './map-layout.ts';

describe('the map of a process on paper', async () => {
  const all = (await Promise.all((await bundledIds()).map(bundledPack))).flatMap(({ pack }) => pack.processes.map((process) => ({ name: `${pack.id} ${process.key}`, process, map: layOut(process, pack) })));

  it.each(all)('is cut between steps into pieces that follow one another and fill no more than a page each: $name', ({ process, map }) => {
    const whole = map.height + (process.clocks.length > 0 ? 26 + process.clocks.length * 54 : 0);
    const pieces = cutMap(map, whole);
    expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.slice(0, -1).map(({ to }) => to)]);
    expect(pieces.at(-1)!.to).toBe(whole);
    for (const { from, to } of pieces) expect(to - from).toBeLessThan(map.width * 1.35);
    for (const box of map.boxes) expect(pieces.some(({ from, to }) => from <= box.y && box.y + box.height <= to), box.key).toBe(true);
  });
  it('is left whole where it stands on one page', () => expect(all.some(({ map }) => cutMap(map, map.height).length === 1)).toBe(true));
});
