import { levelAt, type Level } from '../../tools/grades.ts';

/** The five looks of a grade, from weakest to strongest. Each cell says its grade in words as well. */
export type Step = 1 | 2 | 3 | 4 | 5;
const steps: readonly Step[] = [1, 2, 3, 4, 5];

/** Where a score lies between the weakest and the strongest level of its tool, from 0 to 1. */
export function shareOf(levels: readonly Level[], score: number): number {
  const [low, high] = [levels[0]?.score ?? 0, levels.at(-1)?.score ?? 0];
  return high === low ? 1 : Math.min(1, Math.max(0, (score - low) / (high - low)));
}

/** The look of the level that lies nearest to a score, so that colour and words say the same. Tools have three to five levels, and their ends always look alike. */
export const stepOf = (levels: readonly Level[], score: number): Step => steps[Math.round(shareOf(levels, levelAt(levels, score)?.score ?? score) * 4)] ?? 1;

/** Grades of two rounds are held against each other only where their tools grade alike. */
export const gradeAlike = (one: readonly Level[], other: readonly Level[]): boolean =>
  one.length === other.length && one.every((level, index) => level.value === other[index]?.value && level.score === other[index]?.score);
