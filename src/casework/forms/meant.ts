import { onceOf, type Answers } from '../../forms/index.ts';
import type { FormDefinition, Question } from '../../framework/schema/form.ts';

/** The answers to questions that mean the same to the product. */
export function meant(form: FormDefinition, answers: Answers, means: NonNullable<Question['means']>): string[] {
  return form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.filter((question) => question.means === means)
    .flatMap((question) => {
      const value = onceOf(answers, section.key).values[question.key];
      return typeof value === 'string' ? [value] : [];
    }));
}
