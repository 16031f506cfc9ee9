import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CriteriaSet, type Condition } from '../framework/schema/criteria.ts';
import { deciding, reckon, reckonSet, unsettled, type Answered } from './criteria.ts';

const notifiable = CriteriaSet.parse({
  key: 'notifiable', name: 'Notifiable', per: 'child', rule: { source: 'Made up for the tests', force: 'local', confidence: 'S' },
  items: ['abuse', 'died', 'harmed', 'in-area', 'resident', 'outside'].map((key) => ({ key, text: key })),
  met: { all: ['abuse', { any: ['died', 'harmed'] }, { any: ['in-area', { all: ['resident', 'outside'] }] }] },
});
const condition = notifiable.met!;

describe('criteria in three values', () => {
  it('are met when every part of the condition is', () => {
    expect(reckon(condition, { abuse: 'yes', harmed: 'yes', 'in-area': 'yes' })).toBe('met');
    expect(reckon(condition, { abuse: 'yes', died: 'yes', resident: 'yes', outside: 'yes' })).toBe('met');
  });

  it('are not met when one part that all need is answered no', () => {
    expect(reckon(condition, { abuse: 'no', died: 'yes', 'in-area': 'yes' })).toBe('not-met');
  });

  it.each<Answered>(['not-known', 'may-be', undefined])('count %s as neither yes nor no', (answer) => {
    expect(reckon(condition, { abuse: answer, died: 'yes', 'in-area': 'yes' })).toBe('possibly');
    expect(reckon({ not: 'abuse' }, { abuse: answer })).toBe('possibly');
  });

  it('give no result of themselves where they are to be weighed', () => {
    const { met: _, ...weighed } = notifiable;
    expect(reckonSet(weighed, { abuse: 'yes' })).toBeNull();
    expect(unsettled(weighed, {})).toEqual([]);
  });

  it('name the criteria that could still settle the matter', () => {
    expect(unsettled(notifiable, { abuse: 'not-known', died: 'yes', harmed: 'no', 'in-area': 'yes' })).toEqual(['abuse']);
  });

  it('name the criteria on which the result rests', () => {
    expect(deciding(condition, { abuse: 'yes', died: 'no', harmed: 'yes', 'in-area': 'yes', resident: 'yes', outside: 'no' })).toEqual(['abuse', 'harmed', 'in-area']);
    expect(deciding(condition, { abuse: 'yes', died: 'no', harmed: 'no', 'in-area': 'not-known' })).toEqual(['died', 'harmed']);
    expect(deciding(condition, {})).toEqual([]);
  });
});

const keys = ['a', 'b', 'c', 'd', 'e'];
const SomeCondition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...keys),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
})).condition;
const SomeAnswers: fc.Arbitrary<Record<string, Answered>> = fc.record(Object.fromEntries(keys.map((key) => [key, fc.constantFrom<Answered>('yes', 'no', 'not-known', 'may-be', undefined)])));

describe('whatever the condition', () => {
  it('learning more never turns met into not met, nor back', () => {
    fc.assert(fc.property(SomeCondition, SomeAnswers, fc.dictionary(fc.constantFrom(...keys), fc.constantFrom<Answered>('yes', 'no')), (any, answers, learned) => {
      const fuller = Object.fromEntries(keys.map((key) => [key, answers[key] === 'yes' || answers[key] === 'no' ? answers[key] : (learned[key] ?? answers[key])]));
      const before = reckon(any, answers);
      if (before !== 'possibly') expect(reckon(any, fuller)).toBe(before);
    }));
  });

  it('with every answer known it comes out as plain logic does', () => {
    const plain = (any: Condition, yes: ReadonlySet<string>): boolean =>
      typeof any === 'string' ? yes.has(any) : 'all' in any ? any.all.every((part) => plain(part, yes)) : 'any' in any ? any.any.some((part) => plain(part, yes)) : !plain(any.not, yes);
    fc.assert(fc.property(SomeCondition, fc.uniqueArray(fc.constantFrom(...keys)), (any, yes) => {
      const answers = Object.fromEntries(keys.map((key): [string, Answered] => [key, yes.includes(key) ? 'yes' : 'no']));
      expect(reckon(any, answers)).toBe(plain(any, new Set(yes)) ? 'met' : 'not-met');
    }));
  });

  it('the criteria on which a result rests give it by themselves', () => {
    fc.assert(fc.property(SomeCondition, SomeAnswers, (any, answers) => {
      const rests = deciding(any, answers);
      expect(reckon(any, Object.fromEntries(rests.map((key) => [key, answers[key]])))).toBe(reckon(any, answers));
      for (const key of rests) expect(['yes', 'no']).toContain(answers[key]);
    }));
  });
});
