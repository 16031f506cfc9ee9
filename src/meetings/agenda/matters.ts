import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { OpenMeeting } from '../meeting/open-meeting.ts';
import { openStatuses, type ActionStatus } from '../../thread/actions/action-state.ts';

/** What a meeting has before it, as it stands now. */
export interface Matters {
  actions: { id: string; reference: string; title: string; owner: string; dueOn: Day; status: ActionStatus }[];
  /** By reference and stage alone; of what the reviews hold nothing is told here. */
  reviews: { id: string; reference: string; stage: string | null }[];
  /** The open steps that the framework puts to a meeting of the group, of the work that the reader may see. */
  steps: { processId: string; reference: string; key: string; name: string; dueOn: Day | null }[];
  /** The audits that report to the group and are not over. */
  audits: { id: string; reference: string; name: string; state: string; dueOn: Day | null; late: boolean }[];
  /** What waits for a way of sharing that leads to the group comes first. */
  lessons: { id: string; reference: string; title: string }[];
}

const mostShown = 50;

/**
 * The actions of a group that are due by the day of its meeting, those made at its meetings and those that its members own; the
 * reviews on whose teams its members are, as far as the reader is on them too; and lessons to take: new since the meeting before, or not
 * passed on yet, first those marked for a way of sharing that leads to it; the audits that report to it, and the open steps that the framework puts to its
 * meeting. Five queries.
 */
export async function readMatters(tx: Tx, { meeting: { groupId, groupKey, boardId, day, before }, pack }: Pick<OpenMeeting, 'meeting' | 'pack'>): Promise<Matters> {
  const channels = pack.channels.filter((channel) => channel.groups.includes(groupKey)).map((channel) => channel.key);
  const sitting = sql`(select m.person_id from membership m where m.partnership_id = gt.partnership() and m.group_id = ${groupId} and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day}))`;
  const actions = await sql<Matters['actions'][number]>`
    select a.id, a.reference, a.title, coalesce(p.name, a.owner_name) as owner, a.due_on as "dueOn", a.status from action a left join person p on p.partnership_id = a.partnership_id and p.id = a.owner_id
    where a.partnership_id = gt.partnership() and a.status = any(${sql.val(openStatuses)}) and a.due_on <= ${day} and (a.owner_id in ${sitting} or exists (
      select from meeting_action x join meeting m on m.partnership_id = x.partnership_id and m.id = x.meeting_id where x.partnership_id = a.partnership_id and x.action_id = a.id and m.group_id = ${groupId}))
    order by a.due_on, a.reference limit ${mostShown}`.execute(tx);
  const reviews = await sql<Matters['reviews'][number]>`
    select p.id, p.reference, (select d.name from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.kind = 'step' and d.done_on is null and d.needed and d.ready order by d.due_on nulls last, d.key limit 1) as stage
    from process p where p.partnership_id = gt.partnership() and p.status = 'running' and exists (
      select from case_member c where c.partnership_id = p.partnership_id and c.case_id = p.case_id and c.until_at is null and c.person_id in ${sitting})
    order by p.started_at, p.reference limit ${mostShown}`.execute(tx);
  const put = pack.processes.flatMap((process) => process.steps.filter((step) => step.atMeetingOf === groupKey).map((step) => [process.key, step.key] as const));
  const steps = await sql<Matters['steps'][number]>`
    select p.id as "processId", p.reference, d.key, d.name, d.due_on as "dueOn"
    from unnest(${sql.val(put.map(([process]) => process))}::text[], ${sql.val(put.map(([, step]) => step))}::text[]) as put(process, step)
    join process p on p.partnership_id = gt.partnership() and p.board_id = ${boardId} and p.definition = put.process and p.status = 'running'
    join due_item d on d.partnership_id = p.partnership_id and d.process_id = p.id and d.key = put.step and d.kind = 'step' and d.done_on is null and d.needed and d.ready
    order by d.due_on nulls last, p.started_at, p.reference, d.key limit ${mostShown}`.execute(tx);
  const audits = await sql<Matters['audits'][number]>`
    select a.id, a.reference, a.name, n.state, coalesce(a.ends_on, a.starts_on) as "dueOn", coalesce(a.ends_on < ${day} and a.status in ('dated', 'under-way'), false) as late
    from audit_plan a join thread_node n on n.partnership_id = a.partnership_id and n.id = a.id
    where a.partnership_id = gt.partnership() and a.group_id = ${groupId} and a.status not in ('proposed', 'closed', 'dropped') order by coalesce(a.ends_on, a.starts_on) nulls last, a.reference limit ${mostShown}`.execute(tx);
  const lessons = await sql<Matters['lessons'][number]>`
    select l.id, l.reference, l.title from lesson l left join lateral (select true as yes from lesson_mark k where k.partnership_id = l.partnership_id and k.lesson_id = l.id and k.channel = any(${sql.val(channels)}) limit 1) marked on true
    where l.partnership_id = gt.partnership() and (marked.yes or l.stage = 'identified' or l.identified_on > ${before?.day ?? null}::date)
    order by marked.yes nulls last, l.identified_on desc, l.reference limit 12`.execute(tx);
  return { actions: actions.rows, reviews: reviews.rows, steps: steps.rows, audits: audits.rows, lessons: lessons.rows };
}
