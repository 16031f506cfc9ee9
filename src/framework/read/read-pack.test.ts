import fc from 'fast-check';
import { isMap, isSeq, parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { at } from '../check/at.ts';
import { kinds, references } from '../check/kinds.ts';
import { inFiles } from '../check/references.ts';
import { readYaml, type Path } from '../fault.ts';
import { northshire } from '../testing/northshire.ts';
import { Pack } from '../schema/pack.ts';
import { readPack } from './read-pack.ts';

const files = await northshire();
const yamlFiles = Object.keys(files).filter((file) => file.endsWith('.yaml'));
const faultsOf = (changed: Readonly<Record<string, string>>) => {
  const read = readPack(changed);
  return read.ok ? [] : read.faults;
};

describe('a pack with all that a framework may state', () => {
  it('has no faults, and keeps what it states', () => {
    const read = readPack(files);
    expect(read.ok ? [] : read.faults).toEqual([]);
    expect(read.ok && { boards: read.pack.boards?.length, rounds: read.pack.assessments?.[0]?.every, voice: read.pack.voice?.routes.length, joint: read.pack.processes[1]?.jointWith?.[0]?.process })
      .toEqual({ boards: 4, rounds: 'two-years', voice: 1, joint: 'domestic-homicide-review' });
  });
  it('may leave out what not every framework speaks of, and a README may stand in any folder', () => {
    const { 'assessments.yaml': _, 'voice.yaml': __, 'risks.yaml': ___, ...fewer } = files;
    expect(faultsOf({ ...fewer, 'processes/README.md': 'How to read these' })).toEqual([]);
  });
});

describe('files that no pack has', () => {
  it.each([
    ['processes/notes.txt', 'end in .yaml'], ['processes/rapid-review.yml', 'end in .yaml'], ['letters/one.yaml', 'folders processes and forms'], ['forms/old/one.yaml', 'folders processes and forms'],
  ])('%s', (file, message) => expect(faultsOf({ ...files, [file]: '' })).toEqual([{ file, line: 1, column: 1, rule: 'unknown-file', message: expect.stringContaining(message) }]));
  it('one misspelt: it and the one that is missing', () => {
    const { 'doubts.yaml': doubts, ...rest } = files;
    expect(faultsOf({ ...rest, 'doubt.yaml': doubts! }).map(({ file, rule, message }) => [file, rule, message])).toEqual([
      ['doubt.yaml', 'unknown-file', 'A pack has no file of this name. Did you mean "doubts.yaml"?'], ['doubts.yaml', 'missing-file', 'The pack needs this file.'],
    ]);
  });
  it('a pack without processes', () => {
    const none = Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith('processes/')));
    expect(faultsOf(none)).toContainEqual({ file: 'processes', line: 1, column: 1, rule: 'missing-file', message: expect.stringContaining('at least one process') });
  });
});

/** Everything in the pack that something else names, with the place of its key. */
const texts = yamlFiles.map((file) => readYaml(file, files[file]!).text);
const named = references.flatMap(([file, pattern, kind]) => inFiles(texts, file).flatMap((text) => at(text, pattern)).flatMap(({ text, value }) =>
  kinds[kind].flatMap(([maker, where]) => (maker === 'own' ? [text] : inFiles(texts, maker)).flatMap((made) => at(made, where)).filter((found) => found.value === value).map((found) => ({ file: found.text.file, path: found.path, key: String(value) })))));
const namedOnce = [...new Map(named.map((each) => [`${each.file} ${each.path.join('.')}`, each])).values()];

describe('a pack that somebody damages', () => {
  it('has a fault wherever a thing that is named is taken out', () => {
    expect(namedOnce.length).toBeGreaterThan(30);
    for (const { file, path, key } of namedOnce) {
      const { [file]: _, ...without } = files;
      // A process or form is its whole file; everything else is an entry of a list.
      const damaged = path.length === 1 ? without : { ...files, [file]: withoutEntry(files[file]!, path.slice(0, -1)) };
      expect(faultsOf(damaged).length, `${key} of ${file}`).toBeGreaterThan(0);
    }
  });
  it('gives the pack as its schema writes it, so that the same pack always has the same digest', () => {
    const read = readPack(files);
    if (!read.ok) throw new Error('the made-up pack is whole');
    expect(JSON.stringify(Pack.parse(read.pack))).toBe(JSON.stringify(read.pack));
  });
  it('never crashes: whatever is cut out, put in or doubled, each fault has its place in a file', () => {
    const cut = fc.record({ file: fc.constantFrom(...yamlFiles), from: fc.nat(4000), length: fc.nat(60), put: fc.oneof(fc.constantFrom('', '- ', '  ', ': ', '{', ']', '*a', '&a ', '"', '\n', '\t', 'key: key\n', '__proto__: x\n', '? ', '!!js ', '%', '---\n', '<<: x\n'), fc.string({ maxLength: 6 })) });
    fc.assert(fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
      const damaged: Record<string, string> = { ...files };
      for (const { file, from, length, put } of cuts) damaged[file] = damaged[file]!.slice(0, from) + put + damaged[file]!.slice(from + length);
      for (const fault of faultsOf(damaged)) {
        const lines = (damaged[fault.file] ?? '').split('\n');
        expect(fault.line).toBeGreaterThanOrEqual(1);
        expect(fault.line).toBeLessThanOrEqual(lines.length);
        expect(fault.column).toBeGreaterThanOrEqual(1);
        expect(fault.rule).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(fault.message).not.toBe('');
      }
    }), { numRuns: 120 });
  });
});

function withoutEntry(text: string, path: Path): string {
  const document = parseDocument(text);
  const list = document.getIn(path.slice(0, -1));
  if (!isSeq(list) && !isMap(list)) throw new Error('an entry stands in a list');
  document.deleteIn(path);
  return document.toString();
}
