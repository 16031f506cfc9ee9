import type { FormDefinition } from '../framework/schema/form.ts';
import { at, type Answers } from './answers.ts';
import { partsOf } from './leaves.ts';

/** How one scale question was answered over a number of responses. */
export interface ScaleScore {
  readonly section: string;
  readonly question: string;
  readonly label: string;
  /** Answers in all, and those at a level that carries a score ("not seen" may carry none). */
  readonly answered: number;
  readonly scored: number;
  /** The mean of the scores; null where no answer carries one. Not rounded. */
  readonly mean: number | null;
  /** How many chose each level, in the scale's order. */
  readonly distribution: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

/** Scores every scale question of a form over one or many responses. Each entry of a repeated section counts as an answer. */
export function scoreForm(form: FormDefinition, responses: readonly Answers[]): ScaleScore[] {
  return form.sections.flatMap((section) => section.questions.flatMap((question): ScaleScore[] => {
    if (question.type !== 'scale') return [];
    const levels = form.scales.find((scale) => scale.key === question.scale)?.levels ?? [];
    const given = responses.flatMap((answers) => partsOf(section, answers).map((part) => at(part.values, question.key)));
    const counted = levels.map((level) => ({ ...level, count: given.filter((value) => value === level.value).length }));
    const scored = counted.filter((level) => level.score !== undefined);
    const answers = (of: typeof counted): number => of.reduce((sum, level) => sum + level.count, 0);
    const total = scored.reduce((sum, level) => sum + (level.score ?? 0) * level.count, 0);
    return [{
      section: section.key, question: question.key, label: question.label,
      answered: answers(counted), scored: answers(scored), mean: answers(scored) === 0 ? null : total / answers(scored),
      distribution: counted.map(({ value, label, count }) => ({ value, label, count })),
    }];
  }));
}
