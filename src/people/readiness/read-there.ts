import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { Boards } from '../boards.ts';
import type { There } from './still-needed.ts';

interface Row {
  roles: { boardId: string; role: string; agencyId: string | null }[];
  groups: string[];
  agencies: { id: string; name: string; kind: string }[];
}

/** Who there is on each board on a day, by the board's id. One query for all boards. */
export async function readThere(tx: Tx, boards: Boards, today: Day): Promise<Map<string, There>> {
  const { rows: [row] } = await sql<Row>`
    with held as (
      select m.board_id, m.role, m.agency_id, m.group_id from membership m
      join person p on p.partnership_id = m.partnership_id and p.id = m.person_id and p.active
      where m.partnership_id = gt.partnership() and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}))
    select
      (select coalesce(json_agg(json_build_object('boardId', h.board_id, 'role', h.role, 'agencyId', h.agency_id)), '[]') from (select distinct board_id, role, agency_id from held) h) as roles,
      (select coalesce(json_agg(distinct g.key), '[]') from work_group g
        where g.partnership_id = gt.partnership() and exists (select from held h where h.group_id = g.id)) as groups,
      (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'kind', a.kind) order by a.name), '[]') from agency a where a.partnership_id = gt.partnership() and a.active) as agencies`.execute(tx);
  const { roles, groups, agencies } = row ?? { roles: [], groups: [], agencies: [] };
  return new Map(boards.map(({ id, pack }) => {
    const answering = new Set(pack.roles.filter((role) => role.answersForAgency).map((role) => role.key));
    const held = roles.filter((role) => role.boardId === id);
    const answered = new Set(held.filter(({ role }) => answering.has(role)).map(({ agencyId }) => agencyId));
    return [id, {
      roles: new Set(held.map(({ role }) => role)),
      // Boards of a partnership share groups: one that sits anywhere sits for all.
      groups: new Set(groups),
      agencies: agencies.map((agency) => ({ ...agency, answered: answered.has(agency.id) })),
    }];
  }));
}
