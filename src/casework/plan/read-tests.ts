import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { planOf, type PlanAction } from './read-plan-lines.ts';
import type { RunningProcess } from '../../process/index.ts';

/** A question that a case audit is to answer of a plan, with what it showed. */
export interface PlanTest {
  id: string;
  question: string;
  /** What it tests: an action of the plan, or the plan as a whole. */
  tests: string;
  audit: { id: string; reference: string } | null;
  verdict: string | null;
  evidence: string | null;
}

/** The questions booked to test a plan: of its processes, their recommendations, or its actions. One query. */
export async function readPlanTests(tx: Tx, process: Pick<RunningProcess, 'id' | 'startedByProcess'>, actions: readonly PlanAction[], recommendations: readonly { id: string }[]): Promise<PlanTest[]> {
  const knots = [...planOf(process), ...actions.map(({ id }) => id), ...recommendations.map(({ id }) => id)];
  const { rows } = await sql<PlanTest>`
    select k.id, k.question, coalesce(n.reference, '') as tests, case when a.id is not null then json_build_object('id', a.id, 'reference', a.reference) end as audit, i.verdict, i.evidence
    from audit_booking k left join thread_node n on n.partnership_id = k.partnership_id and n.id = k.knot_id left join case_audit a on a.partnership_id = k.partnership_id and a.id = k.audit_id
    left join lateral (select verdict, evidence from audit_impact i where i.partnership_id = k.partnership_id and i.subject_id = k.audit_id and i.question = k.id::text order by i.at desc limit 1) i on true
    where k.partnership_id = gt.partnership() and k.knot_id = any(${sql.val(knots)}::uuid[]) order by k.booked_at, k.id limit 100`.execute(tx);
  return rows;
}
