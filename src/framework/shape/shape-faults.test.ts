import { describe, expect, it } from 'vitest';
import { readPack } from '../read/read-pack.ts';
import { marred, northshire } from '../testing/northshire.ts';

const files = await northshire();
const review = 'processes/serious-case-review.yaml';

describe('a pack of faulty shape says what would be right', () => {
  it.each<[what: string, rule: string, file: string, from: string, to: string, at: string, message: string]>([
    ['a misspelt key', 'unknown-key', review, '    deputy: lead', '    deputty: lead', 'lead\n    act', '"deputty" is not known here. Did you mean "deputy"?'],
    ['a key of nothing here', 'unknown-key', review, '    deputy: lead', '    colour: red', 'red', 'Known here: key, name, about, window'],
    ['a misspelt key of an act', 'unknown-key', review, 'kind: request, form: return', 'kind: request, frm: return', 'return', 'Did you mean "form"?'],
    ['a misspelt kind of addressee', 'unknown-key', review, '{ body: national-panel }', '{ boddy: national-panel }', 'national-panel', 'Did you mean "body"?'],
    ['two kinds of addressee at once', 'unknown-key', review, '{ role: chair }', '{ role: chair, group: executive }', 'executive }', 'Only one of role, group, body, participants may stand here.'],
    ['a misspelt kind of act', 'invalid-value', review, 'kind: views', 'kind: veiws', 'veiws', 'Did you mean "views"?'],
    ['an act without a kind', 'missing', review, 'act: { kind: views, ', 'act: { ', '{ group: town', '"kind" is missing here.'],
    ['a misspelt permission', 'invalid-value', 'organisation.yaml', 'permissions: [see-reviews, run-review]', 'permissions: [see-reviews, run-reveiw]', 'run-reveiw', 'Did you mean "run-review"?'],
    ['something missing', 'missing', review, 'name: Serious case review\n', '', 'key: serious-case-review', '"name" is missing here.'],
    ['something empty', 'too-small', 'framework.yaml', "version: '1'", "version: ''", "''", '"version" is empty.'],
    ['an empty list', 'too-small', review, 'deciders: [chair]', 'deciders: []', '[]', '"deciders" needs at least 1 entry.'],
    ['a decision without outcomes', 'decision-without-outcomes', review, "- { key: 'no', name: 'No', starts: [domestic-homicide-review], closes: true }", '', "- { key: 'yes'", 'A decision has at least two outcomes.'],
    ['a number where text belongs', 'invalid-type', 'framework.yaml', "version: '1'", 'version: 1', '1\ndated', '"version" should be text, and is a number. Put it in quotes'],
    ['text where a list belongs', 'invalid-type', review, 'after: [collate]', 'after: collate', 'collate', '"after" should be a list, and is text.'],
    ['a key that is none', 'invalid-format', review, 'key: collate', 'key: Put Together', 'Put Together', 'lower-case words joined by hyphens'],
    ['a day that does not exist', 'bad-date', review, "'2015-03-26'", "'2015-02-30'", "'2015-02-30'", 'This is not a day that exists'],
    ['a requirement written otherwise', 'invalid-format', review, 'requirements: [LLR-93]', 'requirements: [LLR93]', 'LLR93', '"LLR93" is not written as it should be'],
    ['a key written twice', 'duplicate-key', review, 'prefix: SCR\n', 'prefix: SCR\nprefix: SR\n', 'prefix: SR', 'unique'],
    ['a reference of YAML', 'alias', review, 'deputy: lead', 'deputy: *who', '*who', 'Write the value out'],
    ['an empty file', 'empty-file', 'themes.yaml', '- group: Harm\n  themes:\n    - { key: neglect, name: Neglect }\n', '', '', 'The file is empty.'],
  ])('%s: %s', (_, rule, file, from, to, at, message) => {
    const { files: wrong, place } = marred(files, file, from, to, at);
    const read = readPack(wrong);
    const faults = read.ok ? [] : read.faults;
    expect(faults).toContainEqual({ ...place, rule, message: expect.stringContaining(message) });
  });
});
