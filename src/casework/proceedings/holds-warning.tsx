import { formatDay } from '../../calendar/index.ts';
import { WarningText } from '../../web/govuk/index.ts';
import { untilWords } from './hold.ts';
import { nameOfKind } from './kinds.ts';
import type { HoldInForce } from './read-proceedings.ts';

/** One hold in a sentence: what, for whom, until when. */
export const holdWords = (hold: HoldInForce): string => `${hold.what}, ${untilWords(hold)}. Asked by ${hold.askedBy.replace(/^(The|A|An) /, (article) => article.toLowerCase())} (${nameOfKind(hold.kind).toLowerCase()}).`;

/** What may not be disclosed now, wherever something could be: nothing where nothing is held. `href` is the review's, where its proceedings are not at hand. */
export function HoldsWarning({ holds, href }: { holds: readonly HoldInForce[]; href?: string }) {
  if (holds.length === 0) return null;
  return (
    <div role="region" aria-label="Held back">
      <WarningText>{holds.length === 1 ? 'A hold on disclosure is in force.' : `${holds.length} holds on disclosure are in force.`} Nothing of this may leave the team:</WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {holds.map((hold) => <li>{holdWords(hold)} <span class="gt-secondary">To be looked at again on {formatDay(hold.reviewOn)}.</span></li>)}
      </ul>
      {href !== undefined && <p class="govuk-body"><a class="govuk-link" href={`${href}/proceedings`}>See the parallel proceedings</a></p>}
    </div>
  );
}
