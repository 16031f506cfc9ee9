import type { FormDefinition, Question, Section } from '../framework/schema/form.ts';
import { at, entriesOf, onceOf, type Answers, type AnswerValue, type OnceAnswers } from './answers.ts';
import type { Page } from './check-answers.ts';
import { criterionField, dayField, entryField, fieldPrefix, questionField, type Typed } from './fields.ts';
import { writeNumber } from './read-value.ts';

/** What stands in a form's fields for the given answers: the reverse of reading them. With a page, that page's fields only. */
export function writeFields(form: FormDefinition, answers: Answers, page?: Page): Typed {
  const typed: Record<string, string | readonly string[]> = {};
  for (const section of form.sections) {
    if (page && page.section !== section.key) continue;
    if (!section.repeats) Object.assign(typed, writePart(section, onceOf(answers, section.key), undefined));
    for (const [index, entry] of entriesOf(answers, section.key).entries()) {
      if (page?.entry !== undefined && page.entry !== index) continue;
      const prefix = fieldPrefix(section.key, index);
      Object.assign(typed, { [entryField(prefix, 'id')]: entry.id, [entryField(prefix, 'letter')]: entry.letter }, writePart(section, entry, index));
    }
  }
  return typed;
}

function writePart(section: Section, part: OnceAnswers, index: number | undefined): Typed {
  const prefix = fieldPrefix(section.key, index);
  const typed: Record<string, string | readonly string[]> = {};
  for (const question of section.questions) {
    const value = at(part.values, question.key);
    if (value !== undefined) Object.assign(typed, writeValue(question, questionField(prefix, question.key), value));
  }
  for (const [key, { answer, reason }] of Object.entries(part.criteria)) {
    if (answer !== null) typed[criterionField(prefix, key, 'answer')] = answer;
    if (reason !== '') typed[criterionField(prefix, key, 'reason')] = reason;
  }
  return typed;
}

function writeValue(question: Question, field: string, value: AnswerValue): Typed {
  if (typeof value === 'number') return { [field]: writeNumber(value) };
  if (typeof value === 'object' || question.type !== 'date') return { [field]: value };
  const [year = '', month = '', day = ''] = value.split('-');
  const plain = (part: string): string => part.replace(/^0+(?=\d)/, '');
  return { [dayField(field, 'day')]: plain(day), [dayField(field, 'month')]: plain(month), [dayField(field, 'year')]: year };
}
