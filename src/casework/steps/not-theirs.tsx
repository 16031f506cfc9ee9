import type { Step } from '../../framework/schema/process.ts';
import { actsAs, leadsOf } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { nameOfRole } from '../review/names.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { standInAt } from '../review/stand-in.ts';

/** Why the visitor may read a step and not record it, in words; null where they record it. Said before anything is typed, and not only when it is sent. */
export async function notTheirs(visit: Visit, review: OpenReview, step: Step): Promise<string | null> {
  if (actsAs(actorOn(visit.me, review.process.boardId), leadsOf(step)) !== undefined) return (await standInAt(visit, review, step))?.refusal ?? null;
  const name = (role: string): string => nameOfRole(review.edition.pack, role);
  return `You can read this step. The ${name(step.lead)} records it${step.deputy === undefined ? '' : `, or the ${name(step.deputy)} as deputy`}.`;
}

export const NotTheirs = ({ why }: { why: string }) => <div class="govuk-inset-text">{why}</div>;
