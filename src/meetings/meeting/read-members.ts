import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

export type Attendance = 'present' | 'apologies' | 'absent';

/** A member of the group on the day of the meeting, and what is known of their coming. */
export interface Member {
  personId: string;
  name: string;
  post: string;
  email: string;
  agency: string | null;
  roles: string[];
  standing: Attendance | null;
  deputy: string;
  conflict: string;
}

/** Everybody who sits on a group on a day, and whoever was entered for the meeting, by name, in one query. */
export async function readMembers(tx: Tx, meeting: { id: string; groupId: string; day: Day }): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select p.id as "personId", p.name, p.post, p.email, (select a.name from agency a where a.partnership_id = p.partnership_id and a.id = p.agency_id) as agency,
      coalesce((select json_agg(distinct m.role) from membership m where m.partnership_id = p.partnership_id and m.person_id = p.id and m.group_id = ${meeting.groupId} and m.starts_on <= ${meeting.day} and (m.ends_on is null or m.ends_on >= ${meeting.day})), '[]') as roles,
      t.standing, coalesce(t.deputy, '') as deputy, coalesce(t.conflict, '') as conflict
    from person p left join meeting_attendance t on t.partnership_id = p.partnership_id and t.meeting_id = ${meeting.id} and t.person_id = p.id
    where p.partnership_id = gt.partnership() and (t.person_id is not null or (p.active and exists (
      select from membership m where m.partnership_id = p.partnership_id and m.person_id = p.id and m.group_id = ${meeting.groupId} and m.starts_on <= ${meeting.day} and (m.ends_on is null or m.ends_on >= ${meeting.day}))))
    order by p.name, p.id`.execute(tx);
  return rows;
}
