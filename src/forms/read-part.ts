import type { FormDefinition, Question, Section } from '../framework/schema/form.ts';
import { at, CRITERION_ANSWERS, type Answers, type AnswerValue, type CriterionAnswer, type OnceAnswers } from './answers.ts';
import { checkValue, LONGEST_REASON } from './check-value.ts';
import { cleanText } from '../platform/index.ts';
import { criterionField, fieldPrefix, questionField, typedText, type Problem, type Typed } from './fields.ts';
import { messages, type Subject } from './messages.ts';
import { criteriaOf, criterionOptions, labelOf } from './offered.ts';
import type { Body } from './read-body.ts';
import { readField } from './read-field.ts';
import type { Setting } from './setting.ts';
import { isAsked, isShown } from './visible.ts';

/** One section answered once, or one entry, as it was sent. */
export interface Part {
  readonly form: FormDefinition;
  readonly section: Section;
  /** The entry's place in the sent names, and its place in what is given back; undefined for a section answered once. */
  readonly index: { readonly sent: number; readonly shown: number } | undefined;
  /** "Child A", or '' for a section answered once. */
  readonly entry: string;
  readonly body: Body;
  /** All answers, for questions controlled from an earlier section. */
  readonly answers: Answers;
  readonly before: OnceAnswers;
  readonly reading: Setting & { readonly mode: 'save' | 'submit' };
}

export interface PartRead {
  readonly part: OnceAnswers;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
}

/** Reads the questions, then the criteria, of one section or entry. */
export function readPart(part: Part): PartRead {
  const questions = readQuestions(part);
  const criteria = readCriteria(part);
  return {
    part: { values: questions.values, criteria: criteria.criteria },
    typed: { ...questions.typed, ...criteria.typed },
    problems: [...questions.problems, ...criteria.problems],
  };
}

const subject = (label: string, entry: string): Subject => (entry === '' ? { label } : { label, entry });

function readQuestions(part: Part) {
  const { form, section, body, before, reading } = part;
  const values: Record<string, AnswerValue> = {};
  const typed: Record<string, string | readonly string[]> = {};
  const found: { question: Question; problem: Problem }[] = [];
  for (const question of section.questions) {
    const sent = questionField(fieldPrefix(section.key, part.index?.sent), question.key);
    const shown = questionField(fieldPrefix(section.key, part.index?.shown), question.key);
    // A question that the page did not show keeps the answer that stood there.
    const stood = at(before.values, question.key);
    if (stood !== undefined && !isShown(form, section, question, part.answers)) {
      values[question.key] = stood;
      continue;
    }
    const about = subject(question.label, part.entry);
    const got = readField({ form, question, sent, shown, body, stood, offered: reading, subject: about });
    Object.assign(typed, got.typed);
    const wrong = 'value' in got.read ? checkValue(question, got.read.value, reading.today, about) : undefined;
    if ('problem' in got.read) found.push({ question, problem: { field: shown, message: got.read.problem, ...(got.read.part ? { part: got.read.part } : {}) } });
    else if (wrong !== undefined) found.push({ question, problem: { field: shown, message: wrong } });
    else if ('value' in got.read) values[question.key] = got.read.value;
  }
  const answers = section.repeats ? part.answers : { ...part.answers, [section.key]: { values, criteria: {} } };
  const told = found.filter(({ question }) => reading.mode === 'save' || isAsked(form, section, question, values, answers));
  return { values, typed, problems: told.map(({ problem }) => problem) };
}

function readCriteria(part: Part) {
  const set = criteriaOf(part.section, part.reading);
  if (!set) return { criteria: part.before.criteria, typed: {}, problems: [] };
  const criteria: Record<string, CriterionAnswer> = {};
  const typed: Record<string, string> = {};
  const problems: Problem[] = [];
  const options = criterionOptions(set);
  for (const item of set.items) {
    const sent = fieldPrefix(part.section.key, part.index?.sent);
    const shown = fieldPrefix(part.section.key, part.index?.shown);
    const about = subject(item.text, part.entry);
    const chosen = cleanText(typedText(part.body.fields, criterionField(sent, item.key, 'answer')));
    const reason = cleanText(typedText(part.body.fields, criterionField(sent, item.key, 'reason')));
    const answer = CRITERION_ANSWERS.find((one) => one === chosen && options.some((option) => option.value === one)) ?? null;
    const answerField = criterionField(shown, item.key, 'answer');
    const reasonField = criterionField(shown, item.key, 'reason');
    typed[answerField] = answer ?? '';
    typed[reasonField] = reason;
    const unknown = (chosen !== '' && answer === null) || part.body.unreadable.has(criterionField(sent, item.key, 'answer'));
    if (unknown) problems.push({ field: answerField, message: messages.selectMiddle(about, labelOf(options, set.middle).toLowerCase()) });
    if (part.body.unreadable.has(criterionField(sent, item.key, 'reason'))) problems.push({ field: reasonField, message: messages.unreadable(about) });
    const tooLong = reason.length > LONGEST_REASON;
    if (tooLong) problems.push({ field: reasonField, message: messages.reasonTooLong(about, LONGEST_REASON) });
    const kept = tooLong ? '' : reason;
    if (answer !== null || kept !== '') criteria[item.key] = { answer, reason: kept };
  }
  return { criteria, typed, problems };
}
