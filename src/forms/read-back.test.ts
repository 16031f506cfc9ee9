import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { afterEdit, carryForward } from './carry-forward.ts';
import { compareAnswers } from './compare.ts';
import { isComplete, progress } from './completeness.ts';
import { readBack } from './read-back.ts';
import { scoreForm } from './score.ts';
import { sideBySide } from './side-by-side.ts';
import { exampleForm, exampleSetting, idsInARow } from './testing/example-form.ts';
import { FormDefinition } from '../framework/schema/form.ts';

const criteria = { serious: { answer: 'yes', reason: 'Two fractures' }, suspected: { answer: 'not-known', reason: 'Police are looking' } } as const;
const answers: Answers = {
  incident: { values: { day: '2026-03-07', known: 'yes', 'known-how': 'GP', agencies: ['police', 'gone'] }, criteria: {} },
  children: [{ id: 'x', letter: 'B', values: { name: 'Robin Example', age: 4, outcome: 'harmed' }, criteria }],
  learning: { values: { practice: 'good', kinds: ['neglect', 'other'] }, criteria: {} },
};

describe('reading answers back', () => {
  const rows = readBack(exampleForm, answers, exampleSetting);
  const textOf = (question: string) => rows.find((row) => row.question === question)?.text;

  it('writes days, labels and criteria in words', () => {
    expect(textOf('Date of the incident')).toBe('7 March 2026');
    expect(textOf('Agencies involved')).toBe('Police\ngone');
    expect(textOf('Kinds of harm')).toBe('Neglect\nOther');
    expect(textOf('Is abuse known or suspected?')).toBe('Not known\nPolice are looking');
    expect(textOf('Time of the incident')).toBe('Not answered');
  });

  it('leaves out what is not asked, and says whose answer it is and where to change it', () => {
    expect(textOf('Date of death')).toBeUndefined();
    expect(rows.find((row) => row.question === 'Age')).toMatchObject({ section: 'The children', entry: 'Child B', path: 'children.x.age', page: { section: 'children', entry: 0 } });
  });

  it('shows a name only to those who ask for it', () => {
    expect(textOf('Full name')).toBe('Kept in the identity vault');
    expect(readBack(exampleForm, answers, exampleSetting, { identity: true }).find((row) => row.question === 'Full name')?.text).toBe('Robin Example');
  });
});

describe('several agencies side by side', () => {
  it('has a cell for each agency, and one child in one row', () => {
    const other: Answers = { incident: { values: { known: 'no' }, criteria: {} }, children: [{ id: 'y', letter: 'B', values: { age: 5 }, criteria: {} }] };
    const rows = sideBySide(exampleForm, [{ agency: 'Police', answers }, { agency: 'School', answers: other }], exampleSetting);
    const cells = (question: string) => rows.find((row) => row.question === question)?.cells.map((cell) => cell.text);
    expect(cells('How was it known?')).toEqual(['GP', 'Not asked']);
    expect(cells('Age')).toEqual(['4', '5']);
    expect(cells('Full name')).toEqual(['Kept in the identity vault', 'Kept in the identity vault']);
    expect(cells('Date of death')).toBeUndefined();
  });
});

describe('progress', () => {
  it('counts what is required and asked', () => {
    expect(progress(exampleForm, answers, exampleSetting).map(({ section, required, answered, state }) => [section, required, answered, state])).toEqual([
      ['incident', 3, 3, 'complete'], ['children', 4, 4, 'complete'], ['learning', 0, 0, 'complete'],
    ]);
    expect(progress(exampleForm, {}, exampleSetting).map(({ required, state }) => [required, state])).toEqual([[2, 'not-started'], [1, 'not-started'], [0, 'optional']]);
    expect(isComplete(exampleForm, answers, exampleSetting)).toBe(true);
    expect(isComplete(exampleForm, { ...answers, children: [] }, exampleSetting)).toBe(false);
  });
});

describe('scores', () => {
  it('takes the mean of levels that carry a score, and counts all', () => {
    const at = (practice: string): Answers => ({ learning: { values: { practice }, criteria: {} } });
    expect(scoreForm(exampleForm, [at('good'), at('good'), at('poor'), at('unseen'), {}])).toEqual([{
      section: 'learning', question: 'practice', label: 'Quality of practice', answered: 4, scored: 3, mean: 7 / 3,
      distribution: [{ value: 'poor', label: 'Poor', count: 1 }, { value: 'fair', label: 'Fair', count: 0 }, { value: 'good', label: 'Good', count: 2 }, { value: 'unseen', label: 'Not seen', count: 1 }],
    }]);
    expect(scoreForm(exampleForm, [])).toMatchObject([{ answered: 0, mean: null }]);
  });
});

describe('comparing and carrying forward', () => {
  it('names what was added, removed and changed', () => {
    const after: Answers = { ...answers, incident: { values: { day: '2026-03-08', known: 'yes', agencies: ['police', 'gone'], at: '09:00' }, criteria: {} } };
    expect(compareAnswers(exampleForm, answers, after, exampleSetting).map(({ path, change, before, after: now }) => [path, change, before, now])).toEqual([
      ['incident.day', 'changed', '7 March 2026', '8 March 2026'], ['incident.at', 'added', '', '09:00'], ['incident.known-how', 'removed', 'GP', ''],
    ]);
    expect(compareAnswers(exampleForm, answers, answers, exampleSetting)).toEqual([]);
  });

  it('brings forward what still fits, unconfirmed until looked at', () => {
    const next = FormDefinition.parse({ ...exampleForm, sections: exampleForm.sections.filter((section) => section.key === 'learning') });
    const carried = carryForward(next, { learning: { values: { practice: 'splendid', kinds: ['other'], more: 'yes' }, criteria: {} } }, exampleSetting, idsInARow());
    expect(carried).toEqual({ answers: { learning: { values: { kinds: ['other'], more: 'yes' }, criteria: {} } }, unconfirmed: ['learning.kinds', 'learning.more'] });
    const edited: Answers = { learning: { values: { kinds: ['abuse'], more: 'yes' }, criteria: {} } };
    expect(afterEdit(next, carried, edited, [], exampleSetting).unconfirmed).toEqual(['learning.more']);
    expect(afterEdit(next, carried, edited, ['learning.more'], exampleSetting).unconfirmed).toEqual([]);
  });
});
