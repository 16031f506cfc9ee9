import { describe, expect, it } from 'vitest';
import { FormDefinition } from '../framework/schema/form.ts';
import { askedQuestions } from './visible.ts';

const form = FormDefinition.parse({
  key: 'f', name: 'F', suppliedBy: 'product', rule: { source: 'Made for a test', force: 'local', confidence: 'GL' },
  sections: [
    { key: 'one', title: 'One', questions: [
      { key: 'involved', type: 'yes-no', label: 'Involved?' },
      { key: 'sure', type: 'yes-no', label: 'Sure?', when: { question: 'involved', is: ['yes'] } },
      { key: 'why', type: 'text', label: 'Why?', when: { question: 'sure', is: ['yes', 'no'] } },
    ] },
    { key: 'two', title: 'Two', repeats: { label: 'Child' }, questions: [
      { key: 'kinds', type: 'choices', label: 'Kinds', options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }], when: { question: 'involved', is: ['yes'] } },
      { key: 'more', type: 'text', label: 'More', when: { question: 'kinds', is: ['b'] } },
      { key: 'lost', type: 'text', label: 'Lost', when: { question: 'nowhere', is: ['x'] } },
    ] },
  ],
});
const keys = (section: number, values: Record<string, string | string[]>, one: Record<string, string> = {}) => {
  const chosen = form.sections[section];
  return chosen ? askedQuestions(form, chosen, values, { one: { values: one, criteria: {} } }).map((question) => question.key) : [];
};

describe('which questions are asked', () => {
  it('follows an earlier answer of the section', () => {
    expect(keys(0, {})).toEqual(['involved']);
    expect(keys(0, { involved: 'yes' })).toEqual(['involved', 'sure']);
    expect(keys(0, { involved: 'yes', sure: 'no' })).toEqual(['involved', 'sure', 'why']);
  });

  it('takes the answer to a question that is not asked for none', () => {
    expect(keys(0, { involved: 'no', sure: 'yes' })).toEqual(['involved']);
  });

  it('follows an answer of an earlier section, and any of several choices', () => {
    expect(keys(1, { kinds: ['a', 'b'] }, { involved: 'yes' })).toEqual(['kinds', 'more', 'lost']);
    expect(keys(1, { kinds: ['a', 'b'] }, { involved: 'no' })).toEqual(['lost']);
  });
});
