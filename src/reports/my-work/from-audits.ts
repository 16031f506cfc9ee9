import { sql, type RawBuilder } from 'kysely';
import type { WaitingRow, Who } from './waiting.ts';

/** What audits ask of a person: returns of their agencies, what a challenge panel asked of these, and cases that they are to score. */
export function fromAudits({ personId, roles, permissions }: Who): RawBuilder<WaitingRow> {
  const agencies = roles.flatMap((role) => (role.agencyId === null ? [] : [role.agencyId]));
  return sql<WaitingRow>`
    select 'return', o.reference, 'Answer for ' || r.name || ': ' || o.name, '/audits/returns/' || r.id, coalesce(r.deferred_to, o.due_on), null, null, null
    from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.agency_id = any(${agencies}::uuid[]) and r.status <> 'submitted' and o.status = 'open' and ${permissions.has('answer-audits')}
    union all
    select 'challenge', o.reference, 'Reply to the challenge panel for ' || r.name || ': ' || o.name, '/audits/returns/' || r.id || '/challenge', q.reply_by, null, null, null
    from (select partnership_id, return_id, min(reply_by) as reply_by from challenge_question where sent_on is not null and replied_at is null and settled_at is null group by partnership_id, return_id) q
    join audit_return r on r.partnership_id = q.partnership_id and r.id = q.return_id
    join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.agency_id = any(${agencies}::uuid[]) and ${permissions.has('answer-audits')}
    union all
    select 'scoring', a.reference, case when count(*) = 1 then 'Audit a case' else 'Audit ' || count(*) || ' cases' end || ', by the personal links in your mail: ' || a.title, '/audits/cases/' || a.id || '/auditors', min(s.due_on), null, null, null
    from case_scoring s join case_audit a on a.partnership_id = s.partnership_id and a.id = s.audit_id
    join person w on w.partnership_id = s.partnership_id and w.id = ${personId} and lower(w.email) = lower(s.auditor_email)
    where s.partnership_id = gt.partnership() and s.status in ('asked', 'scoring') and a.status = 'auditing' group by a.partnership_id, a.id, a.reference, a.title`;
}
