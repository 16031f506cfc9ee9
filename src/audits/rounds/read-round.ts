import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { isId, type Tx } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { boardsBy, mayKeepAudits, maySeeAudits } from '../policies.ts';

export interface Round {
  id: string;
  boardId: string;
  board: string;
  reference: string;
  name: string;
  assessment: string | null;
  toolId: string;
  tool: string;
  edition: number;
  planId: string | null;
  processId: string | null;
  step: string | null;
  year: number;
  openedOn: Day;
  dueOn: Day;
  remindDays: number[];
  status: 'open' | 'closed' | 'reported';
  closedOn: Day | null;
  receivedOn: Day | null;
  /** When what is outstanding goes to the groups that received the overview; null where the framework sets no day. */
  followUpOn: Day | null;
  previousId: string | null;
  previous: string | null;
  imported: boolean;
  revision: number;
}

const columns = sql`o.id, o.board_id as "boardId", b.name as board, o.reference, o.name, o.assessment, o.tool_id as "toolId", t.name as tool, t.edition, o.plan_id as "planId", o.process_id as "processId", o.step, o.year,
  o.opened_on as "openedOn", o.due_on as "dueOn", o.remind_days as "remindDays", o.status, o.closed_on as "closedOn", o.received_on as "receivedOn", o.follow_up_on as "followUpOn", o.previous_id as "previousId", v.reference as previous, o.imported, o.revision`;
const rounds = sql`audit_round o join board b on b.partnership_id = o.partnership_id and b.id = o.board_id join audit_tool t on t.partnership_id = o.partnership_id and t.id = o.tool_id
  left join audit_round v on v.partnership_id = o.partnership_id and v.id = o.previous_id`;

export async function readRound(tx: Tx, id: string): Promise<Round | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Round>`select ${columns} from ${rounds} where o.partnership_id = gt.partnership() and o.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** How many returns of a round stand how, all of them or those of one area or kind. */
export interface Standing {
  asked: number;
  notStarted: number;
  underWay: number;
  submitted: number;
  returned: number;
  late: number;
}

/** The rounds of some boards, the newest first, each with how its returns stand: one query. */
export async function listRounds(tx: Tx, boardIds: readonly string[], today: Day): Promise<(Round & Standing)[]> {
  const { rows } = await sql<Round & Standing>`select ${columns}, ${standing(today)}
    from ${rounds} left join audit_return r on r.partnership_id = o.partnership_id and r.round_id = o.id
    where o.partnership_id = gt.partnership() and o.board_id = any(${sql.val([...boardIds])}::uuid[])
    group by o.partnership_id, o.id, b.name, t.name, t.edition, v.reference order by o.opened_on desc, o.reference desc limit 200`.execute(tx);
  return rows;
}

const isLate = (today: Day): RawBuilder<boolean> => sql`(r.status <> 'submitted' and coalesce(r.deferred_to, o.due_on) < ${today})`;
const standing = (today: Day) => sql`count(r.id)::int as asked, count(*) filter (where r.status = 'not-started')::int as "notStarted", count(*) filter (where r.status = 'under-way')::int as "underWay",
  count(*) filter (where r.status = 'submitted')::int as submitted, count(*) filter (where r.status = 'returned')::int as returned, count(*) filter (where ${isLate(today)})::int as late`;

/** A round's returns counted by area, those without one by kind: one query. */
export interface StandingOf extends Standing {
  of: string;
  isArea: boolean;
  uninvited: number;
  withoutAddress: number;
}
export async function countReturns(tx: Tx, roundId: string, today: Day): Promise<StandingOf[]> {
  const { rows } = await sql<StandingOf>`
    select case when r.area <> '' then r.area else r.kind end as of, r.area <> '' as "isArea", ${standing(today)},
      count(*) filter (where r.invited_at is null and r.contact_email <> '')::int as uninvited, count(*) filter (where r.contact_email = '' and r.status <> 'submitted')::int as "withoutAddress"
    from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.round_id = ${roundId} group by 1, 2 order by 2, 1`.execute(tx);
  return rows;
}

/** What a round's list of returns is narrowed to; every part may be left out. */
export interface ReturnFilter {
  status?: string;
  area?: string;
  kind?: string;
  phase?: string;
  words?: string;
}
export const returnStatuses = [
  { value: 'not-started', label: 'Not started' }, { value: 'under-way', label: 'Under way' }, { value: 'submitted', label: 'Submitted' }, { value: 'returned', label: 'Returned for change' },
  { value: 'late', label: 'Late' }, { value: 'to-chase', label: 'Late or not started' }, { value: 'no-address', label: 'Without an address' },
];
export type ReturnOrder = 'name' | '-name' | 'area' | '-area' | 'submitted' | '-submitted';

export interface ReturnRow {
  id: string;
  name: string;
  kind: string;
  area: string;
  phase: string;
  status: 'not-started' | 'under-way' | 'submitted' | 'returned';
  late: boolean;
  contactName: string;
  contactEmail: string;
  asked: number;
  answered: number;
  invitedAt: Date | null;
  submittedAt: Date | null;
  submittedBy: string;
  reminders: number;
  remindedOn: Day | null;
  deferredTo: Day | null;
  chasing: boolean;
}

const orders: Record<ReturnOrder, RawBuilder<unknown>> = {
  name: sql`r.name, r.id`, '-name': sql`r.name desc, r.id desc`, area: sql`r.area, r.name, r.id`, '-area': sql`r.area desc, r.name, r.id`, submitted: sql`r.submitted_at nulls last, r.name, r.id`, '-submitted': sql`r.submitted_at desc nulls last, r.name, r.id`,
};

/** Those late or not started: whom one click chases. */
export const toChase = (today: Day): RawBuilder<boolean> => sql`(r.status = 'not-started' or ${isLate(today)})`;

function condition(roundId: string, { status, area, kind, phase, words }: ReturnFilter, today: Day): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`r.partnership_id = gt.partnership() and r.round_id = ${roundId}`];
  if (status === 'late') parts.push(isLate(today));
  else if (status === 'to-chase') parts.push(toChase(today));
  else if (status === 'no-address') parts.push(sql`r.contact_email = ''`);
  else if (status) parts.push(sql`r.status = ${status}`);
  if (area) parts.push(sql`r.area = ${area}`);
  if (kind) parts.push(sql`r.kind = ${kind}`);
  if (phase) parts.push(sql`r.phase = ${phase}`);
  if (words) parts.push(sql`r.name ilike ${`%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`);
  return sql.join(parts, sql` and `);
}

/** One page of a round's returns: one query for the rows, and one for how many there are and what they can be narrowed to. */
export async function listReturns(tx: Tx, roundId: string, filter: ReturnFilter, order: ReturnOrder, today: Day, offset: number, limit: number): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`
    select r.id, r.name, r.kind, r.area, r.phase, r.status, ${isLate(today)} as late, r.contact_name as "contactName", r.contact_email as "contactEmail", r.asked, r.answered, r.invited_at as "invitedAt",
      r.submitted_at as "submittedAt", r.submitted_by as "submittedBy", r.reminders, r.reminded_on as "remindedOn", r.deferred_to as "deferredTo", r.chase_at is not null as chasing
    from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where ${condition(roundId, filter, today)} order by ${orders[order]} offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

export async function describeReturns(tx: Tx, roundId: string, filter: ReturnFilter, today: Day): Promise<{ total: number; kinds: string[]; phases: string[] }> {
  const { rows } = await sql<{ total: number; kinds: string[] | null; phases: string[] | null }>`
    select (select count(*)::int from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id where ${condition(roundId, filter, today)}) as total,
      (select array_agg(distinct kind order by kind) from audit_return where partnership_id = gt.partnership() and round_id = ${roundId}) as kinds,
      (select array_agg(distinct phase order by phase) from audit_return where partnership_id = gt.partnership() and round_id = ${roundId} and phase <> '') as phases`.execute(tx);
  return { total: rows[0]?.total ?? 0, kinds: rows[0]?.kinds ?? [], phases: rows[0]?.phases ?? [] };
}

/** The history of a round, the newest first. */
export async function readHistory(tx: Tx, roundId: string): Promise<{ kind: string; text: string; at: Date; person: string | null }[]> {
  return tx.selectFrom('audit_round_entry as e').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.person_id'))
    .select(['e.kind', 'e.text', 'e.at', 'p.name as person']).where('e.round_id', '=', roundId).orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(100).execute();
}

/** The round that an address names, with what the visitor may do; null where it is not there or not for them. */
export async function roundFor(visit: Visit): Promise<{ round: Round; keeps: boolean } | null> {
  const round = await readRound(visit.tx, visit.params['round'] ?? '');
  if (round === null) return null;
  const on = await boardsBy(visit);
  return maySeeAudits(on, round.boardId) || mayKeepAudits(on, round.boardId) ? { round, keeps: mayKeepAudits(on, round.boardId) } : null;
}
