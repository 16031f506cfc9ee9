import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { checkCommand } from '../commands/check.ts';
import { marred, northshire } from '../testing/northshire.ts';

const files = await northshire();
const review = 'processes/serious-case-review.yaml';

/** Writes a pack to the disk and checks it there, as somebody does who types the command. */
async function checked(pack: Readonly<Record<string, string>>): Promise<{ folder: string; text: string; ok: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-pack-'));
  try {
    for (const sub of ['processes', 'forms']) await mkdir(join(folder, sub));
    for (const [path, text] of Object.entries(pack)) await writeFile(join(folder, path), text);
    return { folder, ...(await checkCommand(folder)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('golden-thread framework check says what is wrong with its file, line and column', () => {
  it('finds nothing in a whole pack', async () => expect(await checked(files)).toMatchObject({ ok: true, text: expect.stringMatching(/^No faults\./) }));

  it.each<[what: string, rule: string, file: string, from: string, to: string, at: string, message: string]>([
    ['an unknown role', 'unknown-role', review, '    lead: manager\n    deputy: lead', '    lead: manger\n    deputy: lead', 'manger', 'There is no role "manger". Did you mean "manager"?'],
    ['a decision without outcomes', 'decision-without-outcomes', review, "    outcomes:\n      - { key: 'yes', name: 'Yes', requiredBy: custody } # LLR-26\n      - { key: 'no', name: 'No', starts: [domestic-homicide-review], closes: true } # RED-17", '    outcomes: []', '[]', 'A decision has at least two outcomes.'],
    ['a decision whose outcomes are left out', 'missing', review, "    outcomes:\n      - { key: 'yes', name: 'Yes', requiredBy: custody } # LLR-26\n      - { key: 'no', name: 'No', starts: [domestic-homicide-review], closes: true } # RED-17\n", '', 'key: hold\n    question', '"outcomes" is missing here.'],
    ['a cycle of steps', 'circle', review, 'after: [ask]\n', 'after: [ask, collate]\n', '[ask, collate]', 'These steps wait for one another: collate → collate'],
    ['a cycle through several steps', 'circle', review, '    lead: manager\n    deputy: lead\n', '    lead: manager\n    deputy: lead\n    after: [decide]\n', '[decide]', 'ask → decide → advise → collate → ask'],
    ['a window that ends before it starts', 'window-ends-before-it-starts', review, 'window: { from: 1, to: 2', 'window: { from: 3, to: 2', '2, unit', 'A window ends on or after the day on which it opens.'],
    ['an early mark after its limit', 'window-ends-before-it-starts', review, '    within: { amount: 6, unit: months }\n', '    between: { from: 12, to: 8, unit: weeks }\n', '{ from: 12', 'The early mark comes after the limit.'],
    ['a clock without a unit', 'clock-without-unit', review, 'within: { amount: 6, unit: months }', 'within: { amount: 6 }', '{ amount: 6 }', 'Say working-days, calendar-days, weeks or months'],
    ['two processes of one name', 'same-name-twice', review, 'name: Serious case review', 'name: Domestic homicide review', 'Domestic homicide review', 'Another is called "Domestic homicide review" too.'],
    ['a word that goes by letters which nobody explains', 'missing-term', 'organisation.yaml', 'name: Youth Forum', 'name: YPF', 'YPF', 'vocabulary.yaml does not explain "YPF". Add a term for it.'],
    ['a word of letters in the name of a review', 'missing-term', review, 'name: Serious case review', 'name: MAPPA serious case review', 'MAPPA serious', 'vocabulary.yaml does not explain "MAPPA". Add a term for it.'],
    ['a word of letters in the name of a channel', 'missing-term', 'channels.yaml', 'name: Safeguarding briefing', 'name: Briefing of the SCIE', 'Briefing of', 'vocabulary.yaml does not explain "SCIE". Add a term for it.'],
    ['an alias that nobody explains', 'missing-term', 'organisation.yaml', 'aliases: [SIRG]', 'aliases: [ARLG]', 'ARLG', 'vocabulary.yaml does not explain "ARLG". Add a term for it.'],
    ['a kind of work that there is not', 'invalid-value', review, 'prefix: SCR\n', 'prefix: SCR\nkind: rapid-revue\n', 'rapid-revue', 'Did you mean "rapid-review"?'],
  ])('%s', async (_, rule, file, from, to, at, message) => {
    const { files: wrong, place } = marred(files, file, from, to, at);
    const { folder, text, ok } = await checked(wrong);
    expect(ok).toBe(false);
    expect(text.split('\n').filter((line) => line.startsWith(`${join(folder, place.file)}:${place.line}:${place.column}  ${rule}  `) && line.includes(message)), text).toHaveLength(1);
  });
});
