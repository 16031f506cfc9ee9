import { describe, expect, it } from 'vitest';
import { cellOf, movedWords, type Stood } from './heat/cell.ts';
import { gradeAlike, stepOf } from './heat/step.ts';
import { themeOf } from './differences.ts';
import { ends, summarise, type TallyRow } from './tally.ts';

const levels = [{ value: 'not-met', label: 'Not met', score: 1 }, { value: 'partly-met', label: 'Partly met', score: 2 }, { value: 'met', label: 'Met', score: 3 }];
const score = { 'not-met': 1, 'partly-met': 2, met: 3 } as const;
type Key = keyof typeof score;
const row = (standard: string, own: Key | null, moderated: Key | null, count: number, roundId = 'now'): TallyRow => ({
  roundId, area: '', standard, own, moderated, count, ownSum: own === null ? null : score[own] * count, moderatedSum: moderated === null ? null : score[moderated] * count,
  standsSum: moderated === null ? (own === null ? null : score[own] * count) : score[moderated] * count,
});
const standards = ['a', 'b', 'c', 'd'].map((key) => ({ key, name: `Standard ${key}` }));

describe('the grades of a round, counted', () => {
  const [a, b, , d] = summarise(standards, levels, [row('a', 'met', null, 3), row('a', 'met', 'not-met', 1), row('b', 'partly-met', 'met', 2), row('b', 'partly-met', 'partly-met', 1), row('a', 'partly-met', null, 4, 'before')], 'now', 'before');

  it('gives the mean of the own grades, and of what counts: the panel’s where it graded', () => {
    expect(a).toMatchObject({ graded: 4, own: 3, stands: 2.5, moderated: 1 });
    expect(b).toMatchObject({ own: 2, stands: 8 / 3 });
  });
  it('spreads the returns over the levels, weakest first', () => {
    expect(a!.standsSpread.map(({ count }) => count)).toEqual([1, 0, 3]);
    expect(a!.ownSpread.map(({ count }) => count)).toEqual([0, 0, 4]);
  });
  it('says in how many the panel graded higher, lower or the same', () => {
    expect(b).toMatchObject({ higher: 2, lower: 0, agreed: 1 });
    expect(b!.moved).toBeCloseTo(2 / 3);
    expect(a).toMatchObject({ higher: 0, lower: 1, agreed: 0, moved: -2 });
  });
  it('has a mean of the round before where there was one, and none for a standard without grades', () => {
    expect([a!.before, b!.before]).toEqual([2, null]);
    expect(d).toMatchObject({ graded: 0, own: null, stands: null });
  });
  it('names the strongest and the weakest, never one as both, and none where all are alike', () => {
    expect([ends([a!, b!]).strongest, ends([a!, b!]).weakest].map((each) => each.map(({ key }) => key))).toEqual([['b'], ['a']]);
    const same = summarise(standards, levels, [row('a', 'met', null, 1), row('b', 'met', null, 1)], 'now', null);
    expect(ends(same)).toEqual({ strongest: [], weakest: [] });
  });
});

describe('own grades against the panel’s, in words', () => {
  const said = (...rows: TallyRow[]) => themeOf(summarise(standards, levels, rows, 'now', null));

  it('says which way the differences go, and where most of them lie', () => expect(said(row('a', 'met', 'not-met', 2), row('b', 'met', 'met', 1))).toEqual([
    'Of 3 grades that both gave, 2 are lower than the agency’s own, 0 higher, 1 the same.', 'Agencies graded themselves higher than the panel did more often than lower.', 'Most differences lie on Standard a.',
  ]));
  it('tells of a grade that the panel gave where the agency gave none, alone and beside others', () => {
    expect(said(row('a', null, 'met', 1))).toEqual(['One grade of the panel stands where the agency gave none.']);
    expect(said(row('a', null, 'met', 2), row('a', 'met', 'met', 1)).at(-1)).toBe('2 grades of the panel stand where the agency gave none.');
  });
  it('says that nothing is graded where nothing is', () => expect(said(row('a', 'met', null, 1))).toEqual(['The panel has graded nothing yet.']));
});

describe('a cell of the heat map', () => {
  const stood = (more: Partial<Stood>): Stood => ({ own: 3, moderated: null, stands: 3, before: null, graded: 1, moderatedCount: 0, moved: null, ...more });

  it('says the grade in words and number, whose it is, and how it moved since the round before', () => {
    expect(cellOf(levels, stood({ moderated: 2, stands: 2, moderatedCount: 1, before: 1, moved: -1 }), 'moderated', true)).toEqual({ step: 3, towards: null, words: 'Partly met', more: ['2.0', 'panel’s grade', '▲ up 1.0'] });
    expect(cellOf(levels, stood({ moderated: 2, stands: 2, moderatedCount: 1, before: 3 }), 'own', true)).toEqual({ step: 5, towards: null, words: 'Met', more: ['3.0', 'as before'] });
  });
  it('shows how far the panel’s grade lies from the agency’s own', () => {
    expect(cellOf(levels, stood({ moderated: 1, moderatedCount: 1, moved: -2 }), 'difference', true)).toEqual({ step: null, towards: 'down', words: '2.0 lower', more: ['Met to Not met'] });
    expect(cellOf(levels, stood({ moderated: 3, moderatedCount: 1, moved: 0 }), 'difference', true).words).toBe('Agreed');
    expect(cellOf(levels, stood({}), 'difference', true).words).toBe('Not moderated');
  });
  it('says how many of an area were moderated', () => {
    expect(cellOf(levels, stood({ graded: 40, moderatedCount: 4, moderated: 2, stands: 2.9 }), 'moderated', false).more).toEqual(['2.9', '4 of 40 moderated']);
  });
  it('says where there is no grade', () => {
    expect(cellOf(levels, undefined, 'own', true)).toEqual({ step: null, towards: null, words: 'No grade', more: [] });
  });
  it('counts as moved only what shows at one decimal', () => {
    expect([movedWords(2, 2.04), movedWords(2, 1.9), movedWords(null, 2)]).toEqual(['as before', '▼ down 0.1', '']);
  });
  it('gives the ends of every scale the same looks, however many levels lie between', () => {
    expect([1, 2, 3].map((each) => stepOf(levels, each))).toEqual([1, 3, 5]);
    const five = [1, 2, 3, 4, 5].map((each) => ({ value: String(each), label: String(each), score: each }));
    expect([1, 2, 3, 4, 5].map((each) => stepOf(five, each))).toEqual([1, 2, 3, 4, 5]);
    expect([gradeAlike(levels, levels), gradeAlike(levels, five)]).toEqual([true, false]);
  });
});
