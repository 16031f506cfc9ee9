import { cp, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checkCommand } from './commands/check.ts';
import { loadPack } from './load.ts';

const suffolk = fileURLToPath(new URL('../../frameworks/suffolk-2019', import.meta.url));
const places: string[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-pack-'));
  places.push(folder);
  await cp(suffolk, folder, { recursive: true });
});
afterAll(() => Promise.all(places.map((place) => rm(place, { recursive: true, force: true }))));

/** Changes the first such text of a file, and gives the line and column at which `at` then stands, from the change on or else from the top. */
async function mar(file: string, from: string, to: string, at = to): Promise<{ file: string; line: number; column: number }> {
  const text = await readFile(join(folder, file), 'utf8');
  const start = text.indexOf(from);
  if (start < 0) throw new Error(`${file} does not hold ${from}`);
  const marred = text.slice(0, start) + to + text.slice(start + from.length);
  await writeFile(join(folder, file), marred);
  const place = to.includes(at) ? start + to.indexOf(at) : marred.indexOf(at);
  if (place < 0) throw new Error(`${file} does not hold ${at}`);
  const before = marred.slice(0, place).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}
async function faults() {
  const read = await loadPack(folder);
  return read.ok ? [] : read.faults;
}
const review = 'processes/rapid-review.yaml';

describe('a pack that is whole', () => {
  it('loads, and gives the same digest each time', async () => {
    const [one, other] = [await loadPack(folder), await loadPack(suffolk)];
    expect(one.ok && other.ok && one.digest === other.digest).toBe(true);
  });
  it('changes its digest with its content', async () => {
    await mar('framework.yaml', 'dated: February 2019', 'dated: March 2019');
    const [one, other] = [await loadPack(folder), await loadPack(suffolk)];
    expect(one.ok && other.ok && one.digest !== other.digest).toBe(true);
  });
  it('says so', async () => {
    expect(await checkCommand(folder)).toMatchObject({ ok: true, text: expect.stringContaining('No faults. suffolk-2019, version 8.0') });
  });
});

describe('a pack that is faulty says what is wrong at its line and column', () => {
  it.each<[what: string, rule: string, file: string, from: string, to: string, at: string, message: string]>([
    ['a role that is not there', 'unknown-role', review, 'lead: central-team', 'lead: centrl-team', 'centrl-team', 'Did you mean "central-team"?'],
    ['a step that is not there', 'unknown-step', review, 'after: [composite]', 'after: [compsite]', 'compsite', 'Did you mean "composite"?'],
    ['a body that is not there', 'unknown-body', review, 'body: ofsted', 'body: oftsed', 'oftsed', 'Did you mean "ofsted"?'],
    ['a form that is not there', 'unknown-form', review, 'form: agency-summary', 'form: witness-letter', 'witness-letter', 'Known: agency-report'],
    ['an outcome that is not there', 'unknown-outcome', review, 'is: [local-review-national, local-review]', 'is: [local-review-national, other]', 'other]', 'There is no outcome "other"'],
    ['a process that is not there', 'unknown-process', review, 'starts: [partnership-review]', 'starts: [partner-review]', 'partner-review', 'Did you mean "partnership-review"?'],
    ['a doubt that is not there', 'unknown-doubt', review, 'doubts: [AMB-01]', 'doubts: [AMB-99]', 'AMB-99', 'There is no doubt "AMB-99"'],
    ['a circle of steps', 'circle', review, "    deputy: business-manager\n    act: { kind: request", "    deputy: business-manager\n    after: [gather-views]\n    act: { kind: request", '[gather-views]', 'wait for one another'],
    ['a clock without a length', 'clock-without-length', review, '    within: { amount: 15, unit: working-days }\n    stops: notify-panel\n', '    stops: notify-panel\n', 'key: rapid-review\n    name', 'just one of: within, between'],
    ['a duration without a unit', 'invalid-value', review, 'within: { amount: 15, unit: working-days }', 'within: { amount: 15, unit: days }', 'days', 'working-days'],
    ['an early mark after the limit', 'window-ends-before-it-starts', 'processes/partnership-review.yaml', '{ from: 8, to: 12', '{ from: 12, to: 8', '{ from: 12', 'Put the smaller number first'],
    ['a window that ends before it starts', 'window-ends-before-it-starts', review, '{ from: 6, to: 7, unit: working-days }', '{ from: 7, to: 6, unit: working-days }', '6, unit', 'ends on or after the day on which it opens'],
    ['a decision never taken', 'decision-never-taken', review, 'act: { kind: decision, decision: outcome }', 'act: { kind: task }', 'key: outcome\n    question', 'No step takes the decision "outcome"'],
    ['a key that is not known', 'unknown-key', review, '    lead: central-team', '    lead: central-team\n    leed: nobody', 'nobody', '"leed" is not known here'],
    ['a key written twice', 'duplicate-key', review, 'name: Rapid review\n', 'name: Rapid review\nname: Rapid\n', 'name: Rapid\n', 'unique'],
    ['a day that does not exist', 'bad-date', review, "from: '2019-02-01'", "from: '2019-02-30'", "'2019-02-30'", "such as '2026-12-18'"],
    ['a process without a name', 'missing', review, 'name: Rapid review\n', '', 'key: rapid-review\n', '"name" is missing here'],
    ['YAML out of shape', 'yaml', 'themes.yaml', '- group: The child', '- group: The child: first', 'The child: first', 'not allowed'],
  ])('%s: %s', async (_, rule, file, from, to, at, message) => {
    const place = await mar(file, from, to, at);
    const found = await faults();
    const fault = found.find((each) => each.rule === rule);
    expect(fault, JSON.stringify(found)).toBeDefined();
    expect(fault).toMatchObject(place);
    expect(fault!.message).toContain(message);
  });

  it('a decision without outcomes', async () => {
    const text = await readFile(join(folder, review), 'utf8');
    const start = text.indexOf('    outcomes:\n');
    await writeFile(join(folder, review), `${text.slice(0, start)}    outcomes: []\n${text.slice(text.indexOf('    rule:\n', start))}`);
    const line = text.slice(0, start).split('\n').length;
    expect(await faults()).toEqual([{ file: review, line, column: 15, rule: 'decision-without-outcomes', message: 'A decision has at least two outcomes.' }]);
  });
  it('two processes of one name', async () => {
    const place = await mar('processes/section-11.yaml', (await readFile(join(folder, 'processes/section-11.yaml'), 'utf8')).match(/^name: .*$/m)![0], 'name: Rapid review', 'Rapid review');
    expect(await faults()).toEqual([{ ...place, rule: 'same-name-twice', message: 'Another is called "Rapid review" too. People could not tell them apart.' }]);
  });
  it('a file that is missing, and one that no pack has', async () => {
    await unlink(join(folder, 'doubts.yaml'));
    await writeFile(join(folder, 'doubt.yaml'), '[]\n');
    expect((await faults()).map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual([['doubt.yaml', 1, 1, 'unknown-file'], ['doubts.yaml', 1, 1, 'missing-file']]);
  });
  it('a folder that is not there', async () => {
    expect(await checkCommand(join(folder, 'nowhere'))).toMatchObject({ ok: false, text: expect.stringContaining('nowhere:1:1  no-such-folder  There is no such folder.') });
  });
  it('several faults at once, in the order of files and lines, one line each', async () => {
    const role = await mar(review, 'lead: central-team', 'lead: nobody', 'nobody');
    const group = await mar('cadences.yaml', 'to: case-review-group', 'to: case-review-grop', 'case-review-grop');
    const criterion = await mar('criteria.yaml', 'any: [died, seriously-harmed]', 'any: [died, seriously-hurt]');
    const said = await checkCommand(folder);
    expect(said.ok).toBe(false);
    const lines = said.text.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain(`${join(folder, 'cadences.yaml')}:${group.line}:${group.column}  unknown-group  There is no group "case-review-grop". Did you mean "case-review-group"?`);
    expect(lines[1]).toMatch(/criteria\.yaml:\d+:\d+ {2}unknown-criterion/);
    expect(criterion.line).toBeGreaterThan(1);
    expect(lines[2]).toContain(`${join(folder, review)}:${role.line}:${role.column}  unknown-role`);
    expect(lines[3]).toBe('3 faults.');
  });
});
