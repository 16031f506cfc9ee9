import { type Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';
import { clocksBefore, type Happening, type RunningProcess } from '../../process/index.ts';
import type { Published } from './read-published.ts';

/** Who did it and when, and how whoever decided is called. */
export interface KeptBy {
  personId: string | null;
  at: Date;
  today: Day;
  decider: string;
}

/**
 * What happened to a review, as far as its publication goes, in the publication's own record: a decision whose outcome speaks of
 * publishing, the planned day, and the publication itself. So each is entered once, at its step, and the register, its exports
 * and the page of the publication tell the same.
 */
export async function keepPublication(tx: Tx, process: Pick<RunningProcess, 'id' | 'partnershipId' | 'caseId' | 'definition'>, happening: Happening, by: KeptBy): Promise<void> {
  const set = publicationSet(process.definition, happening, by);
  if (set === null || process.caseId === null) return;
  const values = { ...set, changed_at: by.at, changed_by: by.personId };
  await tx.insertInto('publication').values({ partnership_id: process.partnershipId, process_id: process.id, case_id: process.caseId, ...values })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'process_id']).doUpdateSet((row) => ({ ...values, revision: row('publication.revision', '+', 1) }))).execute();
}

function publicationSet(definition: ProcessDefinition, happening: Happening, { today, decider }: KeptBy) {
  switch (happening.type) {
    case 'decided': {
      const outcome = definition.decisions.find(({ key }) => key === happening.decision)?.outcomes.find(({ key }) => key === happening.outcome);
      return outcome?.publication === undefined ? null : { decision: outcome.publication, decided_on: today, decided_by: decider, reasons: happening.justification };
    }
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

export const publishedColumns = ({ on, address, until, despiteHolds, holds, beforeTime }: Published) =>
  ({ published_on: on, address, available_until: until, despite_holds: despiteHolds, holds_then: holds, before_time: beforeTime });
