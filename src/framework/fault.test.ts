import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { faultAt, readYaml } from './fault.ts';
import { bundledIds } from './library.ts';
import { filesOfFolder } from './read/files-of-folder.ts';

const files = (await Promise.all((await bundledIds()).map(async (id) => Object.entries((await filesOfFolder(fileURLToPath(new URL(`../../frameworks/${id}`, import.meta.url))))!).map(([file, text]) => [`${id}/${file}`, text] as const)))).flat().filter(([file]) => file.endsWith('.yaml'));

describe('a file in order', () => {
  it.each(files)('has the same values however it is read: %s', (file, text) => {
    expect(readYaml(file, text).text.value).toEqual(parse(text));
  });

  it('still has the place of everything in it', () => {
    const { text } = readYaml('a.yaml', 'steps:\n  - key: first\n    lead: nobody\n');
    expect(faultAt(text, ['steps', 0, 'lead'], 'unknown-role', 'Who?')).toMatchObject({ line: 3, column: 11 });
  });
});

it.each([
  ['a key twice', 'key: a\nkey: b\n', 'duplicate-key', 2],
  ['a broken line', 'key: [a\nb: c\n', 'yaml', 2],
  ['a reference', 'one: &first a\ntwo: *first\n', 'alias', 2],
])('says where there is %s', (_what, text, rule, line) => {
  const { faults } = readYaml('a.yaml', text);
  expect(faults[0]).toMatchObject({ rule });
  expect(faults.some((fault) => fault.line === line)).toBe(true);
});

it('takes bare words and days for text, as the grammar of 2009 has it', () => {
  expect(readYaml('a.yaml', 'a: yes\nb: 2019-02-01\nc: 12:30\nd: 5\ne: true\n').text.value).toEqual({ a: 'yes', b: '2019-02-01', c: '12:30', d: 5, e: true });
});
