import type { FormDefinition, Question, Section } from '../../framework/schema/form.ts';
import { onceOf, type Answers } from '../../forms/index.ts';

export interface Level {
  value: string;
  label: string;
  describes?: string | undefined;
  score: number;
}

/** How a return stands against one standard of its tool. */
export interface StandardGrade {
  standard: string;
  /** The mean of the scores of its graded answers, not rounded; null where none carries a score. */
  score: number | null;
  /** The level nearest to that mean, the lower of two that are equally near; null with it. */
  level: string | null;
}

/** The standard that an answer counts towards: the question's own, or its section's. */
export const standardOf = (section: Section, question: Question): string | undefined => question.standard ?? section.standard;

/** The levels by which a tool grades, weakest first: those of its first scale that carry a score. */
export function levelsOf(tool: FormDefinition): Level[] {
  const scale = tool.scales.find((each) => each.levels.some((level) => level.score !== undefined));
  return (scale?.levels ?? []).flatMap((level) => (level.score === undefined ? [] : [{ value: level.value, label: level.label, describes: level.describes, score: level.score }])).toSorted((a, b) => a.score - b.score);
}

/** The level nearest to a score, the lower of two that are equally near: a grade is never better than its answers. */
export function levelAt(levels: readonly Level[], score: number): Level | null {
  return levels.reduce<Level | null>((best, level) => (best === null || Math.abs(level.score - score) < Math.abs(best.score - score) ? level : best), null);
}

/** The score of one graded answer; null where it carries none, "not applicable" among them. */
export function scoreOf(tool: FormDefinition, question: Question, value: unknown): number | null {
  if (question.type !== 'scale') return null;
  return tool.scales.find((scale) => scale.key === question.scale)?.levels.find((level) => level.value === value)?.score ?? null;
}

/** A return's grade for each standard of its tool, in order, from the answers as they stand. */
export function gradesOf(tool: FormDefinition, answers: Answers): StandardGrade[] {
  const levels = levelsOf(tool);
  return (tool.standards ?? []).map(({ key }) => {
    const scores = tool.sections.filter((section) => section.repeats === undefined).flatMap((section) => {
      const { values } = onceOf(answers, section.key);
      return section.questions.filter((question) => standardOf(section, question) === key).map((question) => scoreOf(tool, question, values[question.key])).filter((score) => score !== null);
    });
    const score = scores.length === 0 ? null : scores.reduce((sum, each) => sum + each, 0) / scores.length;
    return { standard: key, score, level: score === null ? null : (levelAt(levels, score)?.value ?? null) };
  });
}
