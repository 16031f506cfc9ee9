import type { FormDefinition, Question, Section } from '../framework/schema/form.ts';
import { at, entriesOf, onceOf, type Answers, type AnswerValue, type CriterionAnswer, type Entry, type OnceAnswers } from './answers.ts';
import { entryLabel } from './entries.ts';
import { criteriaOf, type Offered } from './offered.ts';

/** One thing that a form asks: a question or a criterion of a section, or of one of its entries. */
export interface Asked {
  /** Names it among all answers of the form, and stays the same while other entries come and go: `children.ENTRY-ID.name`. */
  readonly path: string;
  readonly section: Section;
  readonly entry: Entry | undefined;
  /** The question or criterion in its own words: "Full name". */
  readonly wording: string;
  /** With the entry: "Child A: Full name". */
  readonly label: string;
  readonly ask: { readonly question: Question; readonly value: AnswerValue | undefined } | { readonly criterion: string; readonly value: CriterionAnswer | undefined };
}

/** The path of an entry as a whole. */
export const entryPath = (section: string, entry: string): string => `${section}.${entry}`;

/** The path of a question's answer. */
export const questionPath = (section: string, entry: string | undefined, question: string): string =>
  `${entry === undefined ? section : entryPath(section, entry)}.${question}`;

/** The path of a criterion's answer. */
export const criterionPath = (section: string, entry: string | undefined, criterion: string): string =>
  `${entry === undefined ? section : entryPath(section, entry)}.criteria.${criterion}`;

/** "Child A: Full name", or the label alone in a section answered once. */
export function labelAt(section: Section, entry: Pick<Entry, 'letter'> | undefined, label: string): string {
  const name = entryLabel(section, entry);
  return name === '' ? label : `${name}: ${label}`;
}

/** The parts of a section that has answers: itself, or its entries in order. */
export function partsOf(section: Section, answers: Answers): readonly (OnceAnswers | Entry)[] {
  return section.repeats ? entriesOf(answers, section.key) : [onceOf(answers, section.key)];
}

/** The entry that a part is; undefined for a section answered once. */
export const entryOf = (part: OnceAnswers | Entry): Entry | undefined => ('letter' in part ? part : undefined);

/** Everything that the form asks given these answers' entries, answered or not, asked or not, in order. */
export function leavesOf(form: FormDefinition, answers: Answers, offered: Offered): Asked[] {
  return form.sections.flatMap((section) => partsOf(section, answers).flatMap((part) => leavesOfPart(section, part, offered)));
}

function leavesOfPart(section: Section, part: OnceAnswers | Entry, offered: Offered): Asked[] {
  const entry = entryOf(part);
  const questions = section.questions.map((question): Asked => ({
    path: questionPath(section.key, entry?.id, question.key), section, entry, wording: question.label, label: labelAt(section, entry, question.label),
    ask: { question, value: at(part.values, question.key) },
  }));
  const criteria = (criteriaOf(section, offered)?.items ?? []).map((item): Asked => ({
    path: criterionPath(section.key, entry?.id, item.key), section, entry, wording: item.text, label: labelAt(section, entry, item.text),
    ask: { criterion: item.key, value: at(part.criteria, item.key) },
  }));
  return [...questions, ...criteria];
}
