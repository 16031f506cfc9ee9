import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { Hold } from './hold.ts';
import { holdInForce } from './hold-in-force.ts';
import type { ProceedingState } from './kinds.ts';

export interface HoldRow extends Hold {
  id: string;
  proceedingId: string;
  what: string;
  askedBy: string;
  untilEvent: string;
  reviewOn: Day;
  revision: number;
}

export interface ProceedingRow {
  id: string;
  kind: string;
  body: string;
  contact: string;
  status: ProceedingState;
  stands: string;
  nextOn: Day | null;
  nextWhat: string;
  endedOn: Day | null;
  revision: number;
  holds: HoldRow[];
}

const holdJson = sql.raw(`json_build_object('id', h.id, 'proceedingId', h.proceeding_id, 'what', h.what, 'askedBy', h.asked_by, 'placedOn', h.placed_on, 'untilOn', h.until_on,
  'untilEvent', h.until_event, 'reviewOn', h.review_on, 'liftedOn', h.lifted_on, 'revision', h.revision)`);

/** The proceedings beside the reviews of a case, those that go on first, each with all its holds. One query. */
export async function readProceedings(tx: Tx, caseId: string): Promise<ProceedingRow[]> {
  const { rows } = await sql<ProceedingRow>`
    select p.id, p.kind, p.body, p.contact, p.status, p.stands, p.next_on as "nextOn", p.next_what as "nextWhat", p.ended_on as "endedOn", p.revision,
      (select coalesce(json_agg(${holdJson} order by h.lifted_on nulls first, h.placed_on, h.id), '[]') from disclosure_hold h
        where h.partnership_id = p.partnership_id and h.proceeding_id = p.id) as holds
    from proceeding p where p.partnership_id = gt.partnership() and p.case_id = ${caseId}
    order by p.status = 'ended', p.made_at, p.id`.execute(tx);
  return rows;
}

/** The holds of a case that are in force on a day, with whose proceedings asked for them. */
export interface HoldInForce extends HoldRow {
  kind: string;
  body: string;
}
export async function readHoldsInForce(tx: Tx, caseId: string | null, today: Day): Promise<HoldInForce[]> {
  if (caseId === null) return [];
  const { rows } = await sql<{ hold: HoldInForce }>`
    select (${holdJson})::jsonb || jsonb_build_object('kind', p.kind, 'body', p.body) as hold
    from disclosure_hold h join proceeding p on p.partnership_id = h.partnership_id and p.id = h.proceeding_id
    where h.partnership_id = gt.partnership() and h.case_id = ${caseId} and ${holdInForce(today)}
    order by h.placed_on, h.id`.execute(tx);
  return rows.map((row) => row.hold);
}

/** What happened to a hold, in order. */
export interface HoldEntry {
  kind: 'placed' | 'kept' | 'moved' | 'lifted';
  text: string;
  at: Date;
  person: string | null;
}
export async function readHoldHistory(tx: Tx, holdId: string): Promise<HoldEntry[]> {
  const { rows } = await sql<HoldEntry>`
    select e.kind, e.text, e.at, p.name as person from hold_entry e
    left join person p on p.partnership_id = e.partnership_id and p.id = e.person_id
    where e.partnership_id = gt.partnership() and e.hold_id = ${holdId} order by e.at, e.id`.execute(tx);
  return rows;
}
