import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { RunningProcess } from '../../process/index.ts';
import { openStatuses, type ActionStatus } from '../../thread/actions/action-state.ts';

/** A line of an action plan: an action, with the kind of change by which it is delivered. */
export interface PlanAction {
  id: string;
  reference: string;
  title: string;
  strength: string;
  owner: string;
  dueOn: Day;
  status: ActionStatus;
  recommendation: string | null;
}
export interface PlanRecommendation {
  id: string;
  reference: string;
  text: string;
  response: string | null;
}
export interface PlanLines {
  actions: PlanAction[];
  recommendations: PlanRecommendation[];
  /** Findings from which nothing has followed yet. */
  findings: { id: string; reference: string; text: string }[];
}

/** The processes whose learning the plan of a process carries out: its own, and that of the one which started it. */
export const planOf = (process: Pick<RunningProcess, 'id' | 'startedByProcess'>): string[] => (process.startedByProcess === null ? [process.id] : [process.id, process.startedByProcess]);

/** What is planned because of a review: its recommendations, and every action behind them, its findings or the review itself. Three queries. */
export async function readPlanLines(tx: Tx, process: Pick<RunningProcess, 'id' | 'startedByProcess'>): Promise<PlanLines> {
  const from = sql`${sql.val(planOf(process))}::uuid[]`;
  const actions = await readActionsOf(tx, planOf(process));
  const recommendations = await sql<PlanRecommendation>`
    select id, reference, text, response from recommendation where partnership_id = gt.partnership() and origin_process_id = any(${from}) order by reference limit 200`.execute(tx);
  const findings = await sql<PlanLines['findings'][number]>`
    select f.id, f.reference, f.text from finding f where f.partnership_id = gt.partnership() and f.origin_process_id = any(${from}) and not exists (
      select from thread_edge e join thread_node n on n.partnership_id = e.partnership_id and n.id = e.to_id where e.partnership_id = f.partnership_id and e.from_id = f.id and n.kind in ('recommendation', 'action', 'lesson'))
    order by f.reference limit 200`.execute(tx);
  return { actions, recommendations: recommendations.rows, findings: findings.rows };
}

/** Where an action `a`, with its recommendation `r`, is there because of these processes: behind their recommendations, their findings or themselves. */
function becauseOf(processes: readonly string[]): RawBuilder<unknown> {
  const from = sql`${sql.val(processes)}::uuid[]`;
  return sql`a.partnership_id = gt.partnership() and (r.origin_process_id = any(${from}) or exists (
      select from thread_edge e left join finding f on f.partnership_id = e.partnership_id and f.id = e.from_id where e.partnership_id = a.partnership_id and e.to_id = a.id and (e.from_id = any(${from}) or f.origin_process_id = any(${from}))))`;
}

async function readActionsOf(tx: Tx, processes: readonly string[]): Promise<PlanAction[]> {
  const { rows } = await sql<PlanAction>`
    select a.id, a.reference, a.title, a.strength, coalesce(p.name, a.owner_name) as owner, a.due_on as "dueOn", a.status, r.reference as recommendation
    from action a left join recommendation r on r.partnership_id = a.partnership_id and r.id = a.recommendation_id left join person p on p.partnership_id = a.partnership_id and p.id = a.owner_id
    where a.status <> 'dropped' and ${becauseOf(processes)} order by a.due_on, a.reference limit 200`.execute(tx);
  return rows;
}

export type OpenAction = Pick<PlanAction, 'id' | 'reference' | 'title'>;

/** All the actions of a process and of its case that are still open, however many there are. Two queries. */
export async function readOpenActions(tx: Tx, { id, caseId }: Pick<RunningProcess, 'id' | 'caseId'>): Promise<OpenAction[]> {
  const together = caseId === null ? [] : await tx.selectFrom('process').select('id').where('case_id', '=', caseId).execute();
  const { rows } = await sql<OpenAction>`
    select a.id, a.reference, a.title from action a left join recommendation r on r.partnership_id = a.partnership_id and r.id = a.recommendation_id
    where a.status = any(${sql.val(openStatuses)}::text[]) and ${becauseOf([...new Set([id, ...together.map((each) => each.id)])])} order by a.due_on, a.reference`.execute(tx);
  return rows;
}
