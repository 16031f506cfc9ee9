import type { z } from 'zod';
import { faultAt, type Fault, type PackText, type Path } from '../fault.ts';
import type { Assessment } from '../schema/assessment.ts';
import type { FormDefinition, Question } from '../schema/form.ts';
import { at, textsAt } from './at.ts';

/** "Not applicable" is one more option of a choice or level of a scale, and its reason a question of its own: neither may be there already. */
export const notApplicableFaults = (text: PackText, form: FormDefinition): Fault[] => form.sections.flatMap((section, s) => section.questions.flatMap((question, q): Fault[] => {
  if (!question.notApplicable) return [];
  const path: Path = ['sections', s, 'questions', q];
  const options = chosenFrom(form, question);
  if (options === null) return [faultAt(text, [...path, 'notApplicable'], 'not-applicable-to-what', 'Only a choice of one, or a scale, may be answered "not applicable".')];
  return [
    ...(options.includes('not-applicable') ? [faultAt(text, [...path, 'notApplicable'], 'not-applicable-twice', '"Not applicable" is among the answers already. Take one of them out.')] : []),
    ...section.questions.flatMap((other, o) => (other.key === `${question.key}-why-not` ? [faultAt(text, ['sections', s, 'questions', o, 'key'], 'same-key-twice', `The reason why "${question.key}" does not apply is kept as "${other.key}". Give this question another key.`)] : [])),
  ];
}));

const chosenFrom = (form: FormDefinition, question: Question): string[] | null => {
  if (question.type === 'choice') return question.options.map((option) => option.value);
  return question.type === 'scale' ? (form.scales.find((scale) => scale.key === question.scale)?.levels.map((level) => level.value) ?? []) : null;
};

/** Where the form of an assessment is divided by standards, every standard of the assessment is one of them: else nobody would ever be graded on it. */
export const assessedFaults = (text: PackText, assessments: readonly z.output<typeof Assessment>[], forms: readonly PackText[]): Fault[] => assessments.flatMap((assessment, a) => {
  const form = forms.find((each) => textsAt(each, 'key')[0] === assessment.form);
  if (form === undefined || at(form, 'standards').length === 0) return [];
  const known = textsAt(form, 'standards.*.key');
  return assessment.standards.flatMap(({ key }, i) => (known.includes(key) ? [] : [faultAt(text, [a, 'standards', i, 'key'], 'standard-not-in-form', `The form "${assessment.form}" has no standard "${key}". Known there: ${known.join(', ')}.`)]));
});
