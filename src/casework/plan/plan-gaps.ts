import type { PlanLines } from './read-plan-lines.ts';

/**
 * What is still missing before an action plan may count as drawn up: it has an action, and each recommendation has one or
 * was answered otherwise than with acceptance, with the reason that such an answer asks for (SOL-32).
 * @param acceptance the board's answer that accepts in full
 */
export function planGaps({ actions, recommendations }: Pick<PlanLines, 'actions' | 'recommendations'>, acceptance: string | undefined): string[] {
  const bare = recommendations.filter(({ reference, response }) => (response === null || response === acceptance) && !actions.some((action) => action.recommendation === reference));
  return [
    ...(actions.length === 0 ? ['The plan has no action yet.'] : []),
    ...bare.map(({ reference, response }) => (response === null ? `${reference} has no action, and no answer that says why not.` : `${reference} was accepted and has no action.`)),
  ];
}
