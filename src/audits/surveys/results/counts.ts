import type { FormDefinition, Question } from '../../../framework/schema/form.ts';
import { answersTo } from '../../tools/tool-words.ts';
import { scoreOf, standardOf, type Level } from '../../tools/grades.ts';
import { shareOf } from '../../results/heat/step.ts';

/** How often an answer was given; null where that is not shown, because people could be known by it. */
export interface ShownCount {
  value: string;
  label: string;
  count: number | null;
}

/** What came back to one question that is chosen from. */
export interface QuestionCounts {
  /** SECTION/QUESTION. */
  path: string;
  section: string;
  label: string;
  standard: string | undefined;
  /** How many answered it; null where they are fewer than may be shown. */
  answered: number | null;
  many: boolean;
  counts: ShownCount[];
  /** For a scale: where the mean lies between its weakest and its strongest level, from 0 to 1. Null where it is none, or where a count is held back: the mean would give it away. */
  share: number | null;
}

/** What was counted, as it stands in the database: by question, the number of those who answered and of each answer. */
export type Counted = ReadonlyMap<string, { answered: number; values: ReadonlyMap<string, number> }>;

export const isCounted = (question: Question): boolean => question.type !== 'text' && question.type !== 'long-text';
export const isWords = (question: Question): boolean => (question.type === 'text' || question.type === 'long-text') && !question.identity;

/** The counts of a survey as they may be shown, in the order of its tool. */
export function countsOf(form: FormDefinition, counted: Counted, smallest: number): QuestionCounts[] {
  return form.sections.flatMap((section) => section.questions.filter(isCounted).map((question): QuestionCounts => {
    const path = `${section.key}/${question.key}`;
    const { answered, values } = counted.get(path) ?? { answered: 0, values: new Map<string, number>() };
    const many = question.type === 'choices';
    const all = answersTo(form, question).map(({ value, label }) => ({ value, label, count: values.get(value) ?? 0 }));
    const counts = held(all, answered, smallest, many);
    const whole = counts.every(({ count }) => count !== null);
    return { path, section: section.title, label: question.label, standard: standardOf(section, question), answered: answered >= smallest ? answered : null, many, counts, share: whole && answered >= smallest ? shareAt(form, question, all) : null };
  }));
}

/**
 * Counts with those held back by which people could be known. Fewer than the smallest number are never told. Where one of several may be
 * chosen, what is held back could be reckoned from the rest: the next smallest goes with it, until those held back are together no fewer
 * than the smallest number. Where any may be chosen, so few may be those who did not choose an answer.
 */
export function held(counts: readonly { value: string; label: string; count: number }[], answered: number, smallest: number, many: boolean): ShownCount[] {
  if (answered < smallest) return counts.map((each) => ({ ...each, count: null }));
  const few = (count: number): boolean => count > 0 && count < smallest;
  if (many) return counts.map((each) => ({ ...each, count: few(each.count) || few(answered - each.count) ? null : each.count }));
  const bySize = counts.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
  const back = new Set(bySize.filter(({ count }) => few(count)).map(({ value }) => value));
  const together = (): number => bySize.filter(({ value }) => back.has(value)).reduce((all, { count }) => all + count, 0);
  for (const each of bySize) if (back.size > 0 && (back.size === 1 || together() < smallest)) back.add(each.value);
  return counts.map((each) => ({ ...each, count: back.has(each.value) ? null : each.count }));
}

/** The levels of the scale by which a question is graded, weakest first. */
export const gradeLevels = (form: FormDefinition, question: Question): Level[] => (question.type !== 'scale' ? [] : (form.scales.find(({ key }) => key === question.scale)?.levels ?? [])
  .flatMap((level) => (level.score === undefined ? [] : [{ value: level.value, label: level.label, score: level.score }])).toSorted((a, b) => a.score - b.score));

/** Where the mean of some counts lies on the scale of their question, from 0 to 1; null where it is none. */
export function shareAt(form: FormDefinition, question: Question, counts: readonly { value: string; count: number }[]): number | null {
  const scored = counts.flatMap(({ value, count }) => {
    const score = scoreOf(form, question, value);
    return score === null ? [] : [{ score, count }];
  });
  const total = scored.reduce((sum, { count }) => sum + count, 0);
  return total === 0 ? null : shareOf(gradeLevels(form, question), scored.reduce((sum, { score, count }) => sum + score * count, 0) / total);
}

/** A count in words, with its part of those who answered. */
export const countWords = (count: number | null, answered: number | null): string => (count === null || answered === null ? 'Not shown' : `${count.toLocaleString('en-GB')} (${answered === 0 ? 0 : Math.round((count / answered) * 100)}%)`);
export const shareWords = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);
