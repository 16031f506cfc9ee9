import type { Day } from '../../calendar/index.ts';
import type { RegisterRow } from './read-register.ts';
import { stageWords } from './register-page.tsx';

/** A review as the tracker asks for it: what the register tells, and what only the tracker needs. */
export interface TrackerReview extends RegisterRow {
  incidentOn: Day | null;
  nhsReference: string;
  nhsLocality: string;
  designatedProfessional: string;
  signedOffOn: Day | null;
  recommendationThemes: string[];
  actions: string[];
  channels: string[];
}

/** A review with its keys already in words. */
export interface TrackerNames {
  kind: string;
  themes: readonly string[];
  recommendationThemes: readonly string[];
  channels: readonly string[];
  /** It came out of a rapid review. */
  converted: boolean;
}

type Cell = string | number | null;

/**
 * How each field of the tracker is filled from the record, by its key in reference/nhs-case-review-tracker.csv. Null where
 * the record does not know: nothing is guessed.
 */
export const trackerCells: Readonly<Record<string, (review: TrackerReview, names: TrackerNames) => Cell>> = {
  'nhs-reference': (review) => review.nhsReference || null,
  'local-reference': (review) => review.reference,
  status: (review) => ({ running: 'Open', closed: 'Closed', withdrawn: null })[review.status],
  'closed-as': (review) => closedAs(review),
  'incident-on': (review) => review.incidentOn,
  'added-on': (review) => review.startedOn,
  'designated-professional': (review) => review.designatedProfessional || null,
  board: (review) => review.board,
  'case-information': (review) => review.title || null,
  'theme-1': (_review, names) => names.themes[0] ?? null,
  'theme-2': (_review, names) => names.themes[1] ?? null,
  'theme-3': (_review, names) => names.themes[2] ?? null,
  'review-type': (_review, names) => names.kind,
  converted: (review, names) => (review.from === null || !names.converted ? null : `Yes, from ${review.from.reference}`),
  stage: (review) => stageWords(review),
  slippage: (review) => review.slippage.first,
  locality: (review) => review.nhsLocality || null,
  'signed-off-on': (review) => review.signedOffOn,
  'published-on': (review) => review.publication?.publishedOn ?? null,
  link: (review) => review.publication?.address || null,
  'recommendation-themes': (_review, names) => names.recommendationThemes.join('; ') || null,
  actions: (review) => review.actions.join('; ') || null,
  dissemination: (_review, names) => names.channels.join('; ') || null,
  comments: () => null,
};

/** Published, held back, or signed off; null where it is open or nobody said. */
function closedAs(review: TrackerReview): string | null {
  if (review.status !== 'closed') return null;
  if (review.publication?.publishedOn) return 'Published';
  if (review.holds.length > 0) return 'Embargoed';
  return review.signedOffOn === null ? null : 'Signed off';
}
