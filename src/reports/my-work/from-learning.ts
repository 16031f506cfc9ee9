import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { WaitingRow, Who } from './waiting.ts';

/** The first words of a text, cut between two words. */
const inShort = (text: RawBuilder<unknown>) => sql`case when length(${text}) <= 120 then ${text} else regexp_replace(left(${text}, 120), '\\s+\\S*$', '') || '…' end`;

/**
 * What the golden thread asks of a person: findings to agree and recommendations to answer, their own actions, evidence that
 * they may verify, effects to judge, lessons that their agencies have to confirm, embedding checks, and, once every check is
 * made, the evaluation.
 */
export function fromLearning({ personId, roles, permissions }: Who, today: Day): RawBuilder<WaitingRow> {
  const agencies = roles.flatMap((role) => (role.agencyId === null ? [] : [role.agencyId]));
  return sql<WaitingRow>`
    select 'finding', f.reference, 'Agree the finding for sharing: ' || ${inShort(sql`f.text`)}, '/findings/' || f.id, null::date, null, null, null from finding f
    where f.partnership_id = gt.partnership() and f.status = 'draft' and ${permissions.has('agree-learning')}
    union all
    select 'recommendation', r.reference, 'Answer the recommendation: ' || ${inShort(sql`r.text`)}, '/recommendations/' || r.id, null, null, null, null from recommendation r
    where r.partnership_id = gt.partnership() and r.response is null and ${permissions.has('agree-learning')}
    union all
    select 'action', a.reference, a.title, '/actions/' || a.id, a.due_on, null, null, null from action a
    where a.partnership_id = gt.partnership() and a.owner_id = ${personId} and a.status in ('planned', 'in-progress')
    union all
    select 'verify', a.reference, 'Verify the evidence: ' || a.title, '/actions/' || a.id, a.due_on, null, null, null from action a
    where a.partnership_id = gt.partnership() and a.status = 'evidence-offered' and a.owner_id is distinct from ${personId}::uuid and ${permissions.has('verify-action')}
      and ${personId}::uuid is distinct from (select e.person_id from action_entry e where e.partnership_id = a.partnership_id and e.action_id = a.id and e.kind = 'evidence' order by e.at desc, e.id desc limit 1)
    union all
    select 'impact', a.reference, 'Judge the effect: ' || a.title, '/actions/' || a.id, a.impact_due_on, null, null, null from action a
    where a.partnership_id = gt.partnership() and a.status in ('verified', 'no-effect') and a.impact_due_on <= ${today} and ${permissions.has('evaluate')}
    union all
    select 'cascade', l.reference, 'Confirm that your teams have heard: ' || l.title, '/lessons/' || l.id || '#cascade', c.due_on, null, null, null
    from lesson_cascade c join lesson l on l.partnership_id = c.partnership_id and l.id = c.lesson_id
    where c.partnership_id = gt.partnership() and c.confirmed_on is null and c.agency_id = any(${agencies}::uuid[]) and ${permissions.has('confirm-cascade')}
    union all
    select 'embedding', l.reference, 'Check after ' || e.months || ' months: ' || l.title, '/lessons/' || l.id || '#embedding', e.due_on, null, null, null
    from lesson_embedding e join lesson l on l.partnership_id = e.partnership_id and l.id = e.lesson_id
    where e.partnership_id = gt.partnership() and e.checked_on is null and e.due_on <= ${today} and ${permissions.has('evaluate')} and l.stage <> 'evaluated'
      and not exists (select from lesson_embedding b where b.partnership_id = e.partnership_id and b.lesson_id = e.lesson_id and b.checked_on is null and b.months < e.months)
    union all
    select 'evaluation', l.reference, 'Evaluate what difference it made: ' || l.title, '/lessons/' || l.id || '#evaluation', null, null, null, null from lesson l
    where l.partnership_id = gt.partnership() and l.stage in ('disseminated', 'embedded') and ${permissions.has('evaluate')}
      and exists (select from lesson_embedding e where e.partnership_id = l.partnership_id and e.lesson_id = l.id)
      and not exists (select from lesson_embedding e where e.partnership_id = l.partnership_id and e.lesson_id = l.id and e.checked_on is null)`;
}
