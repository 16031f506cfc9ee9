import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

/** The partnership at a glance, as numbers and lists; the page draws it. */
export interface Glance {
  /** The loop: how much learning stands at each stage, how many days the longest has stood there, and the half-way one. */
  stages: { stage: string; count: number; longestDays: number; medianDays: number }[];
  /** Judged, and found to have changed nothing or made things worse. */
  withoutEffect: { lessons: number; actions: number };
  improved: { lessons: number; actions: number };
  actions: { status: string; count: number; late: number }[];
  /** Every clock that runs, in the cases that the reader may see, soonest first. */
  clocks: { processId: string; reference: string; process: string; name: string; dueOn: Day | null; paused: boolean; startedOn: Day }[];
  /** Running reviews that the reader may not see: their number only. */
  overdueByAgency: { agencyId: string; agency: string; actions: number; replies: number; cascades: number; longestDays: number }[];
  reviews: { id: string; reference: string; definition: string; title: string; nextStep: string | null; nextDue: Day | null; late: number }[];
}

/** Reads the whole page in one query, whatever the number of rows. */
export async function readGlance(tx: Tx, today: Day): Promise<Glance> {
  const { rows } = await sql<{ glance: Glance }>`
    select json_build_object(
      'stages', (select coalesce(json_agg(s), '[]') from (
        select stage, count(*)::int as count, max(${today}::date - stage_since)::int as "longestDays",
          (percentile_cont(0.5) within group (order by ${today}::date - stage_since))::int as "medianDays"
        from lesson where partnership_id = gt.partnership() group by stage) s),
      'withoutEffect', json_build_object(
        'lessons', (select count(*)::int from lesson where partnership_id = gt.partnership() and verdict in ('no-change', 'worse')),
        'actions', (select count(*)::int from action where partnership_id = gt.partnership() and status = 'no-effect')),
      'improved', json_build_object(
        'lessons', (select count(*)::int from lesson where partnership_id = gt.partnership() and verdict = 'improved'),
        'actions', (select count(*)::int from action where partnership_id = gt.partnership() and status = 'closed')),
      'actions', (select coalesce(json_agg(a), '[]') from (
        select status, count(*)::int as count, (count(*) filter (where due_on < ${today} and status in ('planned', 'in-progress', 'evidence-offered')))::int as late
        from action where partnership_id = gt.partnership() group by status) a),
      'clocks', (select coalesce(json_agg(c), '[]') from (
        select p.id as "processId", p.reference, p.definition as process, d.name, d.due_on as "dueOn", d.paused, (p.started_at at time zone 'Europe/London')::date as "startedOn"
        from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
        where d.partnership_id = gt.partnership() and d.kind = 'clock' and d.done_on is null and d.needed and p.status = 'running' and d.due_on is not null
        order by d.due_on limit 200) c),
      'overdueByAgency', (select coalesce(json_agg(o order by o.total desc, o.agency), '[]') from (
        select g.id as "agencyId", g.name as agency, sum(x.actions)::int as actions, sum(x.replies)::int as replies, sum(x.cascades)::int as cascades,
          max(${today}::date - x.due_on)::int as "longestDays", count(*) as total
        from (
          select b.agency_id, a.due_on, 1 as actions, 0 as replies, 0 as cascades from action a
            join action_agency b on b.partnership_id = a.partnership_id and b.action_id = a.id
            where a.partnership_id = gt.partnership() and a.status in ('planned', 'in-progress', 'evidence-offered') and a.due_on < ${today}
          union all
          select s.agency_id, s.due_on, 0, 1, 0 from summary_request s join process p on p.partnership_id = s.partnership_id and p.id = s.process_id and p.status = 'running'
            where s.partnership_id = gt.partnership() and s.status in ('asked', 'started', 'returned') and s.due_on < ${today}
          union all
          select c.agency_id, c.due_on, 0, 0, 1 from lesson_cascade c
            where c.partnership_id = gt.partnership() and c.confirmed_on is null and c.due_on < ${today}
        ) x join agency g on g.partnership_id = gt.partnership() and g.id = x.agency_id
        group by g.id, g.name) o),
      'reviews', (select coalesce(json_agg(r), '[]') from (
        select p.id, p.reference, p.definition, coalesce(f.title, '') as title,
          (select d.name from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.kind = 'step' and d.done_on is null and d.needed and d.ready order by d.due_on nulls last, d.key limit 1) as "nextStep",
          (select min(d.due_on) from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.done_on is null and d.needed and d.ready and not d.paused) as "nextDue",
          (select count(*)::int from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.done_on is null and d.needed and not d.paused and d.due_on < ${today}) as late
        from process p left join casefile f on f.partnership_id = p.partnership_id and f.case_id = p.case_id
        where p.partnership_id = gt.partnership() and p.status = 'running' order by p.started_at desc limit 100) r)
    ) as glance`.execute(tx);
  return rows[0]!.glance;
}
