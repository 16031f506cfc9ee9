import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { isId, type Tx } from '../../platform/index.ts';
import type { Span } from '../span.ts';

export interface Group {
  id: string;
  boardId: string;
  key: string;
  name: string;
  /** How many people sit on it on the day. */
  members: number;
  /** A secret link to its calendar has been made and not ended. */
  hasCalendar: boolean;
}
export interface Member extends Span {
  membershipId: string;
  personId: string;
  name: string;
  post: string;
  boardId: string;
  role: string;
  agency: string | null;
}

/** The groups of all boards, by name. */
export async function readGroups(tx: Tx, today: Day): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select g.id, g.board_id as "boardId", g.key, g.name, g.calendar_token_hash is not null as "hasCalendar",
      (select count(distinct m.person_id)::int from membership m join person p on p.partnership_id = m.partnership_id and p.id = m.person_id and p.active
        where m.partnership_id = g.partnership_id and m.group_id = g.id and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})) as members
    from work_group g where g.partnership_id = gt.partnership() order by g.name`.execute(tx);
  return rows;
}

/** A group with everybody who sits or sat on it, by name, among all groups. */
export async function readGroup(tx: Tx, id: string, today: Day): Promise<{ group: Group; groups: Group[]; members: Member[] } | null> {
  const groups = isId(id) ? await readGroups(tx, today) : [];
  const group = groups.find((each) => each.id === id);
  if (group === undefined) return null;
  const { rows: members } = await sql<Member>`
    select m.id as "membershipId", p.id as "personId", p.name, p.post, m.board_id as "boardId", m.role, a.name as agency, m.starts_on as "from", m.ends_on as "until"
    from membership m join person p on p.partnership_id = m.partnership_id and p.id = m.person_id
    left join agency a on a.partnership_id = m.partnership_id and a.id = m.agency_id
    where m.partnership_id = gt.partnership() and m.group_id = ${id} order by p.name, m.starts_on desc`.execute(tx);
  return { group, groups, members };
}
