import { bodyThatDecides } from '../../framework/business.ts';
import type { Pack } from '../../framework/index.ts';
import { listed } from '../../framework/words.ts';
import type { Tx } from '../../platform/index.ts';
import { clocksBefore, type Happening, type RunningProcess } from '../../process/index.ts';
import { nameOfBody, nameOfRole } from '../review/names.ts';
import type { Published } from './read-published.ts';

/** Who did it and when, and how whoever decided alone is called. */
interface KeptBy {
  personId: string | null;
  at: Date;
  decider: string;
  pack: Pack;
}

type Of = Pick<RunningProcess, 'id' | 'partnershipId' | 'caseId' | 'definition' | 'events' | 'state'>;

/**
 * What happened to a review, as far as its publication goes, in the publication's own record: a decision that stands and whose outcome
 * speaks of publishing, the planned day, and the publication itself. So each is entered once, at its step, and the register, its exports
 * and the page of the publication tell the same.
 */
export async function keepPublication(tx: Tx, process: Of, happening: Happening, by: KeptBy): Promise<void> {
  const set = publicationSet(process, happening, by);
  if (set === null || process.caseId === null) return;
  const values = { ...set, changed_at: by.at, changed_by: by.personId };
  await tx.insertInto('publication').values({ partnership_id: process.partnershipId, process_id: process.id, case_id: process.caseId, ...values })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'process_id']).doUpdateSet((row) => ({ ...values, revision: row('publication.revision', '+', 1) }))).execute();
}

function publicationSet(process: Of, happening: Happening, by: KeptBy) {
  const { definition } = process;
  switch (happening.type) {
    case 'decided':
    case 'agreement-given':
      return decisionSet(process, happening, by);
    case 'started': {
      const [planned] = clocksBefore(definition, null).flatMap(({ anchor }) => happening.anchors[anchor] ?? []);
      return planned === undefined ? null : { planned_on: planned };
    }
    case 'anchor-set':
      return clocksBefore(definition, null).some(({ anchor }) => anchor === happening.anchor) ? { planned_on: happening.on } : null;
    case 'published':
      return publishedColumns(happening);
    default:
      return null;
  }
}

/** What is decided jointly stands on the day on which the last has agreed, and what an outside body decides, on that body's own day. */
function decisionSet({ definition, events, state }: Of, happening: Happening, { decider, pack }: KeptBy) {
  const seq = events.findLast((event) => event.happening === happening)?.seq;
  const settled = state.decisions.find((each) => each.seq === seq);
  const decision = definition.decisions.find(({ key }) => key === settled?.decision);
  const decides = decision?.outcomes.find(({ key }) => key === settled?.outcome)?.publication;
  if (settled === undefined || decision === undefined || decides === undefined) return null;
  const body = bodyThatDecides(definition, decision);
  const by = body !== null ? nameOfBody(pack, body) : settled.agreements.length > 0 ? listed(settled.agreements.map(({ role }) => nameOfRole(pack, role))) : decider;
  return { decision: decides, decided_on: settled.on, decided_by: by, reasons: settled.justification };
}

export const publishedColumns = ({ on, address, until, despiteHolds, holds, beforeTime }: Published) =>
  ({ published_on: on, address, available_until: until, despite_holds: despiteHolds, holds_then: holds, before_time: beforeTime });
