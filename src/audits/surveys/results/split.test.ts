import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyTool } from '../testing/survey-tool.ts';
import { held, type Counted } from './counts.ts';
import { heldCells } from './split.ts';
import { splitCounts, splitOf } from './split-counts.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
/** A table with a row for each group, as it may be shown beside its sums. */
const shown = (rows: readonly (readonly number[])[], smallest = 5): (number | null)[][] => {
  const sums = held(rows[0]!.map((_, column) => ({ value: String(column), label: '', count: sum(rows.map((row) => row[column]!)) })), sum(rows.flat()), smallest, false).map(({ count }) => count === null);
  const back = heldCells(rows.map((counts, at) => ({ value: `g${at}`, counts: [...counts] })), sums, smallest);
  return rows.map((row, at) => row.map((count, column) => (back[at]![column] ? null : count)));
};

describe('what a survey may tell of groups without telling who answered', () => {
  it('is everything where no group and no answer of a group is small', () => expect(shown([[10, 7], [0, 12], [6, 5]])).toEqual([[10, 7], [0, 12], [6, 5]]));

  it('is nothing of a small group, nor of the next smallest, from which it could be reckoned', () => {
    expect(shown([[20, 10], [2, 1], [8, 6]])).toEqual([[20, 10], [null, null], [null, null]]);
  });

  it('holds back more groups until those held back are together no fewer than the smallest number', () => {
    expect(shown([[20, 10], [1, 1], [1, 1], [8, 6]])).toEqual([[20, 10], [null, null], [null, null], [null, null]]);
    expect(shown([[20, 10], [3, 1], [2, 2], [1, 2], [8, 6]])).toEqual([[20, 10], [null, null], [null, null], [null, null], [8, 6]]);
    expect(shown([[20, 10], [2, 1], [1, 2], [8, 6]]), 'three who gave the first answer could be reckoned').toEqual([[20, 10], [null, null], [null, null], [null, null]]);
  });

  it('holds back with a small number of a group another of the same group, and of the same answer', () => {
    expect(shown([[20, 9, 12], [15, 2, 11], [9, 14, 30]])).toEqual([[20, null, null], [15, null, null], [9, 14, 30]]);
  });

  it('gives away no sum that is held back itself', () => {
    // Over all groups: 20, 8, 2. The 8 is held back because the 2 could be reckoned from it.
    const table = shown([[10, 8, 0], [10, 0, 2]]);
    expect(table.every((row) => row[1] === null || row[1] === 0)).toBe(true);
    expect(table[0]![1]).toBeNull();
  });

  it.each([2, 3, 5, 10])('leaves nothing below %i to be reckoned in any row or column, whatever was answered', (smallest) => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 4 }).chain((columns) => fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 5 })), (rows) => {
      const table = shown(rows, smallest);
      const lines = [...rows.map((row, at) => row.map((count, column) => ({ count, back: table[at]![column] === null }))), ...rows[0]!.map((_, column) => rows.map((row, at) => ({ count: row[column]!, back: table[at]![column] === null })))];
      for (const line of lines) {
        const filled = line.filter(({ count }) => count > 0);
        const back = filled.filter(({ back: isBack }) => isBack);
        expect(filled.every(({ count, back: isBack }) => isBack || count >= smallest)).toBe(true);
        if (back.length > 0 && back.length < filled.length) expect(back.length > 1 ? sum(back.map(({ count }) => count)) >= smallest : true).toBe(true);
      }
      for (const [at, row] of rows.entries()) {
        const back = row.filter((count, column) => count > 0 && table[at]![column] === null);
        if (sum(row) >= smallest && back.length > 0) expect(back.length > 1 || back.length === row.filter((count) => count > 0).length).toBe(true);
      }
    }), { numRuns: 150 });
  });
});

describe('a survey that asks where somebody works', () => {
  const form = surveyTool({ survey: { whom: 'All', speaks: 'practitioners', anonymous: true, splitBy: 'you/organisation' } });
  const split = splitOf(form)!;
  const of = (answered: Record<string, [number, [string, number][]]>): Counted => new Map(Object.entries(answered).map(([path, [number, values]]) => [path, { answered: number, values: new Map(values) }]));

  it('is split by that question, and one that does not is not', () => {
    expect(split).toMatchObject({ label: 'Where do you work?', groups: [{ value: 'health' }, { value: 'police' }] });
    expect(splitOf(surveyTool())).toBeNull();
    expect(splitOf(surveyTool({ survey: { whom: 'All', speaks: 'practitioners', anonymous: true, splitBy: 'practice/more' } }))).toBeNull();
  });

  it('tells every other question group by group, with the mean of its scale where nothing is held back', () => {
    const counted = new Map([['health', of({ 'practice/time': [10, [['agree', 10]]] })], ['police', of({ 'practice/time': [12, [['disagree', 6], ['agree', 6]]] })]]);
    const [time] = splitCounts(form, split, counted, 5);
    expect(time).toMatchObject({ label: 'I have time to listen to children', answers: ['I disagree', 'Half and half', 'I agree'], groups: [{ label: 'Health', answered: 10, share: 1 }, { label: 'Police', answered: 12, share: 0.5 }] });
  });

  it('counts those who did not say where as a group, so that nobody is reckoned from the sums', () => {
    const counted = new Map([['health', of({ 'practice/time': [30, [['agree', 30]]] })], ['police', of({ 'practice/time': [12, [['agree', 12]]] })], ['', of({ 'practice/time': [2, [['disagree', 2]]] })]]);
    const [time] = splitCounts(form, split, counted, 5);
    expect(time!.groups.map(({ label, answered }) => [label, answered])).toEqual([['Health', 30], ['Police', null], ['Did not say', null]]);
  });

  it('holds back, where any may be chosen, also that nearly all of a group chose one', () => {
    const counted = new Map([['health', of({ 'practice/helps': [20, [['supervision', 18], ['training', 8]]] })], ['police', of({ 'practice/helps': [20, [['supervision', 10], ['training', 10]]] })]]);
    const [, helps] = splitCounts(form, split, counted, 5);
    expect(helps!.groups.map(({ counts }) => counts.map(({ count }) => count))).toEqual([[null, 8], [null, 10]]);
  });
});
