import type { z } from 'zod';
import { faultAt, type Fault, type PackText, type Path } from '../fault.ts';
import type { Assessment } from '../schema/assessment.ts';
import { sectionKeysInUse, type FormDefinition, type Question } from '../schema/form.ts';
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

/** The page of a section has the section's key in its address: it may not be one under which a tool has a page of another kind. */
export const addressFaults = (text: PackText, form: FormDefinition): Fault[] => (form.tool === undefined ? [] : form.sections.flatMap(({ key, title }, s) => (sectionKeysInUse.includes(key)
  ? [faultAt(text, ['sections', s, 'key'], 'section-key-in-use', `A tool has a page of its own under "${key}". Give the section "${title}" another key.`)] : [])));

/** What a survey can count or hold back: anything else could not be told without telling who answered. */
const surveyTypes: readonly Question['type'][] = ['choice', 'choices', 'scale', 'yes-no', 'yes-no-not-known', 'text', 'long-text'];

/** A survey says who is asked; it is one page of questions that can be counted or read, and where it is anonymous none that names somebody. */
export function surveyFaults(text: PackText, form: FormDefinition): Fault[] {
  if (form.tool !== 'survey') return form.survey === undefined ? [] : [faultAt(text, ['survey'], 'survey-of-no-survey', 'Only a form with "tool: survey" says how a survey is held.')];
  const anonymous = form.survey?.anonymous !== false;
  return [
    ...(form.survey === undefined ? [faultAt(text, ['tool'], 'survey-without-terms', 'Say under "survey" who is asked, for whom they speak, and whether it is anonymous.')] : []),
    ...splitFaults(text, form),
    ...form.sections.flatMap((section, s) => [
      ...(section.repeats === undefined ? [] : [faultAt(text, ['sections', s, 'repeats'], 'survey-repeats', 'A survey is answered once: no section of it repeats.')]),
      ...(section.criteria === undefined ? [] : [faultAt(text, ['sections', s, 'criteria'], 'survey-repeats', 'A survey has questions alone, and no set of criteria.')]),
      ...section.questions.flatMap((question, q): Fault[] => {
        const path: Path = ['sections', s, 'questions', q];
        return [
          ...(surveyTypes.includes(question.type) ? [] : [faultAt(text, [...path, 'type'], 'survey-cannot-count', `A survey cannot count answers of the type "${question.type}". It takes: ${surveyTypes.join(', ')}.`)]),
          ...(question.evidence ? [faultAt(text, [...path, 'evidence'], 'survey-evidence', 'Nobody gives files in a survey.')] : []),
          ...(anonymous && question.identity ? [faultAt(text, [...path, 'identity'], 'survey-names-somebody', 'The survey is anonymous, and this question would tell who somebody is.')] : []),
        ];
      }),
    ]),
  ];
}

/** Results are split by the answers to one question of the survey, of which everybody has one. */
function splitFaults(text: PackText, { survey, sections }: FormDefinition): Fault[] {
  if (survey?.splitBy === undefined) return [];
  const [section, question] = survey.splitBy.split('/');
  const found = sections.find(({ key }) => key === section)?.questions.find(({ key }) => key === question);
  return found?.type === 'choice' ? [] : [faultAt(text, ['survey', 'splitBy'], 'survey-split-by-what', 'Results can be split only by a question of the survey that is answered by one of several answers.')];
}
