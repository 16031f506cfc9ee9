import type { Step } from '../../framework/schema/process.ts';
import type { Reply, Visit } from '../../web/visit/index.ts';
import type { OpenReview } from '../review/open-review.ts';

/** How a kind of step is shown, and how what is sent from its page is taken. */
export interface StepPage {
  show(visit: Visit, review: OpenReview, step: Step): Promise<Reply>;
  take(visit: Visit, review: OpenReview, step: Step): Promise<Reply>;
}

export const reviewHref = (review: OpenReview): string => `/reviews/${review.process.id}`;
export const stepHref = (review: OpenReview, step: Pick<Step, 'key'>): string => `${reviewHref(review)}/steps/${step.key}`;
export const backToReview = (review: OpenReview) => ({ back: { href: reviewHref(review), text: `Back to ${review.process.reference}` } });
