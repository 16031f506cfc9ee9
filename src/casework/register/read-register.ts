import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import { holdInForce } from '../proceedings/hold-in-force.ts';
import type { PublicationFacts, PublicationStanding } from '../publication/standing.ts';
import type { LinkedReview } from '../particulars/read-particulars.ts';
import type { RegisterFilter, RegisterOrder } from './register-filter.ts';
import type { Slippage } from './slippage.ts';

export interface RegisterRow {
  id: string;
  reference: string;
  definition: string;
  frameworkId: string;
  frameworkVersion: string;
  title: string;
  /** The board that runs it. */
  board: string;
  status: 'running' | 'closed' | 'withdrawn';
  startedOn: Day;
  /** The open step; null where none is open. */
  stage: string | null;
  nextDue: Day | null;
  /** What is due on that day; null where nothing is. */
  nextWhat: string | null;
  slippage: Slippage;
  lead: string;
  themes: string[];
  /** The review out of which it came, and those that came out of it. */
  from: { id: string; reference: string; definition: string } | null;
  led: { id: string; reference: string }[];
  linked: { kind: LinkedReview['kind']; id: string | null; reference: string }[];
  proceedings: { kind: string; body: string; status: string }[];
  holds: { what: string; untilOn: Day | null; untilEvent: string }[];
  publication: PublicationFacts | null;
}

export interface Register {
  rows: RegisterRow[];
  total: number;
  /** The names of the steps that are open in the running reviews of the chosen kind. */
  stages: string[];
}

/** The step that stands open first, by its day. */
const openStep = sql`(select d.name from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.kind = 'step' and d.done_on is null and d.needed and d.ready
  order by d.due_on nulls last, d.key limit 1)`;

/** What is due in a review: the soonest day, and the slippage as `slippage` has it. */
const dues = (today: Day): RawBuilder<unknown> => sql`(
  select min(d.due_on) filter (where d.done_on is null and not d.paused and d.ready) as next_due,
    (array_agg(d.name order by d.due_on, d.kind = 'clock', d.key) filter (where d.due_on is not null and d.done_on is null and not d.paused and d.ready))[1] as next_what,
    coalesce(max(greatest(0, coalesce(d.done_on, ${today}::date) - coalesce(d.first_due_on, d.due_on))) filter (where d.kind = 'clock' or d.done_on is null), 0) as late_first,
    coalesce(max(greatest(0, coalesce(d.done_on, ${today}::date) - d.due_on)) filter (where (d.kind = 'clock' or d.done_on is null) and (d.done_on is not null or not d.paused)), 0) as late_current
  from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.needed)`;

const published: Record<PublicationStanding, RawBuilder<unknown>> = {
  published: sql`u.published_on is not null`,
  'not-published': sql`u.published_on is null and u.decision = 'not-publish'`,
  planned: sql`u.published_on is null and u.planned_on is not null and u.decision is distinct from 'not-publish'`,
  agreed: sql`u.published_on is null and u.planned_on is null and u.decision = 'publish'`,
  open: sql`u.published_on is null and u.planned_on is null and u.decision is null`,
};

function condition(filter: RegisterFilter, today: Day): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`p.partnership_id = gt.partnership()`];
  const held = sql`exists (select from disclosure_hold h where h.partnership_id = p.partnership_id and h.case_id = p.case_id and ${holdInForce(today)})`;
  if (filter.kind) parts.push(sql`p.definition = ${filter.kind}`);
  if (filter.board) parts.push(sql`p.board_id = ${filter.board}`);
  if ('step' in filter.stage) parts.push(sql`p.status = 'running' and ${openStep} = ${filter.stage.step}`);
  else if (filter.stage.status !== 'all') parts.push(sql`p.status = ${filter.stage.status}`);
  if (filter.late !== undefined) parts.push(filter.late ? sql`w.late_current > 0` : sql`w.late_current = 0`);
  if (filter.theme) parts.push(sql`a.themes @> array[${filter.theme}]::text[]`);
  if (filter.held !== undefined) parts.push(filter.held ? held : sql`not ${held}`);
  if (filter.published) parts.push(published[filter.published]);
  if (filter.words) parts.push(sql`(position(lower(${filter.words}) in lower(p.reference || ' ' || coalesce(f.title, '') || ' ' || coalesce(a.lead_post || ' ' || a.lead_organisation, ''))) > 0)`);
  return sql.join(parts, sql` and `);
}

const orders: Record<RegisterOrder, RawBuilder<unknown>> = {
  '-started': sql`started_at desc, reference desc`, started: sql`started_at, reference`, due: sql`next_due nulls last, reference`, '-due': sql`next_due desc nulls last, reference`,
  late: sql`late_current desc, late_first desc, reference`, reference: sql`reference`, '-reference': sql`reference desc`,
};

/**
 * One page of the register and how many reviews there are in all, over every kind, as far as the visitor is on their teams:
 * one query, whatever the number of reviews. What is due is reckoned for all of them only where it narrows or sorts.
 * @param limit rows at most; for an export, as many as the product exports at once
 */
export async function readRegister(tx: Tx, filter: RegisterFilter, order: RegisterOrder, today: Day, offset: number, limit: number): Promise<Register> {
  const byDue = filter.late !== undefined || order === 'due' || order === '-due' || order === 'late';
  const due = byDue ? sql`left join lateral ${dues(today)} w on true` : sql``;
  const { rows } = await sql<{ register: Register }>`
    with found as (
      select p.id, p.started_at, p.reference ${byDue ? sql`, w.next_due, w.late_first, w.late_current` : sql``} from process p
      left join casefile f on f.partnership_id = p.partnership_id and f.case_id = p.case_id
      left join review_particulars a on a.partnership_id = p.partnership_id and a.process_id = p.id
      left join publication u on u.partnership_id = p.partnership_id and u.process_id = p.id
      ${due} where ${condition(filter, today)}),
    shown as (select *, row_number() over (order by ${orders[order]}) as place from found order by ${orders[order]} offset ${offset} limit ${limit})
    select json_build_object(
      'total', (select count(*)::int from found),
      'stages', (select coalesce(json_agg(distinct d.name order by d.name), '[]') from process p join due_item d on d.partnership_id = p.partnership_id and d.process_id = p.id
        where p.partnership_id = gt.partnership() and p.status = 'running' and (${filter.kind ?? ''} = '' or p.definition = ${filter.kind ?? ''}) and d.kind = 'step' and d.done_on is null and d.needed and d.ready),
      'rows', (select coalesce(json_agg(json_build_object(
        'id', p.id, 'reference', p.reference, 'definition', p.definition, 'frameworkId', p.framework_id, 'frameworkVersion', p.framework_version, 'title', coalesce(f.title, ''), 'board', b.name, 'status', p.status,
        'startedOn', (p.started_at at time zone 'Europe/London')::date, 'stage', ${openStep}, 'nextDue', w.next_due, 'nextWhat', w.next_what, 'slippage', json_build_object('first', w.late_first, 'current', w.late_current),
        'lead', coalesce(l.name, nullif(concat_ws(', ', nullif(a.lead_post, ''), nullif(a.lead_organisation, '')), ''), ''), 'themes', coalesce(to_json(a.themes), '[]'),
        'from', (select json_build_object('id', o.id, 'reference', o.reference, 'definition', o.definition) from process o where o.partnership_id = p.partnership_id and o.id = p.started_by_process),
        'led', (select coalesce(json_agg(json_build_object('id', o.id, 'reference', o.reference) order by o.reference), '[]') from process o where o.partnership_id = p.partnership_id and o.started_by_process = p.id),
        'linked', (select coalesce(json_agg(k order by k.reference), '[]') from (
          select r.kind, o.id, coalesce(o.reference, r.elsewhere) as reference from review_link r
            left join process o on o.partnership_id = r.partnership_id and o.id = case when r.process_id = p.id then r.other_process_id else r.process_id end
            where r.partnership_id = p.partnership_id and r.ended_at is null and (r.process_id = p.id or r.other_process_id = p.id)
          union all
          select 'same-case', o.id, o.reference from process o where o.partnership_id = p.partnership_id and o.case_id = p.case_id and o.id <> p.id
            and o.id is distinct from p.started_by_process and o.started_by_process is distinct from p.id) k),
        'proceedings', (select coalesce(json_agg(json_build_object('kind', g.kind, 'body', g.body, 'status', g.status) order by g.made_at, g.id), '[]') from proceeding g where g.partnership_id = p.partnership_id and g.case_id = p.case_id),
        'holds', (select coalesce(json_agg(json_build_object('what', h.what, 'untilOn', h.until_on, 'untilEvent', h.until_event) order by h.placed_on, h.id), '[]') from disclosure_hold h
          where h.partnership_id = p.partnership_id and h.case_id = p.case_id and ${holdInForce(today)}),
        'publication', case when u.process_id is null then null else json_build_object('plannedOn', u.planned_on, 'decision', u.decision, 'reasons', u.reasons, 'publishedOn', u.published_on, 'address', u.address) end
        ) order by s.place), '[]')
        from shown s join process p on p.partnership_id = gt.partnership() and p.id = s.id
        join board b on b.partnership_id = p.partnership_id and b.id = p.board_id
        left join casefile f on f.partnership_id = p.partnership_id and f.case_id = p.case_id
        left join review_particulars a on a.partnership_id = p.partnership_id and a.process_id = p.id
        left join person l on l.partnership_id = a.partnership_id and l.id = a.lead_person_id
        left join publication u on u.partnership_id = p.partnership_id and u.process_id = p.id
        left join lateral ${dues(today)} w on true)) as register`.execute(tx);
  return rows[0]!.register;
}
