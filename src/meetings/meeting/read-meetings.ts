import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

/** What everybody on the board may know of a meeting, and where it stands for those who may know more. */
export interface MeetingRow {
  id: string;
  groupId: string;
  group: string;
  boardId: string;
  reference: string;
  title: string;
  day: Day;
  startsAt: string;
  cancelledOn: Day | null;
  agendaSent: boolean;
  minutesState: 'none' | 'issued' | 'agreed';
}

/** The meetings of groups from one day to another, in order, in one query. */
export async function readMeetings(tx: Tx, which: { boards: readonly string[] } | { group: string }, from: Day, to: Day): Promise<MeetingRow[]> {
  const chosen = 'group' in which ? sql`m.group_id = ${which.group}` : sql`g.board_id = any(${sql.val([...which.boards])}::uuid[])`;
  const { rows } = await sql<MeetingRow>`
    select m.id, m.group_id as "groupId", g.name as "group", g.board_id as "boardId", m.reference, m.title, m.held_on as day, m.starts_at as "startsAt", m.cancelled_on as "cancelledOn",
      m.agenda_sent_at is not null as "agendaSent", m.minutes_state as "minutesState"
    from meeting m join work_group g on g.partnership_id = m.partnership_id and g.id = m.group_id
    where m.partnership_id = gt.partnership() and ${chosen} and m.held_on between ${from} and ${to} order by m.held_on, m.starts_at, m.id`.execute(tx);
  return rows;
}
