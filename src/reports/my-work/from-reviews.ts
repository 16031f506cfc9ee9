import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { holdInForce } from '../../casework/index.ts';
import { openSteps } from './open-steps.ts';
import type { ViewStep } from './views-asked.ts';
import { placesOf } from './views-asked.ts';
import type { WaitingRow, Who } from './waiting.ts';

/**
 * What reviews ask of a person: steps that have opened and that their role on the board leads, or whose lead is away and for
 * whom they act, nominated or by their role (SUF-78); views asked of a group on which they have a place, until they are given
 * or the decision is taken; summaries asked of their agency; and, for whoever runs reviews, holds on disclosure whose review
 * day has come. Row-level security leaves of these the cases that they need to know.
 */
export function fromReviews(who: Who, today: Day, viewSteps: readonly ViewStep[]): RawBuilder<WaitingRow> {
  const places = JSON.stringify(placesOf(who));
  const asks = JSON.stringify(viewSteps.map((each, place) => ({ ...each, place })));
  const agencies = who.roles.flatMap((role) => (role.agencyId === null ? [] : [role.agencyId]));
  return sql<WaitingRow>`
    select 'step' as kind, p.reference, d.name as what, '/reviews/' || p.id || '/steps/' || d.key as href, d.due_on as "dueOn", a.away as "actingFor", null::date as "askedOn", null::int as asked
    from ${openSteps(who, today)} and (d.opens_on is null or d.opens_on <= ${today}) and d.ready
    union all
    select 'view', p.reference, 'Your view is asked: ' || p.reference || ', ' || d.name, '/reviews/' || p.id || '/steps/' || d.key, null, l.away, d.done_on, v.place
    from jsonb_to_recordset(${asks}::jsonb) as v(framework text, version text, process text, step text, "group" text, "endedBy" text[], place int)
    join process p on p.partnership_id = gt.partnership() and p.framework_id = v.framework and p.framework_version = v.version and p.definition = v.process and p.status = 'running'
    join due_item d on d.partnership_id = p.partnership_id and d.process_id = p.id and d.key = v.step and d.kind = 'step' and d.needed and d.done_on is not null
    join work_group g on g.partnership_id = p.partnership_id and g.board_id = p.board_id and g.key = v."group"
    join jsonb_to_recordset(${places}::jsonb) as l("group" uuid, person uuid, away text) on l."group" = g.id
    where not exists (select from due_item e where e.partnership_id = p.partnership_id and e.process_id = p.id and e.key = any(v."endedBy") and e.done_on is not null)
      and not exists (select from process_event e where e.partnership_id = p.partnership_id and e.process_id = p.id and e.type = 'view-given'
        and e.event -> 'happening' ->> 'step' = d.key and coalesce(e.event ->> 'actingFor', e.event ->> 'actor')::uuid = l.person)
    union all
    select 'summary', s.reference, 'The answer of ' || a.name || case when lower(s.holder_email) = lower(w.email) then ' is asked of you, by the personal link in your mail' else ' is asked of ' || s.holder_name end,
      '/summaries/' || s.id, s.due_on, null, null, null
    from summary_request s join agency a on a.partnership_id = s.partnership_id and a.id = s.agency_id
    join process p on p.partnership_id = s.partnership_id and p.id = s.process_id and p.status = 'running'
    join person w on w.partnership_id = s.partnership_id and w.id = ${who.personId}
    where s.partnership_id = gt.partnership() and s.status in ('asked', 'started', 'returned') and (s.agency_id = any(${agencies}::uuid[]) or lower(s.holder_email) = lower(w.email)) and ${who.permissions.has('see-reviews')}
    union all
    select 'hold', p.reference, 'Look again at what is held back for ' || h.asked_by, '/reviews/' || p.id || '/holds/' || h.id, h.review_on, null, null, null
    from disclosure_hold h join proceeding g on g.partnership_id = h.partnership_id and g.id = h.proceeding_id
    join process p on p.partnership_id = g.partnership_id and p.id = g.process_id
    where h.partnership_id = gt.partnership() and h.review_on <= ${today} and ${holdInForce(today)} and ${who.permissions.has('run-review')}`;
}
