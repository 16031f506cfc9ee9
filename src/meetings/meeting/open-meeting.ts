import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { isId, type Tx } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { mayKeep, mayReadMeeting, maySeeThat } from '../policies.ts';

export interface Meeting {
  id: string;
  groupId: string;
  groupKey: string;
  group: string;
  boardId: string;
  board: string;
  reference: string;
  title: string;
  day: Day;
  /** HH:MM. */
  startsAt: string;
  place: string;
  link: string;
  cancelledOn: Day | null;
  others: string;
  agendaSent: boolean;
  minutesState: 'none' | 'issued' | 'agreed';
  minutesIssue: number;
  agreedOn: Day | null;
  revision: number;
  frameworkId: string;
  frameworkVersion: string;
  /** The meeting of the group before, of those not cancelled. */
  before: { id: string; day: Day; reference: string } | null;
  /** Earlier meetings of the group whose minutes were issued and wait to be agreed. */
  toAgree: { id: string; day: Day; reference: string }[];
}

export interface OpenMeeting {
  meeting: Meeting;
  pack: Pack;
  keeps: boolean;
  /** Sees what it deals with; others see its day and title. */
  reads: boolean;
}

/** One meeting, in one query; null where it is not there. */
export async function readMeeting(tx: Tx, id: string): Promise<Meeting | null> {
  const { rows } = await sql<Meeting>`
    select m.id, m.group_id as "groupId", g.key as "groupKey", g.name as "group", g.board_id as "boardId", b.name as board, m.reference, m.title, m.held_on as day, m.starts_at as "startsAt", m.place, m.link,
      m.cancelled_on as "cancelledOn", m.others, m.agenda_sent_at is not null as "agendaSent", m.minutes_state as "minutesState", m.minutes_issue as "minutesIssue", m.agreed_on as "agreedOn", m.revision,
      b.framework_id as "frameworkId", b.framework_version as "frameworkVersion",
      (select json_build_object('id', l.id, 'day', l.held_on, 'reference', l.reference) from meeting l
        where l.partnership_id = m.partnership_id and l.group_id = m.group_id and l.cancelled_on is null and l.held_on < m.held_on order by l.held_on desc limit 1) as before,
      coalesce((select json_agg(json_build_object('id', l.id, 'day', l.held_on, 'reference', l.reference) order by l.held_on) from meeting l
        where l.partnership_id = m.partnership_id and l.group_id = m.group_id and l.cancelled_on is null and l.held_on < m.held_on and l.minutes_state = 'issued'), '[]') as "toAgree"
    from meeting m join work_group g on g.partnership_id = m.partnership_id and g.id = m.group_id join board b on b.partnership_id = g.partnership_id and b.id = g.board_id
    where m.partnership_id = gt.partnership() and m.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** A meeting that the visitor may know of; null for any other. */
export async function openMeeting({ tx, me, params }: Visit): Promise<OpenMeeting | null> {
  const id = params['id'] ?? '';
  const meeting = isId(id) ? await readMeeting(tx, id) : null;
  if (meeting === null || !maySeeThat(me, meeting)) return null;
  const { pack } = await editionOf(tx, me.partnershipId, meeting.frameworkId, meeting.frameworkVersion);
  return { meeting, pack, keeps: mayKeep(me, meeting), reads: mayReadMeeting(me, meeting) };
}

/** Whether a meeting may still be moved or cancelled: until it is over, and not once it was minuted. */
export const isToCome = (meeting: Pick<Meeting, 'minutesState' | 'cancelledOn' | 'day'>, today: Day): boolean => meeting.cancelledOn === null && meeting.minutesState === 'none' && meeting.day >= today;

/** Whether anything under the meeting may still be changed: agreed minutes stand. */
export const stands = ({ minutesState, cancelledOn }: Pick<Meeting, 'minutesState' | 'cancelledOn'>): boolean => minutesState === 'agreed' || cancelledOn !== null;
