import { parse } from 'node-html-parser';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../answers.ts';
import { conflictWords, readChoices } from '../conflict-words.ts';
import { mergeAnswers } from '../merge.ts';
import { readBack } from '../read-back.ts';
import { settleConflicts } from '../settle.ts';
import { sideBySide } from '../side-by-side.ts';
import { exampleForm, exampleSetting } from '../testing/example-form.ts';
import { brokenTies, sentByBrowser } from '../testing/sent-by-browser.ts';
import { Conflicts } from './conflicts.tsx';
import { ReadBack } from './read-back.tsx';
import { SideBySide } from './side-by-side.tsx';

const child = (age: number): Answers => ({ children: [{ id: 'a', letter: 'A', values: { age }, criteria: {} }] });

describe('answers to read', () => {
  it('has a list for each child with a link that says what it changes', () => {
    const html = renderToString(<ReadBack rows={readBack(exampleForm, child(4), exampleSetting)} changeHref={(page) => `/${page.section}/${page.entry ?? ''}`} />);
    const page = parse(html);
    expect(page.querySelectorAll('h2').map((heading) => heading.text)).toEqual(['The incident', 'The children: Child A', 'Learning']);
    expect(page.querySelector('a[href="/children/0"]')?.text).toBe('Change The children: Child A');
  });

  it('puts agencies side by side under their names', () => {
    const rows = sideBySide(exampleForm, [{ agency: 'Police', answers: child(4) }, { agency: 'School', answers: child(5) }], exampleSetting);
    const page = parse(renderToString(<SideBySide rows={rows} />));
    const table = page.querySelectorAll('table').find((one) => one.querySelector('caption')?.text === 'The children: Child A');
    expect(table?.querySelectorAll('thead th').map((head) => head.text)).toEqual(['Question', 'Police', 'School']);
    expect(table?.querySelectorAll('tbody tr').map((row) => row.text)).toContain('Age45');
  });

  it('lets the second person choose, conflict by conflict', () => {
    const { merged, conflicts } = mergeAnswers(exampleForm, child(1), child(2), child(3), exampleSetting);
    const html = renderToString(<Conflicts conflicts={conflictWords(exampleForm, merged, conflicts, exampleSetting)} />);
    expect(parse(html).querySelectorAll('.govuk-radios__hint').map((hint) => hint.text)).toEqual(['2', '3']);
    expect(brokenTies(html)).toEqual([]);
    expect(settleConflicts(merged, conflicts, readChoices(conflicts, sentByBrowser(html)))).toEqual(child(3));
    expect(settleConflicts(merged, conflicts, readChoices(conflicts, { 'keep.children.a.age': 'mine' }))).toEqual(child(2));
    expect(readChoices(conflicts, { 'keep.children.a.age': 'both' })).toEqual({});
  });

  it('says what was in an entry that somebody removed', () => {
    const { merged, conflicts } = mergeAnswers(exampleForm, child(1), child(2), { children: [] }, exampleSetting);
    expect(conflictWords(exampleForm, merged, conflicts, exampleSetting)).toMatchObject([{ base: 'Age: 1', mine: 'Age: 2', theirs: 'Removed' }]);
  });
});
