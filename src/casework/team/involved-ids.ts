import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/**
 * The agencies involved in a case: named in its notification, asked for something in a process of it, or answering a round or auditing in a
 * case audit that a process of it opened. One query.
 */
export async function readInvolvedIds(tx: Tx, caseId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select agency_id as id from involved_agency where partnership_id = gt.partnership() and case_id = ${caseId}
    union select agency_id from summary_request where partnership_id = gt.partnership() and case_id = ${caseId} and status <> 'withdrawn'
    union select r.agency_id from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
      join process p on p.partnership_id = o.partnership_id and p.id = o.process_id where p.partnership_id = gt.partnership() and p.case_id = ${caseId} and r.agency_id is not null
    union select s.agency_id from case_scoring s join case_audit a on a.partnership_id = s.partnership_id and a.id = s.audit_id
      join process p on p.partnership_id = a.partnership_id and p.id = a.process_id where p.partnership_id = gt.partnership() and p.case_id = ${caseId} and s.status <> 'stood-aside'`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
