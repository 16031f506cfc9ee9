import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { coverageCommand } from '../commands/coverage.ts';
import { bundledPack } from '../library.ts';
import { coverageOf } from './coverage.ts';
import { readRequirements } from './requirements.ts';

const requirements = await readRequirements();
const { pack } = await bundledPack('suffolk-2019');

it('The catalogue holds 386 requirements, each once, numbered without a gap', () => {
  expect(requirements).toHaveLength(386);
  for (const [prefix, count] of [['SUF', 92], ['LLR', 106], ['ESX', 49], ['SOL', 41], ['RED', 98]] as const) {
    expect(requirements.filter(({ id }) => id.startsWith(prefix)).map(({ id }) => Number(id.slice(4)))).toEqual(Array.from({ length: count }, (_, at) => at + 1));
  }
});

it('Every requirement comes back once, whatever the packs', () => {
  expect(coverageOf(requirements, []).map(({ requirement, state }) => [requirement.id, state])).toEqual(requirements.map(({ id }) => [id, 'not yet']));
  expect(coverageOf(requirements, [pack, pack]).map(({ requirement }) => requirement.id)).toEqual(requirements.map(({ id }) => id));
});

it('No requirement of Suffolk is missing from its pack, and none is said to run that only a schedule names', () => {
  const suffolk = coverageOf(requirements, [pack]).filter(({ requirement }) => requirement.id.startsWith('SUF'));
  expect(suffolk.filter(({ state }) => state === 'not yet')).toEqual([]);
  expect(suffolk.find(({ requirement }) => requirement.id === 'SUF-69')?.state).toBe('runs');
  const scheduled = coverageOf(requirements, [{ ...pack, processes: pack.processes.map((process) => ({ ...process, runs: false })), criteria: [], forms: [], documents: [], learning: pack.learning }]);
  expect(scheduled.find(({ requirement }) => requirement.id === 'SUF-69')?.state).toBe('stated');
});

it('A group, role, channel or principle that is only named runs nothing; the pack says at which page what is asked is done', () => {
  const silent = (value: unknown): unknown => (Array.isArray(value) ? value.map(silent) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'doneAt').map(([name, inner]) => [name, silent(inner)])) : value);
  const without = coverageOf(requirements, [silent(pack) as typeof pack]);
  const said = coverageOf(requirements, [pack]);
  const of = (covered: typeof said, id: string) => covered.find(({ requirement }) => requirement.id === id)!;
  for (const id of ['SUF-04', 'SUF-08', 'SUF-09', 'SUF-15', 'SUF-21', 'SUF-29', 'SUF-92']) {
    expect(of(without, id), id).toMatchObject({ state: 'stated', doneAt: [] });
    expect(of(said, id).state, id).toBe('runs');
    expect(of(said, id).doneAt.length, id).toBeGreaterThan(0);
  }
  expect(of(said, 'SUF-15').doneAt).toEqual(['issues and events at which learning is shared (/lessons/shared)']);
  expect(of(said, 'SUF-30').state).toBe('stated');
});

it('docs/coverage.md says what the packs say', async () => {
  expect(await readFile(new URL('../../../docs/coverage.md', import.meta.url), 'utf8')).toBe(`${await coverageCommand()}\n`);
});

it('each kind of requirement is one of which it is known where the product acts on it', async () => {
  const text = await coverageCommand();
  expect(new Set(requirements.map(({ kind }) => kind))).toEqual(new Set(['process', 'decision', 'clock', 'criterion', 'role', 'group', 'channel', 'evaluation', 'method', 'register', 'report', 'cadence', 'standard', 'principle', 'indicator']));
  for (const { id } of requirements) expect(text).toContain(`| ${id} |`);
});
