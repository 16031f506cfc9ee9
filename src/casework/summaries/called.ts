import type { Pack } from '../../framework/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';

/** What agencies hand in, in the words of the framework: one summary, many summaries. */
export interface Called {
  one: string;
  many: string;
}

const answers: Called = { one: 'answer', many: 'answers' };

/** What is handed in with a form. */
export const called = (form: Pick<FormDefinition, 'called'> | undefined): Called => form?.called ?? answers;

/** What is handed in with several forms: answers, where they are not of one kind. */
export function calledTogether({ forms }: Pick<Pack, 'forms'>, keys: readonly string[]): Called {
  const [first, ...others] = [...new Set(keys)].map((key) => called(forms.find((form) => form.key === key)));
  return first !== undefined && others.every((other) => other.many === first.many) ? first : answers;
}

/** At the beginning of a sentence or the head of a column. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
