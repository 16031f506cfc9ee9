import { describe, expect, it } from 'vitest';
import type { Gradable } from '../workshop/gradable.ts';
import type { JointGrade } from '../workshop/read-scored.ts';
import { distributionWords, overviewOf } from './overview.ts';

const levels = [{ value: 'low', label: 'Low', score: 1 }, { value: 'mid', label: 'Middling', score: 2 }, { value: 'high', label: 'High', score: 3 }, { value: 'none', label: 'Not applicable', score: null }];
const gradable = (key: string): Gradable => ({ key, words: `Question ${key}`, levels, common: null, needed: true });
const cases = ['R-1', 'R-2'].map((pseudonym) => ({ id: pseudonym, pseudonym, gradables: [gradable('a'), gradable('b'), gradable('c')] }));
const grade = (caseId: string, question: string, level: string, more: Partial<JointGrade> = {}): JointGrade => ({ caseId, question, level, score: levels.find((each) => each.value === level)?.score ?? null, agreed: '', dissent: '', ...more });

describe('the overview of an audit', () => {
  const overview = overviewOf(cases, [
    grade('R-1', 'a', 'high', { agreed: 'The visit was made within the hour' }), grade('R-2', 'a', 'mid'),
    grade('R-1', 'b', 'low', { dissent: 'The police would have said middling' }), grade('R-2', 'b', 'none'),
  ]);

  it('gives each question its grades case by case, and how they are spread', () => {
    expect(overview.questions.map(({ key, grades, mean }) => ({ key, grades, mean }))).toEqual([
      { key: 'a', grades: ['High', 'Middling'], mean: 2.5 }, { key: 'b', grades: ['Low', 'Not applicable'], mean: 1 }, { key: 'c', grades: ['', ''], mean: null },
    ]);
    expect(distributionWords(overview.questions[0]!)).toBe('Middling: 1, High: 1');
  });

  it('calls strong what lies above the middle of its scale, and weak what does not; what has no grade is neither', () => {
    expect(overview.strengths.map(({ key }) => key)).toEqual(['a']);
    expect(overview.weak.map(({ key }) => key)).toEqual(['b']);
  });

  it('keeps what was agreed and what was held against it, each with its case', () => {
    expect(overview.agreed).toEqual([{ pseudonym: 'R-1', words: 'Question a', text: 'The visit was made within the hour' }]);
    expect(overview.dissent).toEqual([{ pseudonym: 'R-1', words: 'Question b', text: 'The police would have said middling' }]);
  });
});
