import { describe, expect, it } from 'vitest';
import { surveyTool } from '../testing/survey-tool.ts';
import { countsOf, held } from './counts.ts';

const counts = (...numbers: number[]) => numbers.map((count, at) => ({ value: `v${at}`, label: `Answer ${at}`, count }));
const shown = (numbers: readonly number[], smallest = 5, many = false, answered = numbers.reduce((sum, each) => sum + each, 0)) => held(counts(...numbers), answered, smallest, many).map(({ count }) => count);

describe('what a survey may tell without telling who answered', () => {
  it('is nothing where fewer answered than its framework says', () => {
    expect(shown([3, 1])).toEqual([null, null]);
    expect(shown([3, 2])).toEqual([null, null]);
  });

  it('is everything where no answer was given by few', () => {
    expect(shown([10, 7, 0, 5])).toEqual([10, 7, 0, 5]);
  });

  it('holds back with a small number the next smallest, which would give it away', () => {
    expect(shown([20, 8, 2])).toEqual([20, null, null]);
  });

  it('holds back until those held back are together no fewer than the smallest number', () => {
    expect(shown([20, 9, 1, 1])).toEqual([20, null, null, null]);
    expect(shown([20, 9, 4, 3])).toEqual([20, 9, null, null]);
  });

  it('tells that nobody gave an answer: nobody can be known by that', () => {
    expect(shown([20, 0, 6])).toEqual([20, 0, 6]);
  });

  it('holds back, where any may be chosen, also that nearly all chose one', () => {
    expect(shown([28, 12, 3], 5, true, 30)).toEqual([null, 12, null]);
  });

  it.each([2, 3, 5, 10])('never lets a number below %i be reckoned from the rest, whatever was answered', (smallest) => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const numbers = Array.from({ length: 2 + (seed % 4) }, (_, at) => (seed * 7 + at * 13 + ((seed * at) % 11)) % 14);
      const answered = numbers.reduce((sum, each) => sum + each, 0);
      const back = numbers.filter((_, at) => shown(numbers, smallest)[at] === null);
      if (answered < smallest || back.length === 0) continue;
      const withAnswers = back.filter((each) => each > 0);
      expect(withAnswers.length === numbers.filter((each) => each > 0).length || (withAnswers.length > 1 && withAnswers.reduce((sum, each) => sum + each, 0) >= smallest), `${numbers.join()} at ${smallest}`).toBe(true);
      for (const [at, count] of shown(numbers, smallest).entries()) if (count !== null && count > 0) expect(numbers[at]!).toBeGreaterThanOrEqual(smallest);
    }
  });

  it('has no mean where a count is held back, because the mean would give it away', () => {
    const count = (...values: [string, number][]) => new Map([['practice/time', { answered: values.reduce((sum, [, each]) => sum + each, 0), values: new Map(values) }]]);
    const [, time] = countsOf(surveyTool(), count(['disagree', 6], ['agree', 18]), 5);
    expect(time).toMatchObject({ path: 'practice/time', answered: 24, standard: 'leadership', share: 0.75 });
    const [, few] = countsOf(surveyTool(), count(['disagree', 2], ['agree', 22]), 5);
    expect(few).toMatchObject({ answered: 24, share: null, counts: [{ count: null }, { count: 0 }, { count: null }] });
  });
});
