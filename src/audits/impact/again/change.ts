import type { FormDefinition } from '../../../framework/schema/form.ts';
import { standardOf } from '../../tools/grades.ts';
import { placeOf } from '../said/said.ts';

/** The same thing asked twice: how it stood before and how it stands now. */
export interface Change {
  key: string;
  words: string;
  /** How many answered it both times, or for case audits how many cases were graded now. */
  answered: number;
  before: number;
  after: number;
  better: number;
  same: number;
  worse: number;
}

/** Which way something has gone; a difference that no reader would see is none. */
export const directionOf = ({ before, after }: Pick<Change, 'before' | 'after'>): 'better' | 'same' | 'worse' => {
  const difference = Math.round((after - before) * 100);
  return difference > 0 ? 'better' : difference < 0 ? 'worse' : 'same';
};

/** A level of a graded question and its score. */
export interface ScoredLevel {
  section: string;
  question: string;
  value: string;
  score: number;
}

/** The graded questions of a standard, each with its levels; of all standards where none is named. Sections that repeat are left out: an entry is not the same entry again. */
export function scoredLevels(form: FormDefinition, standard: string): ScoredLevel[] {
  return form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.flatMap((question) => {
    if (question.type !== 'scale' || (standard !== '' && standardOf(section, question) !== standard)) return [];
    const levels = form.scales.find(({ key }) => key === question.scale)?.levels ?? [];
    return levels.flatMap(({ value, score }) => (score === undefined ? [] : [{ section: section.key, question: question.key, value, score }]));
  }));
}

/** The graded questions of a standard by their place, in the tool's order. */
export const gradedQuestions = (form: FormDefinition, standard: string): Map<string, string> =>
  new Map(form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.filter((question) => question.type === 'scale' && standardOf(section, question) === standard).map((question) => [placeOf(section, question), question.label])));

/** What two editions of a tool ask of a standard: what both do, and what only one does, which nothing can be held against. */
export function askedBoth(now: FormDefinition, before: FormDefinition, standard: string): { both: Map<string, string>; onlyNow: string[]; onlyBefore: string[] } {
  const [ours, theirs] = [gradedQuestions(now, standard), gradedQuestions(before, standard)];
  return { both: new Map([...ours].filter(([place]) => theirs.has(place))), onlyNow: [...ours].filter(([place]) => !theirs.has(place)).map(([, words]) => words), onlyBefore: [...theirs].filter(([place]) => !ours.has(place)).map(([, words]) => words) };
}
