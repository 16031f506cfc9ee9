import { formatDay, type Day } from '../../calendar/index.ts';

/** What is known of the publication of a review, as far as the register tells it. */
export interface PublicationFacts {
  plannedOn: Day | null;
  decision: 'publish' | 'not-publish' | null;
  reasons: string;
  publishedOn: Day | null;
  address: string;
}

export const publicationStandings = ['published', 'not-published', 'planned', 'agreed', 'open'] as const;
export type PublicationStanding = (typeof publicationStandings)[number];
export const publicationWords: Record<PublicationStanding, string> = {
  published: 'Published', 'not-published': 'Not published', planned: 'Planned', agreed: 'To be published', open: 'Not decided',
};

/** How the publication of a review stands: what was done counts before what was decided, and that before what was planned. */
export function publicationStanding(facts: PublicationFacts | null): PublicationStanding {
  if (facts === null) return 'open';
  if (facts.publishedOn !== null) return 'published';
  if (facts.decision === 'not-publish') return 'not-published';
  if (facts.plannedOn !== null) return 'planned';
  return facts.decision === 'publish' ? 'agreed' : 'open';
}

/** Published or not, and why, in one line. */
export function publicationLine(facts: PublicationFacts | null): string {
  switch (publicationStanding(facts)) {
    case 'published': return facts!.decision === 'not-publish' ? `Published in place of the report on ${formatDay(facts!.publishedOn!)}: ${facts!.reasons}` : `Published on ${formatDay(facts!.publishedOn!)}`;
    case 'not-published': return `Not published: ${facts!.reasons}`;
    case 'planned': return `Planned for ${formatDay(facts!.plannedOn!)}`;
    case 'agreed': return 'To be published';
    case 'open': return 'Not decided';
  }
}
