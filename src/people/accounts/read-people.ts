import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

/** Which people are wanted; what is '' narrows nothing. */
export interface PeopleFilter {
  /** Part of a name, post, address or agency. */
  words: string;
  agencyId: string;
  role: string;
  account: 'open' | 'closed' | 'all';
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  post: string;
  agency: string | null;
  active: boolean;
  away: boolean;
  /** The roles that they hold on the day. */
  roles: { boardId: string; role: string }[];
}

/** People by name, with what they hold on a day. One query. */
export async function readPeople(tx: Tx, filter: PeopleFilter, today: Day, from: number, count: number): Promise<{ people: PersonRow[]; total: number }> {
  const words = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<PersonRow & { total: number }>`
    select p.id, p.name, p.email, p.post, a.name as agency, p.active, count(*) over ()::int as total,
      exists (select from absence x where x.partnership_id = p.partnership_id and x.person_id = p.id and x.starts_on <= ${today} and (x.ends_on is null or x.ends_on >= ${today})) as away,
      coalesce(h.roles, '[]'::jsonb) as roles
    from person p
    left join agency a on a.partnership_id = p.partnership_id and a.id = p.agency_id
    left join lateral (
      select jsonb_agg(distinct jsonb_build_object('boardId', m.board_id, 'role', m.role)) as roles, array_agg(m.role) as keys, array_agg(m.agency_id) as agencies
      from membership m where m.partnership_id = p.partnership_id and m.person_id = p.id and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})) h on true
    where p.partnership_id = gt.partnership()
      and (${filter.account} = 'all' or p.active = (${filter.account} = 'open'))
      and (${filter.words} = '' or p.name ilike ${words} or p.post ilike ${words} or p.email ilike ${words} or a.name ilike ${words})
      and (${filter.role} = '' or ${filter.role} = any (h.keys))
      and (${filter.agencyId} = '' or p.agency_id::text = ${filter.agencyId} or ${filter.agencyId} = any (h.agencies::text[]))
    order by p.name, p.id limit ${count} offset ${from}`.execute(tx);
  return { people: rows, total: rows[0]?.total ?? 0 };
}
