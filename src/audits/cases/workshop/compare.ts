import type { FormDefinition, Question } from '../../../framework/schema/form.ts';
import { onceOf, readBack, type Answers, type Offered } from '../../../forms/index.ts';

/** One auditor's scoring of a case, under the name of the agency. */
export interface Scored {
  who: string;
  form: FormDefinition;
  answers: Answers;
}

export interface GradeLevel {
  value: string;
  label: string;
  score: number | null;
}

export interface Cell {
  who: string;
  text: string;
  answered: boolean;
  level: string | null;
  score: number | null;
}

/** A question with what each auditor answered. Tools may differ: whoever was not asked has no cell. */
export interface Compared {
  /** SECTION/QUESTION. */
  key: string;
  section: string;
  sectionKey: string;
  question: string;
  cells: Cell[];
  /** The levels by which it is graded; empty where it is answered in words. */
  levels: GradeLevel[];
  differ: boolean;
  /** How many steps of score lie between the lowest and the highest. */
  apart: number;
  /** The level that all gave; null where they differ, or nobody graded. */
  common: string | null;
}

/** All scorings of a case side by side, question by question, with the differences brought out. */
export function compare(scored: readonly Scored[], offered: Offered): Compared[] {
  const rows = new Map<string, Compared>();
  for (const { who, form, answers } of scored) {
    for (const row of readBack(form, answers, offered)) {
      const { section } = row.page;
      const question = row.entry === '' ? questionAt(form, section, row.path) : undefined;
      const key = `${section}/${row.entry === '' ? '' : `${row.entry}/`}${row.path.slice(row.path.lastIndexOf('.') + 1)}`;
      const held = rows.get(key) ?? { key, section: row.section, sectionKey: section, question: row.entry === '' ? row.question : `${row.entry}: ${row.question}`, cells: [], levels: question === undefined ? [] : levelsFor(form, question), differ: false, apart: 0, common: null };
      held.cells.push({ who, text: row.text, answered: row.answered, ...gradeOf(form, section, question, answers) });
      rows.set(key, held);
    }
  }
  return [...rows.values()].map(withDifference);
}

const questionAt = (form: FormDefinition, section: string, path: string): Question | undefined =>
  form.sections.find((each) => each.key === section)?.questions.find((each) => path === `${section}.${each.key}`);

const levelsFor = (form: FormDefinition, question: Question): GradeLevel[] =>
  question.type === 'scale' ? (form.scales.find((scale) => scale.key === question.scale)?.levels ?? []).map(({ value, label, score }) => ({ value, label, score: score ?? null })) : [];

function gradeOf(form: FormDefinition, section: string, question: Question | undefined, answers: Answers): Pick<Cell, 'level' | 'score'> {
  const value = question?.type === 'scale' ? onceOf(answers, section).values[question.key] : undefined;
  const level = question === undefined ? undefined : levelsFor(form, question).find((each) => each.value === value);
  return { level: level?.value ?? null, score: level?.score ?? null };
}

function withDifference(row: Compared): Compared {
  const levels = row.cells.flatMap((cell) => cell.level ?? []);
  const scores = row.cells.flatMap((cell) => cell.score ?? []);
  const differ = new Set(levels).size > 1;
  return { ...row, differ, apart: scores.length === 0 ? 0 : Math.max(...scores) - Math.min(...scores), common: levels.length > 0 && !differ ? levels[0]! : null };
}
