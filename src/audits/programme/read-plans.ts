import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { PlanStatus } from './plan-state.ts';

/** An audit on the programme, with what was opened for it. */
export interface Plan {
  id: string;
  boardId: string;
  groupId: string | null;
  groupName: string;
  reference: string;
  year: number;
  name: string;
  about: string;
  kind: string;
  ground: string | null;
  groundText: string;
  promptedBy: { id: string; kind: string; reference: string; title: string } | null;
  leadId: string | null;
  leadName: string;
  priorities: string[];
  proposed: string;
  startsOn: Day | null;
  endsOn: Day | null;
  status: PlanStatus;
  reAuditOf: string | null;
  revision: number;
  opened: { href: string; reference: string; state: string }[];
  /** The last month of which the group was told how far it is. */
  toldOf: Day | null;
}

const columns = sql`a.id, a.board_id as "boardId", a.group_id as "groupId", coalesce(g.name, '') as "groupName", a.reference, a.year, a.name, a.about, a.kind, a.ground, a.ground_text as "groundText",
  (select json_build_object('id', k.id, 'kind', k.kind, 'reference', k.reference, 'title', k.title) from thread_node k where k.partnership_id = a.partnership_id and k.id = a.prompted_by) as "promptedBy",
  a.lead_id as "leadId", coalesce(p.name, a.lead_name) as "leadName", a.priorities, a.proposed, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn", a.status, a.re_audit_of as "reAuditOf", a.revision,
  coalesce((select json_agg(o) from (
    select '/audits/rounds/' || r.id as href, r.reference, r.status as state from audit_round r where r.partnership_id = a.partnership_id and r.plan_id = a.id
    union all select '/audits/cases/' || c.id, c.reference, c.status from case_audit c where c.partnership_id = a.partnership_id and c.plan_id = a.id) o), '[]'::json) as opened,
  (select max(e.month)::text from audit_plan_entry e where e.partnership_id = a.partnership_id and e.plan_id = a.id and e.kind = 'progress') as "toldOf"`;
const tables = sql`audit_plan a left join work_group g on g.partnership_id = a.partnership_id and g.id = a.group_id left join person p on p.partnership_id = a.partnership_id and p.id = a.lead_id`;

/** The programme of some boards for a year, in one query. */
export async function readProgramme(tx: Tx, boards: readonly string[], year: number): Promise<Plan[]> {
  const { rows } = await sql<Plan>`select ${columns} from ${tables} where a.partnership_id = gt.partnership() and a.board_id = any(${sql.val(boards)}::uuid[]) and a.year = ${year} order by a.starts_on nulls last, a.reference`.execute(tx);
  return rows;
}

export async function readPlan(tx: Tx, id: string): Promise<Plan | null> {
  const { rows } = await sql<Plan>`select ${columns} from ${tables} where a.partnership_id = gt.partnership() and a.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export interface PlanEntry {
  kind: string;
  text: string;
  month: Day | null;
  at: Date;
  by: string | null;
}

export async function readEntries(tx: Tx, planId: string): Promise<PlanEntry[]> {
  const { rows } = await sql<PlanEntry>`select e.kind, e.text, e.month::text, e.at, p.name as by from audit_plan_entry e left join person p on p.partnership_id = e.partnership_id and p.id = e.person_id
    where e.partnership_id = gt.partnership() and e.plan_id = ${planId} order by e.at desc, e.id desc`.execute(tx);
  return rows;
}
