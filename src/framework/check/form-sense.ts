import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { FormDefinition, Question } from '../schema/form.ts';
import { ruleOf, unknownWords } from './references.ts';

/** A question may hang on an earlier one only, and on answers that can be given to it. */
export function conditionFaults(text: PackText, form: FormDefinition): Fault[] {
  const before: Question[] = [];
  return form.sections.flatMap((section, s) => section.questions.flatMap((question, q): Fault[] => {
    const earlier = [...before];
    before.push(question);
    if (question.when === undefined) return [];
    const path = ['sections', s, 'questions', q, 'when'];
    const asked = earlier.findLast((each) => each.key === question.when!.question);
    if (asked === undefined) return [faultAt(text, [...path, 'question'], ruleOf('earlier question'), unknownWords('earlier question', question.when.question, earlier.map((each) => each.key)))];
    const answers = answersTo(form, asked);
    return answers === null ? [] : question.when.is.flatMap((answer, a) => (answers.includes(answer) ? [] : [faultAt(text, [...path, 'is', a], ruleOf('answer'), unknownWords('answer', answer, answers))]));
  }));
}

/** The answers that can be given to a question; null where anything can. */
function answersTo(form: FormDefinition, question: Question): string[] | null {
  switch (question.type) {
    case 'yes-no':
      return ['yes', 'no'];
    case 'yes-no-not-known':
      return ['yes', 'no', 'not-known'];
    case 'choice':
    case 'choices':
      return question.options.map((option) => option.value);
    case 'scale':
      return form.scales.find((scale) => scale.key === question.scale)?.levels.map((level) => level.value) ?? null;
    default:
      return null;
  }
}
