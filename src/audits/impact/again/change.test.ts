import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../../framework/index.ts';
import { askedBoth, directionOf, scoredLevels } from './change.ts';

const form = (await bundledPack('redbridge-2015')).pack.forms.find((each) => each.key === 'section-11-return')!;

describe('the same questions again', () => {
  it('went up or down, or not where nobody would see it', () => {
    expect([[1, 1.5], [1, 0.99], [1, 1.004], [1, 1]].map(([before, after]) => directionOf({ before: before!, after: after! }))).toEqual(['better', 'worse', 'same', 'same']);
  });

  it('are held against each other where both editions ask them; the others are told apart', () => {
    const earlier = { ...form, sections: form.sections.map((section) => (section.key === 'standard-8' ? { ...section, questions: section.questions.filter((question) => question.key !== 'share-received') } : section)) };
    const { both, onlyNow, onlyBefore } = askedBoth(form, earlier, 'standard-8');
    expect([...both.keys()]).toEqual(['standard-8/share-in-time', 'standard-8/share-lawfully']);
    expect(onlyNow).toEqual(['What other agencies send is read, and acted on']);
    expect(onlyBefore).toEqual([]);
  });

  it('are scored by their own levels, and what carries no score by none', () => {
    expect(scoredLevels(form, 'standard-8').filter(({ question }) => question === 'share-in-time').map(({ value, score }) => [value, score])).toEqual([['not-met', 0], ['partly-met', 1], ['met', 2]]);
    expect(new Set(scoredLevels(form, '').map(({ section }) => section)).size).toBe(8);
  });
});
