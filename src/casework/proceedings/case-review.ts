import { openReview, type OpenReview } from '../review/open-review.ts';
import type { Visit } from '../../web/visit/index.ts';

/** A review that belongs to a case: what stands beside a review is seen by the team of its case, so a process without one has none of it. */
export interface CaseReview extends OpenReview {
  caseId: string;
  href: string;
}

/** Opens the review of the address; null where it is not there, not the visitor's to see, or belongs to no case. */
export async function openCaseReview(visit: Visit): Promise<CaseReview | null> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  const caseId = review?.process.caseId ?? null;
  return review === null || caseId === null ? null : { ...review, caseId, href: `/reviews/${review.process.id}` };
}

export const captionOf = ({ process }: OpenReview): string => `${process.definition.name} ${process.reference}`;

/** Said where two people changed the same at once. */
export const changedMeanwhile = 'Somebody else changed this while you were at it. What they did stands here now; what you typed is kept. Look, then send it again.';
