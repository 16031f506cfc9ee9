import { describe, expect, it } from 'vitest';
import { bundledPack } from '../library.ts';
import { readPack } from '../read/read-pack.ts';
import { northshire } from '../testing/northshire.ts';
import { matched } from './matching.ts';
import { sideBySide } from './side-by-side.ts';

const suffolk = (await bundledPack('suffolk-2019')).pack;
const read = readPack(await northshire());
if (!read.ok) throw new Error('northshire is whole');
const north = read.pack;
const rowsOf = (key: string, [a, b] = [suffolk, north] as const) => sideBySide(a, b).find((subject) => subject.key === key)!.rows;

describe('two frameworks side by side', () => {
  it('names what one has and the other has not, each with its source', () => {
    const rapid = rowsOf('processes').find((row) => row.within === 'Rapid review')!;
    expect(rapid).toMatchObject({ state: 'only-a', a: { name: 'Rapid review' }, b: null });
    expect(rapid.a!.rule!.source).toContain('Appendix E');
    expect(rowsOf('processes').find((row) => row.within === 'Serious case review')).toMatchObject({ state: 'only-b', a: null });
    expect(rowsOf('voice')).toEqual([expect.objectContaining({ state: 'only-b', b: expect.objectContaining({ name: 'Youth Forum' }) })]);
  });
  it('matches processes of one kind that bear other keys and names', () => {
    const other = structuredClone(suffolk);
    Object.assign(other.processes.find((process) => process.key === 'rapid-review')!, { key: 'swift-look', name: 'Swift look', kind: 'rapid-review' });
    const rows = rowsOf('processes', [suffolk, other]);
    expect(rows.find((row) => row.within === 'Rapid review')).toMatchObject({ state: 'alike', a: { name: 'Rapid review' }, b: { name: 'Swift look' } });
    expect(rows.filter((row) => row.state.startsWith('only'))).toEqual([]);
  });
  it('matches groups by what they serve, and by a name that the vocabulary says instead', () => {
    const other = structuredClone(north);
    Object.assign(other.groups.find((group) => group.key === 'youth-forum')!, { key: 'young-people', name: 'Young Voices' });
    Object.assign(other.groups.find((group) => group.key === 'town-review-group')!, { key: 'case-panel', name: 'Case Panel', aliases: [] });
    other.vocabulary.push({ term: 'Young Voices', meaning: 'Young people of the area.', insteadOf: 'Youth Forum' });
    expect(rowsOf('groups', [north, other]).map((row) => [row.a?.name, row.b?.name])).toEqual([['The boards', 'The boards'], ['Serious Incident Review Group', 'Case Panel'], ['Executive Group', 'Executive Group'], ['Youth Forum', 'Young Voices']]);
  });
  it('shows clocks of one kind of work beside each other, and says that they differ', () => {
    const other = structuredClone(suffolk);
    const clock = other.processes.find((process) => process.key === 'rapid-review')!.clocks.find((each) => each.key === 'rapid-review')!;
    clock.within = { amount: 20, unit: 'calendar-days' };
    const row = rowsOf('clocks', [suffolk, other]).find((each) => each.state === 'differs')!;
    expect([row.within, row.a!.lines[0], row.b!.lines[0]]).toEqual(['Rapid review', 'within 15 working days, from: National submission', 'within 20 calendar days, from: National submission']);
  });
  it('finds nothing different between a framework and itself', () => {
    for (const subject of sideBySide(suffolk, suffolk)) expect(subject.rows.filter((row) => row.state !== 'alike'), subject.title).toEqual([]);
  });
  it('shows each thing of both frameworks once', () => {
    for (const subject of sideBySide(suffolk, north)) {
      const back = sideBySide(north, suffolk).find((each) => each.key === subject.key)!;
      const names = (rows: typeof subject.rows, of: 'a' | 'b') => rows.flatMap((row) => row[of]?.name ?? []).sort();
      expect(names(subject.rows, 'a'), subject.title).toEqual(names(back.rows, 'b'));
    }
    expect(rowsOf('roles').flatMap((row) => row.a?.name ?? [])).toEqual(suffolk.roles.map((role) => role.name));
  });
});

it('tries the surest marks over the whole of both lists before weaker ones', () => {
  const marks = (thing: { key: string; name: string }) => [[thing.key], [thing.name]];
  const a = [{ key: 'x', name: 'Audit' }, { key: 'audit', name: 'Other' }];
  const b = [{ key: 'audit', name: 'Audit' }];
  expect(matched(a, b, { a: marks, b: marks })).toEqual([{ a: a[0], b: null }, { a: a[1], b: b[0] }]);
});
