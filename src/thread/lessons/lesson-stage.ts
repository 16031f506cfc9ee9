/** The four stages of learning (LLR-14, section 3.27), each entered only with its evidence. */
export const lessonStages = ['identified', 'disseminated', 'embedded', 'evaluated'] as const;
export type LessonStage = (typeof lessonStages)[number];

export interface LessonEvidence {
  disseminations: number;
  /** Agencies asked to pass it on to their teams, and how many have confirmed. */
  asked: number;
  confirmed: number;
  /** Results of the embedding checks that were made, oldest first. */
  checks: readonly ('embedded' | 'partly' | 'not-embedded')[];
  /** What the latest evaluation means, if there is one. */
  evaluated: 'closes' | 'no-effect' | 'judge-again' | null;
}

/**
 * The stage that the evidence bears out. Disseminated: passed on by a channel at least once. Embedded: the latest check
 * found it so, and every agency that was asked has confirmed. Evaluated: a verdict was given that does not ask to judge again.
 */
export function stageOf(evidence: LessonEvidence): LessonStage {
  if (evidence.disseminations === 0) return 'identified';
  if (evidence.evaluated === 'closes' || evidence.evaluated === 'no-effect') return 'evaluated';
  const embedded = evidence.checks.at(-1) === 'embedded' && evidence.confirmed >= evidence.asked;
  return embedded ? 'embedded' : 'disseminated';
}

/** How a lesson that was passed on stands on the thread: its day stands beside it. */
export const reachWords = (reach: number | null): string => (reach === null ? 'Shared' : `${reach.toLocaleString('en-GB')} ${reach === 1 ? 'person' : 'people'} reached`);

/** Evaluated and found without effect: visible, and not closed. */
export const doneWithoutEffect = (evidence: LessonEvidence): boolean => stageOf(evidence) === 'evaluated' && evidence.evaluated === 'no-effect';
