import { isScalar } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../fault.ts';
import { readPack } from '../read/read-pack.ts';
import { northshire } from '../testing/northshire.ts';
import { at } from './at.ts';
import { kinds, references } from './kinds.ts';
import { inFiles, ruleOf } from './references.ts';

const files = await northshire();
const texts = Object.entries(files).filter(([file]) => file.endsWith('.yaml')).map(([file, text]) => readYaml(file, text).text);

describe('whatever names another part of a pack', () => {
  it.each(references)('%s %s names a %s: one that is not there is found at its place', (file, pattern, kind) => {
    const found = inFiles(texts, file).flatMap((text) => at(text, pattern));
    expect(found.length, `the made-up pack states no ${pattern}`).toBeGreaterThan(0);
    const { text, path } = found[0]!;
    const node = text.document.getIn(path, true);
    if (!isScalar(node) || node.range == null) throw new Error('a key is a scalar');
    const [start, end] = node.range;
    const wrong = kind === 'doubt' ? 'AMB-98' : 'nowhere-at-all';
    const read = readPack({ ...files, [text.file]: files[text.file]!.slice(0, start) + wrong + files[text.file]!.slice(end) });
    const { line, col } = text.lines.linePos(start);
    expect(read.ok ? [] : read.faults).toContainEqual({ file: text.file, line, column: col, rule: ruleOf(kind), message: expect.stringContaining(`There is no ${kind} "${wrong}".`) });
  });

  it('is looked at for every kind of thing that can be named', () => {
    expect(new Set(references.map(([, , kind]) => kind))).toEqual(new Set(Object.keys(kinds)));
  });

  it('is not looked at where the file that makes the things is missing or cannot be read', () => {
    const { 'organisation.yaml': _, ...without } = files;
    const read = readPack(without);
    expect(read.ok ? [] : read.faults.map(({ file, rule }) => [file, rule])).toEqual([['organisation.yaml', 'missing-file']]);
    const torn = readPack({ ...files, 'processes/domestic-homicide-review.yaml': 'key: [' });
    expect(torn.ok ? [] : torn.faults.every((fault) => fault.file === 'processes/domestic-homicide-review.yaml')).toBe(true);
  });

  it('is looked at in a file of faulty shape too, so that all faults are said at once', () => {
    const file = 'processes/serious-case-review.yaml';
    const read = readPack({ ...files, [file]: files[file]!.replace('prefix: SCR', 'prefix: scr').replace('deputy: lead', 'deputy: laed') });
    expect(read.ok ? [] : read.faults.map(({ rule, message }) => [rule, message])).toEqual([
      ['invalid-format', expect.stringContaining('"scr"')], ['unknown-role', 'There is no role "laed". Did you mean "lead"?'],
    ]);
  });
});
