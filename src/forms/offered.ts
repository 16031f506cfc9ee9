import type { z } from 'zod';
import type { CriteriaSet } from '../framework/schema/criteria.ts';
import type { FormDefinition, Option, Question, Section } from '../framework/schema/form.ts';

export type Option = z.output<typeof Option>;

/** What a form draws on beyond itself: the partnership's agencies, the pack's themes and sets of criteria. */
export interface Offered {
  readonly agencies: readonly Option[];
  readonly themes: readonly Option[];
  readonly criteria: readonly CriteriaSet[];
}

const YES_NO: readonly Option[] = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];
export const NOT_KNOWN: Option = { value: 'not-known', label: 'Not known' };
export const MAY_BE: Option = { value: 'may-be', label: 'Maybe' };

/** The options a question offers, in order; none for a question that is answered by typing. */
export function optionsOf(form: FormDefinition, question: Question, offered: Offered): readonly Option[] {
  switch (question.type) {
    case 'yes-no': return YES_NO;
    case 'yes-no-not-known': return [...YES_NO, NOT_KNOWN];
    case 'choice':
    case 'choices': return question.options;
    case 'agencies': return offered.agencies;
    case 'themes': return offered.themes;
    case 'scale': return levelsOf(form, question.scale);
    default: return [];
  }
}

/** The levels of one of the form's scales, each description as a hint; none where the form has no such scale. */
function levelsOf(form: FormDefinition, scale: string): readonly Option[] {
  const levels = form.scales.find((one) => one.key === scale)?.levels ?? [];
  return levels.map(({ value, label, describes }) => (describes === undefined ? { value, label } : { value, label, hint: describes }));
}

/** The answers a criterion may have: yes, no, and the set's middle, which never counts as no. */
export function criterionOptions(set: CriteriaSet): readonly Option[] {
  return [...YES_NO, set.middle === 'may-be' ? MAY_BE : NOT_KNOWN];
}

/** The set of criteria that a section answers one by one, if it names one. */
export function criteriaOf(section: Section, offered: Offered): CriteriaSet | undefined {
  return section.criteria === undefined ? undefined : offered.criteria.find((set) => set.key === section.criteria);
}

/** The label of an option, or the value itself where it is no longer offered (an agency that has left). */
export function labelOf(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

/** Whether a question takes more than one option. */
export function takesMany(question: Question): boolean {
  return question.type === 'choices' || question.type === 'agencies' || question.type === 'themes';
}

/** Whether a question is answered by choosing from options. */
export function isChosen(question: Question): boolean {
  return takesMany(question) || question.type === 'choice' || question.type === 'scale' || question.type === 'yes-no' || question.type === 'yes-no-not-known';
}
