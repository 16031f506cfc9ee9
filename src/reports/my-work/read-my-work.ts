import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { HeldRole } from '../../access/me.ts';
import { holdInForce } from '../../casework/index.ts';
import type { Tx } from '../../platform/index.ts';

/** One thing that waits for a person. */
export interface Waiting {
  kind: 'step' | 'clock' | 'reply' | 'action' | 'verify' | 'impact' | 'cascade' | 'embedding' | 'hold' | 'return' | 'challenge';
  reference: string;
  what: string;
  href: string;
  /** Null where the framework sets no day. */
  dueOn: Day | null;
  /** The absent person for whom one would act. */
  actingFor: string | null;
}

/**
 * Everything that waits for a person on a day, in one query: steps that their roles lead and that have opened, their
 * actions, evidence that they may verify, effects to judge, lessons that their agencies have to confirm, embedding checks,
 * for whoever runs reviews, holds on disclosure whose review day has come, and audits and questions of a challenge panel that
 * their agencies have to answer.
 * Deputies see the absent lead's work marked as such; a step whose deputy role they hold is theirs only then (SUF-78).
 */
export async function readMyWork(tx: Tx, who: { personId: string; roles: readonly HeldRole[]; permissions: ReadonlySet<string> }, today: Day): Promise<Waiting[]> {
  const own = who.roles.filter((role) => role.actingFor === null).map((role) => role.role);
  const acting = who.roles.filter((role) => role.actingFor !== null);
  const agencies = who.roles.flatMap((role) => (role.agencyId === null ? [] : [role.agencyId]));
  const absent = JSON.stringify(acting.map((role) => ({ role: role.role, name: role.actingForName })));
  const { rows } = await sql<Waiting>`
    select 'step' as kind, p.reference, d.name as what, '/reviews/' || p.id || '#' || d.key as href, d.due_on as "dueOn",
      (select a.name from jsonb_to_recordset(${absent}::jsonb) as a(role text, name text) where a.role = d.lead_role and not d.lead_role = any(${own}) limit 1) as "actingFor"
    from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
    where d.partnership_id = gt.partnership() and d.kind = 'step' and d.done_on is null and d.needed and not d.paused and p.status = 'running'
      and (d.opens_on is null or d.opens_on <= ${today}) and d.ready
      and (d.lead_role = any(${own}) or d.lead_role in (select a.role from jsonb_to_recordset(${absent}::jsonb) as a(role text, name text)))
    union all
    select 'action', a.reference, a.title, '/actions/' || a.id, a.due_on, null from action a
    where a.partnership_id = gt.partnership() and a.owner_id = ${who.personId} and a.status in ('planned', 'in-progress')
    union all
    select 'verify', a.reference, 'Verify the evidence: ' || a.title, '/actions/' || a.id, a.due_on, null from action a
    where a.partnership_id = gt.partnership() and a.status = 'evidence-offered' and a.owner_id is distinct from ${who.personId}::uuid and ${who.permissions.has('verify-action')}
    union all
    select 'impact', a.reference, 'Judge the effect: ' || a.title, '/actions/' || a.id, a.impact_due_on, null from action a
    where a.partnership_id = gt.partnership() and a.status in ('verified', 'no-effect') and a.impact_due_on <= ${today} and ${who.permissions.has('evaluate')}
    union all
    select 'cascade', l.reference, 'Confirm that your teams have heard: ' || l.title, '/lessons/' || l.id || '#cascade', c.due_on, null
    from lesson_cascade c join lesson l on l.partnership_id = c.partnership_id and l.id = c.lesson_id
    where c.partnership_id = gt.partnership() and c.confirmed_on is null and c.agency_id = any(${agencies}::uuid[]) and ${who.permissions.has('confirm-cascade')}
    union all
    select 'embedding', l.reference, 'Check after ' || e.months || ' months: ' || l.title, '/lessons/' || l.id || '#embedding', e.due_on, null
    from lesson_embedding e join lesson l on l.partnership_id = e.partnership_id and l.id = e.lesson_id
    where e.partnership_id = gt.partnership() and e.checked_on is null and e.due_on <= ${today} and ${who.permissions.has('evaluate')} and l.stage <> 'evaluated'
      and not exists (select from lesson_embedding b where b.partnership_id = e.partnership_id and b.lesson_id = e.lesson_id and b.checked_on is null and b.months < e.months)
    union all
    select 'hold', p.reference, 'Look again at what is held back for ' || h.asked_by, '/reviews/' || p.id || '/holds/' || h.id, h.review_on, null
    from disclosure_hold h join proceeding g on g.partnership_id = h.partnership_id and g.id = h.proceeding_id
    join process p on p.partnership_id = g.partnership_id and p.id = g.process_id
    where h.partnership_id = gt.partnership() and h.review_on <= ${today} and ${holdInForce(today)} and ${who.permissions.has('run-review')}
    union all
    select 'return', o.reference, 'Answer for ' || r.name || ': ' || o.name, '/audits/returns/' || r.id, coalesce(r.deferred_to, o.due_on), null
    from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.agency_id = any(${agencies}::uuid[]) and r.status <> 'submitted' and o.status = 'open' and ${who.permissions.has('answer-audits')}
    union all
    select 'challenge', o.reference, 'Reply to the challenge panel for ' || r.name || ': ' || o.name, '/audits/returns/' || r.id || '/challenge', (select min(q.reply_by) from challenge_question q where q.partnership_id = r.partnership_id and q.return_id = r.id and q.sent_on is not null and q.replied_at is null and q.settled_at is null), null from audit_return r
    join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.agency_id = any(${agencies}::uuid[]) and ${who.permissions.has('answer-audits')}
      and exists (select from challenge_question q where q.partnership_id = r.partnership_id and q.return_id = r.id and q.sent_on is not null and q.replied_at is null and q.settled_at is null)
    order by "dueOn" nulls last, reference limit 500`.execute(tx);
  return rows;
}
