import type { FormDefinition, Section } from '../framework/schema/form.ts';
import { at, entriesOf, onceOf, type Answers, type OnceAnswers } from './answers.ts';
import { entryLabel, placeOf } from './entries.ts';
import { criteriaOf, type Offered } from './offered.ts';
import { IN_THE_VAULT, NOT_ANSWERED, textOfCriterion, textOfValue } from './read-back.ts';
import { isAsked } from './visible.ts';

/** One agency's answers to the form that all were asked to fill in. */
export interface AgencyAnswers {
  readonly agency: string;
  readonly answers: Answers;
}

export interface Cell {
  readonly agency: string;
  readonly text: string;
  /** `not-asked`: the agency's other answers made the question needless. */
  readonly state: 'answered' | 'not-answered' | 'not-asked';
}

/** One question with every agency's answer, in the order in which the agencies were given. */
export interface SideBySideRow {
  readonly section: string;
  readonly entry: string;
  readonly question: string;
  readonly cells: readonly Cell[];
}

/**
 * The same form from several agencies, question by question: the composite that a review group reads (SUF-73).
 * Entries of a repeated section stand together by letter, since "Child A" is the same child to all. A question that
 * no agency was asked is left out. Identifying answers are never shown.
 */
export function sideBySide(form: FormDefinition, from: readonly AgencyAnswers[], offered: Offered): SideBySideRow[] {
  return form.sections.flatMap((section) => {
    const letters = section.repeats ? lettersIn(section, from) : [undefined];
    return letters.flatMap((letter) => rowsOf(form, section, letter, from, offered));
  });
}

function lettersIn(section: Section, from: readonly AgencyAnswers[]): string[] {
  const all = from.flatMap(({ answers }) => entriesOf(answers, section.key).map((entry) => entry.letter));
  return [...new Set(all)].sort((a, b) => placeOf(a) - placeOf(b));
}

function rowsOf(form: FormDefinition, section: Section, letter: string | undefined, from: readonly AgencyAnswers[], offered: Offered): SideBySideRow[] {
  const partOf = (answers: Answers): OnceAnswers | undefined =>
    letter === undefined ? onceOf(answers, section.key) : entriesOf(answers, section.key).find((entry) => entry.letter === letter);
  const row = (question: string, cellOf: (part: OnceAnswers, answers: Answers) => Omit<Cell, 'agency'>): SideBySideRow => ({
    section: section.title, entry: entryLabel(section, letter === undefined ? undefined : { letter }), question,
    cells: from.map(({ agency, answers }) => {
      const part = partOf(answers);
      return { agency, ...(part ? cellOf(part, answers) : NOT_ASKED) };
    }),
  });
  const questions = section.questions.map((question) => row(question.label, (part, answers) => {
    if (!isAsked(form, section, question, part.values, answers)) return NOT_ASKED;
    if (question.identity) return { text: IN_THE_VAULT, state: 'answered' };
    const value = at(part.values, question.key);
    return value === undefined ? UNANSWERED : { text: textOfValue(form, question, value, offered), state: 'answered' };
  }));
  const criteria = (criteriaOf(section, offered)?.items ?? []).map((item) => row(item.text, (part) => {
    const given = at(part.criteria, item.key);
    return given === undefined ? UNANSWERED : { text: textOfCriterion(given), state: 'answered' };
  }));
  return [...questions, ...criteria].filter((one) => one.cells.some((cell) => cell.state !== 'not-asked'));
}

const NOT_ASKED: Omit<Cell, 'agency'> = { text: 'Not asked', state: 'not-asked' };
const UNANSWERED: Omit<Cell, 'agency'> = { text: NOT_ANSWERED, state: 'not-answered' };
