import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Who } from './waiting.ts';

/**
 * The steps `d` of running reviews `p` that are still to be done and that a person's role on the board leads, or whose lead is
 * away and for whom they act, nominated or by their role (SUF-78); `a.away` is whoever is away.
 */
export function openSteps(who: Pick<Who, 'roles'>, today: Day): RawBuilder<unknown> {
  const held = JSON.stringify(who.roles.map((role) => ({ role: role.role, board: role.boardId, agency: role.agencyId, away: role.actingForName })));
  const there = sql`m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})`;
  const away = sql`exists (select from absence x where x.partnership_id = m.partnership_id and x.person_id = m.person_id and x.starts_on <= ${today} and (x.ends_on is null or x.ends_on >= ${today}))`;
  const leads = sql`membership m join person l on l.partnership_id = m.partnership_id and l.id = m.person_id and l.active
    where m.partnership_id = p.partnership_id and m.board_id = p.board_id and m.role = d.lead_role and ${there} and (m.agency_id is null or h.agency is null or m.agency_id = h.agency)`;
  return sql`due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
    join lateral (
      select h.away, (h.away is not null)::int as place from jsonb_to_recordset(${held}::jsonb) as h(role text, board uuid, away text) where h.role = d.lead_role and h.board = p.board_id
      union all
      select (select l.name from ${leads} order by l.name limit 1), 2 from jsonb_to_recordset(${held}::jsonb) as h(role text, board uuid, agency uuid, away text)
      where h.role = d.deputy_role and h.board = p.board_id and h.away is null and not exists (select from ${leads} and not ${away})
      order by place limit 1) a on true
    where d.partnership_id = gt.partnership() and d.kind = 'step' and d.done_on is null and d.needed and not d.paused and p.status = 'running'`;
}
