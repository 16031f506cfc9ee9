import { formatDay, parseDay } from '../calendar/index.ts';
import type { FormDefinition, Question } from '../framework/schema/form.ts';
import type { Answers, AnswerValue, CriterionAnswer } from './answers.ts';
import type { Page } from './check-answers.ts';
import { entryLabel } from './entries.ts';
import { leavesOf, partsOf, type Asked } from './leaves.ts';
import { isChosen, labelOf, MAY_BE, NOT_KNOWN, optionsOf, type Offered } from './offered.ts';
import { isAsked } from './visible.ts';

export const NOT_ANSWERED = 'Not answered';
export const IN_THE_VAULT = 'Kept in the identity vault';

/** One line of answers read back. */
export interface ReadBackRow {
  /** The section's title, and "Child A" where it repeats. */
  readonly section: string;
  readonly entry: string;
  readonly question: string;
  /** The answer in words; lines are parted by line feeds. */
  readonly text: string;
  readonly answered: boolean;
  readonly identity: boolean;
  readonly path: string;
  /** Where it can be changed. */
  readonly page: Page;
}

/** An answer in words: labels instead of keys, a day written out. A value that is no longer offered stands as it is. */
export function textOfValue(form: FormDefinition, question: Question, value: AnswerValue, offered: Offered): string {
  if (typeof value === 'number') return value.toLocaleString('en-GB', { maximumFractionDigits: 10 });
  const options = optionsOf(form, question, offered);
  if (typeof value === 'object') return value.map((one) => labelOf(options, one)).join('\n');
  if (isChosen(question)) return labelOf(options, value);
  const written = question.type === 'date' ? parseDay(value) : null;
  return written === null ? value : formatDay(written);
}

/** A criterion's answer in words, the reason on the lines below. */
export function textOfCriterion({ answer, reason }: CriterionAnswer): string {
  const words = { yes: 'Yes', no: 'No', 'not-known': NOT_KNOWN.label, 'may-be': MAY_BE.label };
  return [answer === null ? NOT_ANSWERED : words[answer], reason].filter((line) => line !== '').join('\n');
}

/** What is answered at one place, in words; '' where nothing is. */
export function textOfAnswer(form: FormDefinition, { ask }: Asked, offered: Offered): string {
  if ('criterion' in ask) return ask.value === undefined ? '' : textOfCriterion(ask.value);
  return ask.value === undefined ? '' : textOfValue(form, ask.question, ask.value, offered);
}

/** Whether this is asked, given the answers. Criteria always are. */
export function leafIsAsked(form: FormDefinition, answers: Answers, leaf: Asked): boolean {
  if (!('question' in leaf.ask)) return true;
  const part = leaf.entry ?? partsOf(leaf.section, answers)[0];
  return part !== undefined && isAsked(form, leaf.section, leaf.ask.question, part.values, answers);
}

/**
 * Answers as rows to read: all that is asked, answered or not, in order. Identifying answers are shown only where that
 * is asked for; otherwise the row says where they are kept, so that a page cannot show a name by oversight.
 */
export function readBack(form: FormDefinition, answers: Answers, offered: Offered, show: { identity: boolean } = { identity: false }): ReadBackRow[] {
  return leavesOf(form, answers, offered).filter((leaf) => leafIsAsked(form, answers, leaf)).map((leaf) => {
    const identity = 'question' in leaf.ask && leaf.ask.question.identity;
    const answered = leaf.ask.value !== undefined;
    const index = partsOf(leaf.section, answers).findIndex((part) => part === leaf.entry);
    return {
      section: leaf.section.title, entry: entryLabel(leaf.section, leaf.entry), question: leaf.wording,
      text: identity && !show.identity ? IN_THE_VAULT : answered ? textOfAnswer(form, leaf, offered) : NOT_ANSWERED,
      answered, identity, path: leaf.path,
      page: leaf.entry ? { section: leaf.section.key, entry: index } : { section: leaf.section.key },
    };
  });
}
