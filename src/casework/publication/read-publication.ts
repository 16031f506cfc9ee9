import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { PublicationFacts } from './standing.ts';

export interface Publication extends PublicationFacts {
  checkedOn: Day | null;
  checkedBy: string;
  checkNote: string;
  decidedOn: Day | null;
  decidedBy: string;
  weighed: Record<string, string>;
  availableUntil: Day | null;
  despiteHolds: string;
  /** Why it was published before the time was up; '' where it was not. */
  beforeTime: string;
  /** 0 where nothing was ever entered. */
  revision: number;
}

export const noPublication: Publication = {
  plannedOn: null, decision: null, reasons: '', publishedOn: null, address: '', checkedOn: null, checkedBy: '', checkNote: '', decidedOn: null, decidedBy: '', weighed: {}, availableUntil: null, despiteHolds: '', beforeTime: '', revision: 0,
};

export async function readPublication(tx: Tx, processId: string): Promise<Publication> {
  const { rows } = await sql<Publication>`
    select planned_on as "plannedOn", decision, reasons, published_on as "publishedOn", address, checked_on as "checkedOn", checked_by as "checkedBy", check_note as "checkNote",
      decided_on as "decidedOn", decided_by as "decidedBy", weighed, available_until as "availableUntil", despite_holds as "despiteHolds", before_time as "beforeTime", revision
    from publication where partnership_id = gt.partnership() and process_id = ${processId}`.execute(tx);
  return rows[0] ?? noPublication;
}

/** A copy sent before publication: to whom, when, how. */
export interface CopySent {
  toWhom: string;
  sentOn: Day;
  how: string;
}

export async function readCopies(tx: Tx, processId: string): Promise<CopySent[]> {
  const { rows } = await sql<CopySent>`
    select to_whom as "toWhom", sent_on as "sentOn", how from publication_copy
    where partnership_id = gt.partnership() and process_id = ${processId} order by sent_on, recorded_at`.execute(tx);
  return rows;
}
