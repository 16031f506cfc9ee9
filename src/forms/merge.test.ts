import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, sameValue, type Answers, type AnswerValue, type CriterionAnswer, type Entry } from './answers.ts';
import { addEntry } from './entries.ts';
import { leavesOf } from './leaves.ts';
import { mergeAnswers, type Merged } from './merge.ts';
import { settleConflicts } from './settle.ts';
import { arbitraryAnswers, arbitraryForm } from './testing/arbitrary-forms.ts';
import { exampleForm, exampleSetting } from './testing/example-form.ts';
import type { FormDefinition } from '../framework/schema/form.ts';

const incident = (values: Record<string, AnswerValue>): Answers => ({ incident: { values, criteria: {} } });
const child = (id: string, letter: string, values: Record<string, AnswerValue> = {}, criteria: Record<string, CriterionAnswer> = {}): Entry => ({ id, letter, values, criteria });
const children = (...entries: Entry[]): Answers => ({ children: entries });
const merge = (base: Answers, mine: Answers, theirs: Answers): Merged => mergeAnswers(exampleForm, base, mine, theirs, exampleSetting);

describe('two people editing the same form', () => {
  it('puts changes to different questions together', () => {
    expect(merge(incident({ place: 'A', at: '09:00' }), incident({ place: 'B', at: '09:00' }), incident({ place: 'A', at: '10:00', known: 'yes' })))
      .toEqual({ merged: incident({ place: 'B', at: '10:00', known: 'yes' }), conflicts: [], relettered: [] });
  });

  it('clears what one cleared and the other left alone', () => {
    expect(merge(incident({ place: 'A' }), incident({}), incident({ place: 'A' })).merged).toEqual(incident({}));
  });

  it('holds theirs and shows both where both changed one question', () => {
    const { merged, conflicts } = merge(incident({ place: 'A' }), incident({ place: 'B' }), incident({ place: 'C' }));
    expect(merged).toEqual(incident({ place: 'C' }));
    expect(conflicts).toEqual([{ path: 'incident.place', label: 'Place', what: 'answer', base: 'A', mine: 'B', theirs: 'C' }]);
    expect(settleConflicts(merged, conflicts, { 'incident.place': 'mine' })).toEqual(incident({ place: 'B' }));
  });

  it('follows an entry by its id, not by its place', () => {
    const base = children(child('a', 'A', { age: 1 }), child('b', 'B', { age: 2 }));
    const { merged } = merge(base, children(child('b', 'B', { age: 3 })), children(child('a', 'A', { age: 1 }), child('b', 'B', { age: 2, outcome: 'died' })));
    expect(merged).toEqual(children(child('b', 'B', { age: 3, outcome: 'died' })));
  });

  it('keeps both new children and gives the second the next letter', () => {
    const { merged, relettered } = merge(children(child('a', 'A')), children(child('a', 'A'), child('m', 'B')), children(child('a', 'A'), child('t', 'B')));
    expect(merged).toEqual(children(child('a', 'A'), child('t', 'B'), child('m', 'C')));
    expect(relettered).toEqual([{ section: 'children', entry: 'm', from: 'B', to: 'C' }]);
  });

  it('does not let a removal win over a change by itself', () => {
    const base = children(child('a', 'A', { age: 1 }));
    const changed = children(child('a', 'A', { age: 2 }));
    const { merged, conflicts } = merge(base, children(), changed);
    expect(merged).toEqual(changed);
    expect(conflicts).toMatchObject([{ path: 'children.a', label: 'Child A', what: 'entry', mine: null }]);
    expect(settleConflicts(merged, conflicts, { 'children.a': 'mine' })).toEqual(children());
    expect(merge(base, changed, children())).toMatchObject({ merged: changed, conflicts: [{ theirs: null }] });
  });

  it('keeps a criterion\'s answer together with its reason', () => {
    const given = (answer: CriterionAnswer['answer'], reason: string) => children(child('a', 'A', {}, { serious: { answer, reason } }));
    const { conflicts } = merge(given('no', 'x'), given('yes', 'x'), given('no', 'y'));
    expect(conflicts).toMatchObject([{ path: 'children.a.criteria.serious', label: 'Child A: Was the harm serious?', what: 'criterion' }]);
    expect(settleConflicts(merge(given('no', 'x'), given('yes', 'x'), given('no', 'y')).merged, conflicts, { 'children.a.criteria.serious': 'mine' })).toEqual(given('yes', 'x'));
  });
});

const three = arbitraryForm.chain((form) => fc.record({ form: fc.constant(form), base: arbitraryAnswers(form), mine: arbitraryAnswers(form), theirs: arbitraryAnswers(form) }));
const held = (form: FormDefinition, answers: Answers) => new Map(leavesOf(form, answers, exampleSetting).flatMap((leaf) => (leaf.ask.value === undefined ? [] : [[leaf.path, leaf.ask.value] as const])));

describe('for any three sets of answers', () => {
  it('changes nothing where one side changed nothing', () => {
    fc.assert(fc.property(three, ({ form, base, mine }) => {
      for (const merged of [mergeAnswers(form, base, mine, base, exampleSetting), mergeAnswers(form, base, base, mine, exampleSetting), mergeAnswers(form, base, mine, mine, exampleSetting)]) {
        expect({ ...merged, merged: inOrder(merged.merged) }).toEqual({ merged: inOrder(mine), conflicts: [], relettered: [] });
      }
    }), { numRuns: 100 });
  });

  it('finds the same conflicts from either side, and the same answers where there are none', () => {
    fc.assert(fc.property(three, ({ form, base, mine, theirs }) => {
      const one = mergeAnswers(form, base, mine, theirs, exampleSetting);
      const other = mergeAnswers(form, base, theirs, mine, exampleSetting);
      const sorted = (merged: Merged) => merged.conflicts.map((conflict) => conflict.path).sort();
      expect(sorted(one)).toEqual(sorted(other));
      const contested = new Set(sorted(one));
      const free = (merged: Merged) => Object.fromEntries([...held(form, merged.merged)].filter(([path]) => !contested.has(path)));
      expect(free(one)).toEqual(free(other));
    }), { numRuns: 100 });
  });

  it('loses nothing: what either side changed is merged or shown as a conflict', () => {
    fc.assert(fc.property(three, ({ form, base, mine, theirs }) => {
      const { merged, conflicts } = mergeAnswers(form, base, mine, theirs, exampleSetting);
      const shown = (path: string) => conflicts.some((conflict) => path === conflict.path || path.startsWith(`${conflict.path}.`));
      const [was, now] = [held(form, base), held(form, merged)];
      for (const side of [mine, theirs]) {
        for (const [path, value] of held(form, side)) {
          const untouched = isSame(was.get(path), value);
          expect(untouched || shown(path) || isSame(now.get(path), value)).toBe(true);
        }
      }
    }), { numRuns: 100 });
  });

  it('gives every entry a letter of its own, where both added one', () => {
    fc.assert(fc.property(three, ({ form, base, mine, theirs }) => {
      const added = (answers: Answers, id: string): Answers => form.sections.reduce((all, section) => addEntry(section, all, id), answers);
      const { merged } = mergeAnswers(form, base, added(mine, 'my-new'), added(theirs, 'their-new'), exampleSetting);
      for (const section of form.sections) {
        const letters = entriesOf(merged, section.key).map((entry) => entry.letter);
        expect(new Set(letters).size).toBe(letters.length);
      }
    }), { numRuns: 100 });
  });
});

/** The same answers with entries in the order of their ids: new ones may come before or after others' new ones. */
function inOrder(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).map(([key, section]) => [key, 'map' in section ? section.toSorted((a, b) => a.id.localeCompare(b.id)) : section]));
}

function isSame(a: AnswerValue | CriterionAnswer | undefined, b: AnswerValue | CriterionAnswer | undefined): boolean {
  const whole = (value: typeof a): value is CriterionAnswer => typeof value === 'object' && 'reason' in value;
  return whole(a) || whole(b) ? JSON.stringify(a) === JSON.stringify(b) : sameValue(a, b);
}
