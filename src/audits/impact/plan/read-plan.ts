import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { openStatuses, type ActionStatus } from '../../../thread/actions/action-state.ts';

/** How the actions of a round stand, all of them or those of one return. */
export interface PlanCounts {
  actions: number;
  done: number;
  open: number;
  late: number;
  withoutOwner: number;
  dropped: number;
}
export interface PlanOfReturn extends PlanCounts {
  id: string;
  name: string;
  handedIn: boolean;
  takenOn: Day | null;
}

const isOpen = sql`a.status = any(${sql.val([...openStatuses])})`;
const isLate = (today: Day): RawBuilder<unknown> => sql`(${isOpen} and a.due_on < ${today})`;
/** What the plan can be narrowed to. */
export const planStates = [
  { value: 'open', label: 'Open' }, { value: 'late', label: 'Late' }, { value: 'done', label: 'Done' }, { value: 'without-owner', label: 'Without an owner with an account' }, { value: 'dropped', label: 'Dropped' }, { value: 'all', label: 'All' },
] as const;
export type PlanState = (typeof planStates)[number]['value'];

function stands(state: PlanState, today: Day): RawBuilder<unknown> {
  switch (state) {
    case 'open': return isOpen;
    case 'late': return isLate(today);
    case 'done': return sql`a.status in ('verified', 'closed', 'no-effect')`;
    case 'without-owner': return sql`(a.owner_id is null and ${isOpen})`;
    case 'dropped': return sql`a.status = 'dropped'`;
    case 'all': return sql`true`;
  }
}

const counts = (today: Day) => sql`count(distinct a.id)::int as actions, count(distinct a.id) filter (where ${stands('done', today)})::int as done, count(distinct a.id) filter (where ${isOpen})::int as open,
  count(distinct a.id) filter (where ${isLate(today)})::int as late, count(distinct a.id) filter (where ${stands('without-owner', today)})::int as "withoutOwner", count(distinct a.id) filter (where a.status = 'dropped')::int as dropped`;
const actionsOf = sql`left join return_action x on x.partnership_id = r.partnership_id and x.return_id = r.id left join action a on a.partnership_id = x.partnership_id and a.id = x.action_id`;
// One that was given back to be changed is a draft again, unless its plan was taken up before.
const handedIn = sql<boolean>`(r.status = 'submitted' or r.plan_taken_on is not null)`;
const like = (words: string): string => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** The plan of a round as a whole, in one query. */
export async function countPlan(tx: Tx, roundId: string, today: Day): Promise<PlanCounts & { handedIn: number; taken: number }> {
  const { rows } = await sql<PlanCounts & { handedIn: number; taken: number }>`select ${counts(today)}, count(distinct r.id) filter (where ${handedIn})::int as "handedIn", count(distinct r.id) filter (where r.plan_taken_on is not null)::int as taken
    from audit_return r ${actionsOf} where r.partnership_id = gt.partnership() and r.round_id = ${roundId}`.execute(tx);
  return rows[0]!;
}

/** One page of the returns of a round with how their actions stand: those with the most late first. One query. */
export async function listPlans(tx: Tx, roundId: string, words: string, today: Day, offset: number, limit: number): Promise<{ rows: PlanOfReturn[]; total: number }> {
  const { rows } = await sql<PlanOfReturn & { total: number }>`select r.id, r.name, ${handedIn} as "handedIn", r.plan_taken_on as "takenOn", ${counts(today)}, count(*) over ()::int as total
    from audit_return r ${actionsOf} where r.partnership_id = gt.partnership() and r.round_id = ${roundId} and r.name ilike ${like(words)}
    group by r.partnership_id, r.id order by late desc, open desc, r.name, r.id offset ${offset} limit ${limit}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** How much each of some returns plans, by its id. What is handed in holds only what was asked. One query. */
export async function countPlanned(tx: Tx, returnIds: readonly string[], questions: readonly { section: string; question: string }[]): Promise<Map<string, number>> {
  if (returnIds.length === 0 || questions.length === 0) return new Map();
  const { rows } = await sql<{ id: string; planned: number }>`select s.return_id as id, count(*)::int as planned from return_section s
    join unnest(${sql.val(questions.map(({ section }) => section))}::text[], ${sql.val(questions.map(({ question }) => question))}::text[]) as q(section, question) on q.section = s.section and coalesce(s.answers -> 'values' ->> q.question, '') <> ''
    where s.partnership_id = gt.partnership() and s.return_id = any(${sql.val([...returnIds])}::uuid[]) group by s.return_id`.execute(tx);
  return new Map(rows.map(({ id, planned }) => [id, planned]));
}

export interface PlanAction {
  id: string;
  reference: string;
  title: string;
  owner: string;
  ownerId: string | null;
  dueOn: Day;
  status: ActionStatus;
  measure: string;
  standard: string;
  returnId: string;
  agency: string;
  /** The last that was reported of it. */
  last: string;
}

/** The actions of a round that stand in a way, by agency and day; for an export, all at once. One query. */
export async function listPlanActions(tx: Tx, roundId: string, { state, words = '', returnId = null }: { state: PlanState; words?: string; returnId?: string | null }, today: Day, offset: number, limit: number): Promise<{ rows: PlanAction[]; total: number }> {
  const { rows } = await sql<PlanAction & { total: number }>`select a.id, a.reference, a.title, coalesce(p.name, a.owner_name) as owner, a.owner_id as "ownerId", a.due_on as "dueOn", a.status, a.measure, x.standard, r.id as "returnId", r.name as agency,
      coalesce((select e.text from action_entry e where e.partnership_id = a.partnership_id and e.action_id = a.id and e.kind in ('progress', 'evidence', 'returned', 'extended') order by e.at desc limit 1), '') as last, count(*) over ()::int as total
    from (select distinct on (return_id, action_id) * from return_action where partnership_id = gt.partnership() and round_id = ${roundId} order by return_id, action_id, question) x
    join audit_return r on r.partnership_id = x.partnership_id and r.id = x.return_id join action a on a.partnership_id = x.partnership_id and a.id = x.action_id left join person p on p.partnership_id = a.partnership_id and p.id = a.owner_id
    where ${stands(state, today)} and r.name ilike ${like(words)} and (${returnId}::uuid is null or r.id = ${returnId}::uuid) order by r.name, r.id, a.due_on, a.reference offset ${offset} limit ${limit}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}
