import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../forms/index.ts';
import { FormDefinition } from '../../framework/schema/form.ts';
import { asAsked, NOT_APPLICABLE } from './as-asked.ts';
import { gradesOf, levelAt, levelsOf } from './grades.ts';
import { exampleTool } from './testing/example-tool.ts';

const answered = (leadership: Record<string, string>, custody: Record<string, string> = {}): Answers => ({ leadership: { values: leadership, criteria: {} }, custody: { values: custody, criteria: {} } });
const leaders = (answers: Answers) => gradesOf(exampleTool, answers)[0];

describe('the levels of a tool', () => {
  it('are those of its scale that carry a score, weakest first', () => {
    expect(levelsOf(exampleTool).map((level) => level.value)).toEqual(['poor', 'fair', 'good']);
  });
  it('are none where no scale carries a score', () => {
    expect(levelsOf({ ...exampleTool, scales: [] })).toEqual([]);
  });
});

describe('the grade of a standard', () => {
  it('is the mean of its answers, and the level nearest to it', () => {
    expect(leaders(answered({ named: 'good' }, { suite: 'fair' }))).toEqual({ standard: 'leaders', score: 2.5, level: 'fair' });
    expect(leaders(answered({ named: 'good' }, { suite: 'good' }))).toEqual({ standard: 'leaders', score: 3, level: 'good' });
  });
  it('counts an answer towards the standard that its question names before that of its section', () => {
    expect(gradesOf(exampleTool, answered({ named: 'good', heard: 'poor' }))).toEqual([{ standard: 'leaders', score: 3, level: 'good' }, { standard: 'listening', score: 1, level: 'poor' }]);
  });
  it('leaves out what does not apply and what carries no score', () => {
    expect(leaders(answered({ named: NOT_APPLICABLE }, { suite: 'poor' }))).toEqual({ standard: 'leaders', score: 1, level: 'poor' });
    expect(leaders(answered({ named: 'unseen' }))).toEqual({ standard: 'leaders', score: null, level: null });
  });
  it('is none where nothing was answered, or what was answered is no level', () => {
    expect(leaders({})).toEqual({ standard: 'leaders', score: null, level: null });
    expect(leaders(answered({ named: 'excellent' }))).toEqual({ standard: 'leaders', score: null, level: null });
  });
});

const level = fc.constantFrom('poor', 'fair', 'good', 'unseen', NOT_APPLICABLE);
const part = fc.record({ named: level, heard: level, suite: level }, { requiredKeys: [] });
const from = ({ named, heard, suite }: { named?: string; heard?: string; suite?: string }): Answers => answered({ ...(named ? { named } : {}), ...(heard ? { heard } : {}) }, suite ? { suite } : {});

describe('any answers', () => {
  it('give each standard of the tool one grade, in order, within the scores of the scale', () => {
    fc.assert(fc.property(part, (values) => {
      const grades = gradesOf(exampleTool, from(values));
      expect(grades.map((grade) => grade.standard)).toEqual(['leaders', 'listening']);
      for (const { score, level: at } of grades) {
        expect(score === null).toBe(at === null);
        if (score !== null) expect(score >= 1 && score <= 3).toBe(true);
      }
    }));
  });

  it('never give a lower grade where one of them gets better', () => {
    fc.assert(fc.property(part, fc.constantFrom('named', 'suite'), (values, which) => {
      const worse = leaders(from({ ...values, [which]: 'poor' }))!.score!;
      const better = leaders(from({ ...values, [which]: 'good' }))!.score!;
      expect(better).toBeGreaterThan(worse);
    }));
  });

  it('give the same grades read by the tool and by the tool as it was asked', () => {
    fc.assert(fc.property(part, (values) => {
      expect(gradesOf(asAsked(exampleTool, { kind: 'police', phase: '' }), from(values))).toEqual(gradesOf(exampleTool, from(values)));
    }));
  });

  it('are graded by the nearest level, and never better than half-way', () => {
    const scales = fc.uniqueArray(fc.integer({ min: -5, max: 20 }), { minLength: 2, maxLength: 7 });
    fc.assert(fc.property(scales, fc.double({ min: -10, max: 30, noNaN: true }), (scores, score) => {
      const tool = FormDefinition.parse({ ...exampleTool, scales: [{ key: 'grade', name: 'Grade', levels: scores.map((each, i) => ({ value: `l${i}`, label: `L${i}`, score: each })) }] });
      const levels = levelsOf(tool);
      const found = levelAt(levels, score)!;
      const distances = levels.map((each) => Math.abs(each.score - score));
      expect(Math.abs(found.score - score)).toBe(Math.min(...distances));
      expect(found.score).toBe(Math.min(...levels.filter((_, i) => distances[i] === Math.min(...distances)).map((each) => each.score)));
    }));
  });
});
