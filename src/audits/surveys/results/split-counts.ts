import type { FormDefinition, Question } from '../../../framework/schema/form.ts';
import { answersTo } from '../../tools/tool-words.ts';
import { held as heldSums, isCounted, shareAt, type Counted, type ShownCount } from './counts.ts';
import { heldCells, type Group } from './split.ts';

/** The question by whose answers results may be split, such as where somebody works. */
export interface SplitBy {
  path: string;
  section: string;
  question: string;
  label: string;
  groups: { value: string; label: string }[];
}

/** The question by which a survey says that its results may be split; null where it says none. */
export function splitOf(form: FormDefinition): SplitBy | null {
  const path = form.survey?.splitBy;
  const [section, question] = path?.split('/') ?? [];
  const found = form.sections.find(({ key }) => key === section)?.questions.find(({ key }) => key === question);
  return path === undefined || found?.type !== 'choice' ? null : { path, section: section!, question: question!, label: found.label, groups: answersTo(form, found) };
}

/** What one group answered to a question. */
export interface GroupCounts {
  label: string;
  /** How many of it answered; null where that is not shown. */
  answered: number | null;
  counts: ShownCount[];
  share: number | null;
}

/** A question, group by group; groups of which nobody answered are left out. */
export interface SplitQuestion {
  path: string;
  section: string;
  label: string;
  answers: string[];
  groups: GroupCounts[];
}

/** Those who did not say to which group they belong. */
export const unsaid = { value: '', label: 'Did not say' };

/** The counts of a survey group by group as they may be shown, in the order of its tool, without the question by which it is split. */
export function splitCounts(form: FormDefinition, split: SplitBy, counted: ReadonlyMap<string, Counted>, smallest: number): SplitQuestion[] {
  const groups = [...split.groups, unsaid];
  return form.sections.flatMap((section) => section.questions.filter(isCounted).map((question) => ({ section, question, path: `${section.key}/${question.key}` }))).filter(({ path }) => path !== split.path).map(({ section, question, path }) => {
    const answers = answersTo(form, question);
    const given = groups.map(({ value }) => counted.get(value)?.get(path) ?? { answered: 0, values: new Map<string, number>() });
    const held = heldOf(question, groups.map(({ value }, at) => ({ value, answered: given[at]!.answered, counts: answers.map((answer) => given[at]!.values.get(answer.value) ?? 0) })), smallest);
    return {
      path, section: section.title, label: question.label, answers: answers.map(({ label }) => label),
      groups: groups.flatMap(({ label }, at): GroupCounts[] => {
        const { answered, values } = given[at]!;
        if (answered === 0) return [];
        const counts = answers.map(({ value, label: words }, column) => ({ value, label: words, count: held[at]![column] ? null : (values.get(value) ?? 0) }));
        const whole = counts.every(({ count }) => count !== null);
        return [{ label, answered: answered < smallest || counts.every(({ count }) => count === null) ? null : answered, counts, share: whole ? shareAt(form, question, answers.map(({ value }) => ({ value, count: values.get(value) ?? 0 }))) : null }];
      }),
    };
  });
}

/** Where any may be chosen, each answer is a table of its own: those who chose it beside those who did not. */
function heldOf(question: Question, groups: readonly (Group & { answered: number })[], smallest: number): boolean[][] {
  const answered = groups.reduce((sum, group) => sum + group.answered, 0);
  const many = question.type === 'choices';
  const sums = heldSums((groups[0]?.counts ?? []).map((_, column) => ({ value: String(column), label: '', count: groups.reduce((sum, { counts }) => sum + counts[column]!, 0) })), answered, smallest, many).map(({ count }) => count === null);
  if (!many) return heldCells(groups, sums, smallest);
  const tables = sums.map((sum, column) => heldCells(groups.map(({ value, answered: of, counts }) => ({ value, counts: [counts[column]!, of - counts[column]!] })), [sum, sum], smallest));
  return groups.map((_, row) => tables.map((table) => table[row]!.some(Boolean)));
}
