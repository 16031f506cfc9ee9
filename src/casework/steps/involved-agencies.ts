import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { OpenReview } from '../review/open-review.ts';

/**
 * Whom to write to at the agencies involved in a process: those who were asked for a summary of its case, who answered a round that
 * it opened, or whose people audited in a case audit of it. One query; nobody twice.
 */
export async function readInvolvedAgencies(tx: Tx, { process }: Pick<OpenReview, 'process'>): Promise<{ name: string; email: string }[]> {
  const { rows } = await sql<{ name: string; email: string }>`
    select min(name) as name, email from (
      select holder_name as name, holder_email as email from summary_request where partnership_id = gt.partnership() and case_id = ${process.caseId} and status <> 'withdrawn'
      union all
      select case when r.contact_name <> '' then r.contact_name else r.name end, r.contact_email from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
        where o.partnership_id = gt.partnership() and o.process_id = ${process.id}
      union all
      select s.auditor_name, s.auditor_email from case_scoring s join case_audit a on a.partnership_id = s.partnership_id and a.id = s.audit_id
        where a.partnership_id = gt.partnership() and a.process_id = ${process.id} and s.status <> 'stood-aside'
    ) asked where email <> '' group by email order by email`.execute(tx);
  return rows;
}
