import fc from 'fast-check';
import { FormDefinition, type Question, type Section } from '../../framework/schema/form.ts';
import type { Answers, AnswerValue, CriterionAnswer, Entry, OnceAnswers } from '../answers.ts';
import { day } from '../../calendar/index.ts';
import { cleanLine, cleanText } from '../../platform/index.ts';
import { letterOf } from '../entries.ts';
import { criteriaOf, criterionOptions, optionsOf, takesMany, type Offered } from '../offered.ts';
import { exampleSetting } from './example-form.ts';

const TYPES = ['text', 'long-text', 'number', 'date', 'time', 'yes-no', 'yes-no-not-known', 'choice', 'choices', 'scale', 'agencies', 'themes', 'email'] as const;
const options = ['one', 'two', 'three'].map((value) => ({ value, label: value.toUpperCase() }));

/** Any question. Keys are told apart by their place; one in three depends on the question before it. */
const arbitraryQuestion = fc.record({ type: fc.constantFrom(...TYPES), required: fc.boolean(), identity: fc.boolean(), depends: fc.integer({ max: 2, min: 0 }) });

const questionsOf = (made: readonly { type: (typeof TYPES)[number]; required: boolean; identity: boolean; depends: number }[]): unknown[] =>
  made.map(({ type, required, identity, depends }, index) => ({
    key: `q${index}`, type, required, identity, label: `Question ${index}`,
    ...(type === 'choice' || type === 'choices' ? { options } : {}),
    ...(type === 'scale' ? { scale: 'scale' } : {}),
    ...(index > 0 && depends === 0 ? { when: { question: `q${index - 1}`, is: ['yes', 'one', 'police'] } } : {}),
  }));

/** Any form: up to four sections, some repeated, some with criteria. */
export const arbitraryForm: fc.Arbitrary<FormDefinition> = fc
  .array(fc.record({ repeats: fc.boolean(), criteria: fc.boolean(), questions: fc.array(arbitraryQuestion, { maxLength: 7 }) }), { minLength: 1, maxLength: 4 })
  .map((sections) => FormDefinition.parse({
    key: 'any', name: 'Any', suppliedBy: 'product', rule: { source: 'Made for a test', force: 'local', confidence: 'GL' },
    scales: [{ key: 'scale', name: 'Scale', levels: options }],
    sections: sections.map((section, index) => ({
      key: `s${index}`, title: `Section ${index}`, questions: questionsOf(section.questions),
      ...(section.repeats ? { repeats: { label: 'Child', min: 0, max: 4 } } : {}),
      ...(section.criteria ? { criteria: 'harm' } : {}),
    })),
  }));

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map(cleanLine);

/** Any value that a person could have given to the question. Undefined: left blank. */
export function arbitraryValue(form: FormDefinition, question: Question, offered: Offered = exampleSetting): fc.Arbitrary<AnswerValue | undefined> {
  const given = (): fc.Arbitrary<AnswerValue | undefined> => {
    switch (question.type) {
      case 'text': return line.map((text) => text.slice(0, question.maxLength).trim().toWellFormed() || undefined).map((text) => (text === undefined ? text : cleanLine(text) || undefined));
      case 'long-text': return fc.array(line, { maxLength: 3 }).map((lines) => cleanText(lines.join('\n')) || undefined);
      case 'email': return fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.org$/);
      case 'number': return fc.integer({ min: (question.min ?? -1000) * 4, max: (question.max ?? 1000) * 4 }).map((quarters) => quarters / 4 || 0);
      case 'date': return fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)));
      case 'time': return fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map(twoDigits).join(':'));
      default: break;
    }
    const values = optionsOf(form, question, offered).map((option) => option.value);
    if (!takesMany(question)) return fc.constantFrom(...values);
    return fc.subarray(values, { minLength: 1 });
  };
  return fc.option(given(), { nil: undefined, freq: 4 });
}

const present = <T>(made: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(made).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

function arbitraryPart(form: FormDefinition, section: Section, offered: Offered): fc.Arbitrary<OnceAnswers> {
  const values = fc.record(Object.fromEntries(section.questions.map((question) => [question.key, arbitraryValue(form, question, offered)]))).map(present);
  const set = criteriaOf(section, offered);
  const answers = set ? criterionOptions(set).map((option) => option.value) : [];
  const one: fc.Arbitrary<CriterionAnswer | undefined> = fc
    .record({ answer: fc.constantFrom('yes' as const, 'no' as const, 'not-known' as const, null), reason: line })
    .map((given) => (given.answer === null && given.reason === '' ? undefined : given))
    .filter((given) => given === undefined || given.answer === null || answers.includes(given.answer));
  const criteria = fc.record(Object.fromEntries((set?.items ?? []).map((item) => [item.key, one]))).map(present);
  return fc.record({ values, criteria });
}

/** An id always has the same letter, as it has in life from one revision to the next. */
const POOL = ['p', 'q', 'r', 's'];

/** Any answers to the form, with gaps in the letters as after a removal. */
export function arbitraryAnswers(form: FormDefinition, offered: Offered = exampleSetting): fc.Arbitrary<Answers> {
  const sections = form.sections.map((section) => {
    const part = arbitraryPart(form, section, offered);
    return section.repeats ? fc.subarray(POOL).chain((ids) => fc.tuple(...ids.map((id) => part.map((made): Entry => ({ id, letter: letterOf(POOL.indexOf(id)), ...made }))))) : part;
  });
  return fc.tuple(...sections).map((made) => Object.fromEntries(form.sections.map((section, index) => [section.key, made[index] ?? { values: {}, criteria: {} }])));
}

/** Any form with any answers to it. */
export const arbitraryFilled: fc.Arbitrary<{ form: FormDefinition; answers: Answers }> = arbitraryForm.chain((form) => arbitraryAnswers(form).map((answers) => ({ form, answers })));
