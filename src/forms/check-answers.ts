import type { FormDefinition, Section } from '../framework/schema/form.ts';
import { at, entriesOf, onceOf, type Answers, type CriterionAnswer, type Entry, type OnceAnswers } from './answers.ts';
import { checkValue } from './check-value.ts';
import { entryLabel } from './entries.ts';
import { criterionField, fieldPrefix, questionField, type Problem } from './fields.ts';
import { messages, missingMessage, type Subject } from './messages.ts';
import { criteriaOf, criterionOptions, labelOf, type Offered } from './offered.ts';
import type { Setting } from './setting.ts';
import { askedQuestions } from './visible.ts';

/** One page of a form: a section, or one entry of a repeated section by its place from 0. */
export interface Page {
  readonly section: string;
  readonly entry?: number;
}

export const subjectOf = (label: string, entry: string): Subject => (entry === '' ? { label } : { label, entry });

/**
 * Everything that keeps answers from being submitted, in the order of the form: required questions that are asked and
 * not answered, criteria without answer or reason, too few entries, values past their limits. Empty where all is well.
 * With a page, only that page is looked at.
 */
export function checkAnswers(form: FormDefinition, answers: Answers, setting: Setting, page?: Page): Problem[] {
  const sections = form.sections.filter((section) => page === undefined || section.key === page.section);
  return sections.flatMap((section) => {
    if (!section.repeats) return checkPart(form, section, onceOf(answers, section.key), undefined, answers, setting);
    const entries = entriesOf(answers, section.key);
    const { min, label } = section.repeats;
    const few = page?.entry === undefined && entries.length < min ? [{ field: section.key, message: messages.tooFew(label, min) }] : [];
    const parts = entries.flatMap((entry, index) =>
      page?.entry === undefined || page.entry === index ? checkPart(form, section, entry, index, answers, setting) : []);
    return [...few, ...parts];
  });
}

/** What is wrong with a section answered once, or with one entry. */
function checkPart(form: FormDefinition, section: Section, part: OnceAnswers | Entry, index: number | undefined, answers: Answers, setting: Setting): Problem[] {
  const prefix = fieldPrefix(section.key, index);
  const entry = 'letter' in part ? entryLabel(section, part) : '';
  const questions = askedQuestions(form, section, part.values, answers).flatMap((question): Problem[] => {
    const subject = subjectOf(question.label, entry);
    const value = at(part.values, question.key);
    const missing = value === undefined && question.required ? missingMessage(question, subject) : undefined;
    const message = value === undefined ? missing : checkValue(question, value, setting.today, subject);
    return message === undefined ? [] : [{ field: questionField(prefix, question.key), message }];
  });
  const set = criteriaOf(section, setting);
  const criteria = (set?.items ?? []).flatMap((item): Problem[] => {
    const given: CriterionAnswer = at(part.criteria, item.key) ?? { answer: null, reason: '' };
    const subject = subjectOf(item.text, entry);
    const options = set ? criterionOptions(set) : [];
    const middle = labelOf(options, set?.middle ?? '').toLowerCase();
    const found: Problem[] = [];
    if (given.answer === null) found.push({ field: criterionField(prefix, item.key, 'answer'), message: messages.selectMiddle(subject, middle) });
    if (given.reason === '') found.push({ field: criterionField(prefix, item.key, 'reason'), message: messages.reason(subject) });
    return found;
  });
  return [...questions, ...criteria];
}

/** The names of all fields of a form with these answers, in the order in which they are shown. */
export function fieldOrder(form: FormDefinition, answers: Answers, offered: Offered): string[] {
  return form.sections.flatMap((section) => {
    const items = criteriaOf(section, offered)?.items ?? [];
    const prefixes = section.repeats ? entriesOf(answers, section.key).map((_, index) => fieldPrefix(section.key, index)) : [section.key];
    const fields = prefixes.flatMap((prefix) => [
      ...section.questions.map((question) => questionField(prefix, question.key)),
      ...items.flatMap((item) => [criterionField(prefix, item.key, 'answer'), criterionField(prefix, item.key, 'reason')]),
    ]);
    return [section.key, ...fields];
  });
}
