import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf } from './answers.ts';
import { addEntry, applyEntryAction, letterOf, mayAdd, nextLetter, placeOf, readEntryAction, removeEntry, startAnswers } from './entries.ts';
import { exampleForm, idsInARow } from './testing/example-form.ts';

const [, section] = exampleForm.sections;
if (!section) throw new Error('the example has a repeated section');
const lettersOf = (answers: ReturnType<typeof startAnswers>): string => entriesOf(answers, 'children').map((entry) => entry.letter).join('');

describe('entries of a repeated section', () => {
  it('begin with as many as are needed, and keep what is there', () => {
    const started = startAnswers(exampleForm, idsInARow());
    expect(started).toEqual({ children: [{ id: 'e1', letter: 'A', values: {}, criteria: {} }] });
    expect(startAnswers(exampleForm, () => 'other', started)).toEqual(started);
  });

  it('keep their letters when another is removed, and a gap is not filled', () => {
    const three = addEntry(section, addEntry(section, startAnswers(exampleForm, () => 'a'), 'b'), 'c');
    expect(lettersOf(three)).toBe('ABC');
    expect(mayAdd(section, three)).toBe(false);
    const without = removeEntry(section, three, 'b');
    expect(lettersOf(without)).toBe('AC');
    expect(lettersOf(addEntry(section, without, 'd'))).toBe('ACD');
  });

  it('come and go by buttons that need no script', () => {
    const started = startAnswers(exampleForm, () => 'a');
    const add = readEntryAction(exampleForm, 'add:children');
    const remove = readEntryAction(exampleForm, 'remove:children:0');
    expect(add && lettersOf(applyEntryAction(exampleForm, started, add, 'b'))).toBe('AB');
    expect(remove && lettersOf(applyEntryAction(exampleForm, started, remove, 'b'))).toBe('');
    for (const other of ['save', 'add:incident', 'add:children:1', 'remove:children', 'remove:children:-1', 'remove:children:0:0', ['add:children'], undefined]) expect(readEntryAction(exampleForm, other)).toBeNull();
  });

  it('go on after Z with AA', () => {
    expect([25, 26, 51, 52, 702].map(letterOf)).toEqual(['Z', 'AA', 'AZ', 'BA', 'AAA']);
    expect(nextLetter([{ letter: 'Z' }, { letter: 'B' }])).toBe('AA');
    fc.assert(fc.property(fc.nat(20_000), (n) => placeOf(letterOf(n)) === n));
  });
});
