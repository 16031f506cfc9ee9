import type { FormDefinition, Question, Section } from '../framework/schema/form.ts';
import { at, onceOf, type Answers, type Values } from './answers.ts';

/**
 * The question whose answer decides whether this one is asked: an earlier one of the same section, else the nearest
 * of an earlier section that is answered once. Undefined where the question is always asked.
 */
export function controllerOf(form: FormDefinition, section: Section, question: Question): { section: Section; question: Question } | undefined {
  const key = question.when?.question;
  if (key === undefined) return undefined;
  const before = section.questions.slice(0, section.questions.findIndex((one) => one.key === question.key));
  const near = before.find((one) => one.key === key);
  if (near) return { section, question: near };
  const earlier = form.sections.slice(0, form.sections.findIndex((one) => one.key === section.key)).toReversed();
  for (const other of earlier) {
    const far = other.repeats ? undefined : other.questions.find((one) => one.key === key);
    if (far) return { section: other, question: far };
  }
  return undefined;
}

/**
 * Whether a question is asked, given the answers of its own section or entry (`values`) and of the whole form.
 * A controlling question that is itself not asked counts as not answered. One that cannot be found hides nothing.
 */
export function isAsked(form: FormDefinition, section: Section, question: Question, values: Values, answers: Answers): boolean {
  const control = controllerOf(form, section, question);
  if (!control || !question.when) return true;
  const theirs = control.section.key === section.key ? values : onceOf(answers, control.section.key).values;
  if (!isAsked(form, control.section, control.question, theirs, answers)) return false;
  const value = at(theirs, control.question.key);
  if (value === undefined) return false;
  const given = typeof value === 'object' ? value : [String(value)];
  return given.some((one) => question.when?.is.includes(one));
}

/**
 * Whether a page shows the question at all. One that hangs on an answer of its own page is always there, since the
 * page must work without a script; one that an earlier section has ruled out is not, nor what hangs on it.
 */
export function isShown(form: FormDefinition, section: Section, question: Question, answers: Answers): boolean {
  const control = controllerOf(form, section, question);
  if (!control) return true;
  return control.section.key === section.key ? isShown(form, section, control.question, answers) : isAsked(form, section, question, {}, answers);
}

/** The questions of a section that are asked, in order. `values` are the answers of that section or of one entry. */
export function askedQuestions(form: FormDefinition, section: Section, values: Values, answers: Answers): Question[] {
  return section.questions.filter((question) => isAsked(form, section, question, values, answers));
}

/** Values without those of questions that are not asked: what is kept when a form is submitted. */
export function onlyAsked(form: FormDefinition, section: Section, values: Values, answers: Answers): Values {
  const kept: Record<string, Values[string]> = {};
  for (const question of askedQuestions(form, section, values, answers)) {
    const value = at(values, question.key);
    if (value !== undefined) kept[question.key] = value;
  }
  return kept;
}
