import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import type { AuditStatus } from './read-audit.ts';

export interface AuditRow {
  id: string;
  reference: string;
  title: string;
  board: string;
  boardId: string;
  kind: string;
  agencies: 'multi' | 'single';
  status: AuditStatus;
  dueOn: Day;
  cases: number;
  asked: number;
  isIn: number;
  reportedOn: Day | null;
  total: number;
}

export interface AuditFilter {
  words?: string;
  status?: string;
  board?: string;
}

export const auditOrders = ['due', '-due', 'reference', '-reference'] as const;
export type AuditOrder = (typeof auditOrders)[number];
const orders: Record<AuditOrder, RawBuilder<unknown>> = { due: sql`a.due_on, a.reference`, '-due': sql`a.due_on desc, a.reference`, reference: sql`a.reference`, '-reference': sql`a.reference desc` };

/** Case audits of the boards on which somebody has a role, in one query. */
export async function listAudits(tx: Tx, { words, status, board }: AuditFilter, order: AuditOrder, from: number, many: number): Promise<AuditRow[]> {
  const like = words === undefined ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return (await sql<AuditRow>`select a.id, a.reference, a.title, b.name as board, a.board_id as "boardId", a.kind, a.agencies, a.status, a.due_on as "dueOn", a.reported_on as "reportedOn",
      (select count(*)::int from audited_case c where c.partnership_id = a.partnership_id and c.audit_id = a.id) as cases,
      (select count(*)::int from case_scoring s where s.partnership_id = a.partnership_id and s.audit_id = a.id and s.status <> 'stood-aside') as asked,
      (select count(*)::int from case_scoring s where s.partnership_id = a.partnership_id and s.audit_id = a.id and s.status = 'submitted') as "isIn", count(*) over ()::int as total
    from case_audit a join board b on b.partnership_id = a.partnership_id and b.id = a.board_id
    where a.partnership_id = gt.partnership() and (${like}::text is null or a.title ilike ${like} or a.reference ilike ${like})
      and (${status ?? null}::text is null or a.status = ${status ?? null}) and (${board ?? null}::text is null or a.board_id::text = ${board ?? null})
    order by ${orders[order]} limit ${many} offset ${from}`.execute(tx)).rows;
}
