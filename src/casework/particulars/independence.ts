/** What was said of the independence of whoever leads a review. */
export interface IndependenceTold {
  /** Of what the process asks its leader to be free, the points that were confirmed. */
  freeOf: readonly string[];
  statement: string;
}

/**
 * Whether what the process asks of its leader's independence is answered: every point confirmed, or a statement that says
 * what stands in place of the ones that are not. Nothing is asked where the process asks nothing, or nobody leads it yet.
 * @param asked the points of the process definition (`independence`)
 * @returns the points that are left open
 */
export function openPoints(asked: readonly string[], named: boolean, { freeOf, statement }: IndependenceTold): string[] {
  if (!named || statement.trim() !== '') return [];
  return asked.filter((point) => !freeOf.includes(point));
}
