import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { leavesOf } from './leaves.ts';
import { joinIdentity, splitIdentity } from './split-identity.ts';
import { arbitraryFilled } from './testing/arbitrary-forms.ts';
import { exampleForm, exampleSetting } from './testing/example-form.ts';

const answers: Answers = {
  incident: { values: { place: 'Ipswich', address: '1 Low Road' }, criteria: {} },
  children: [{ id: 'x', letter: 'B', values: { name: 'Robin Example', age: 4 }, criteria: {} }],
};

describe('splitting identities from answers', () => {
  it('takes out what identifies and says whose it is', () => {
    expect(splitIdentity(exampleForm, answers)).toEqual({
      plain: { incident: { values: { place: 'Ipswich' }, criteria: {} }, children: [{ id: 'x', letter: 'B', values: { age: 4 }, criteria: {} }] },
      identity: [
        { section: 'incident', entry: null, label: '', question: 'address', value: '1 Low Road' },
        { section: 'children', entry: 'x', label: 'Child B', question: 'name', value: 'Robin Example' },
      ],
    });
  });

  it('leaves out what belongs to an entry that is gone', () => {
    const { plain, identity } = splitIdentity(exampleForm, answers);
    expect(joinIdentity(exampleForm, { plain: { ...plain, children: [] }, identity })).toEqual({ ...answers, children: [] });
  });

  it('joins to what was split, for any form', () => {
    fc.assert(fc.property(arbitraryFilled, ({ form, answers: any }) => {
      expect(joinIdentity(form, splitIdentity(form, any))).toEqual(any);
    }), { numRuns: 150 });
  });

  it('leaves no identifying answer in the plain ones, for any form', () => {
    fc.assert(fc.property(arbitraryFilled, ({ form, answers: any }) => {
      const { plain, identity } = splitIdentity(form, any);
      const secret = (of: Answers) => leavesOf(form, of, exampleSetting).filter(({ ask }) => 'question' in ask && ask.question.identity && ask.value !== undefined);
      expect(secret(plain)).toEqual([]);
      expect(identity).toHaveLength(secret(any).length);
    }), { numRuns: 150 });
  });
});
