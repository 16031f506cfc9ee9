import type { FormDefinition } from '../../../framework/schema/form.ts';
import { levelsOf } from '../../tools/grades.ts';
import type { Line } from '../plan/lines.ts';
import type { Compared, GradeLevel } from './compare.ts';
import type { JointGrade } from './read-scored.ts';

/** Something that the workshop grades together: a graded question, or a key line of enquiry. */
export interface Gradable {
  key: string;
  words: string;
  levels: GradeLevel[];
  /** The level that all auditors gave, where they did. */
  common: string | null;
  /** Without its grade the audit is not reported. A line is graded where the workshop thinks it right. */
  needed: boolean;
}

export function gradables(rows: readonly Compared[], lines: readonly Line[], forms: ReadonlyMap<string, FormDefinition>): Gradable[] {
  const questions = rows.filter((row) => row.levels.length > 0).map((row) => ({ key: row.key, words: row.question, levels: row.levels, common: row.common, needed: row.cells.some((cell) => cell.level !== null) }));
  const levels = [...forms.values()].map(levelsOf).find((each) => each.length > 0) ?? [];
  return [...questions, ...lines.map((line) => ({ key: line.key, words: line.text, levels: levels.map(({ value, label, score }) => ({ value, label, score })), common: null, needed: false }))];
}

/** How many of the questions of a case still want their joint grade. */
export const ungraded = (all: readonly Gradable[], grades: readonly JointGrade[], caseId: string): number =>
  all.filter((each) => each.needed && !grades.some((grade) => grade.caseId === caseId && grade.question === each.key && grade.level !== '')).length;
