import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import { knotWords } from '../../../thread/line/words.ts';

/** What a booked question may test. */
export const testable = ['action', 'lesson', 'recommendation', 'process'] as const;
type Testable = (typeof testable)[number];

export interface Booking {
  id: string;
  boardId: string;
  board: string;
  question: string;
  bookedAt: Date;
  by: string | null;
  knotId: string;
  /** What it tests; null where the reader may not see it. */
  tests: { kind: Testable; reference: string; title: string } | null;
  audit: { id: string; reference: string } | null;
  /** What the audit showed. */
  verdict: string | null;
  evidence: string | null;
}

/**
 * The questions booked on some boards, those that wait first; for one case audit, those that it answered and those that wait. One query.
 * @param most rows at most
 */
export async function readBooked(tx: Tx, boardIds: readonly string[], auditId: string | null, most: number): Promise<Booking[]> {
  const { rows } = await sql<Booking>`
    select k.id, k.board_id as "boardId", b.name as board, k.question, k.booked_at as "bookedAt", p.name as by, k.knot_id as "knotId",
      case when n.id is not null then json_build_object('kind', n.kind, 'reference', n.reference, 'title', n.title) end as tests,
      case when a.id is not null then json_build_object('id', a.id, 'reference', a.reference) end as audit, i.verdict, i.evidence
    from audit_booking k join board b on b.partnership_id = k.partnership_id and b.id = k.board_id
    left join person p on p.partnership_id = k.partnership_id and p.id = k.by_person
    left join thread_node n on n.partnership_id = k.partnership_id and n.id = k.knot_id
    left join case_audit a on a.partnership_id = k.partnership_id and a.id = k.audit_id
    left join lateral (select verdict, evidence from audit_impact i where i.partnership_id = k.partnership_id and i.subject_id = k.audit_id and i.question = k.id::text order by i.at desc limit 1) i on true
    where k.partnership_id = gt.partnership() and k.board_id = any(${sql.val([...boardIds])}::uuid[]) and (${auditId}::uuid is null or k.audit_id is null or k.audit_id = ${auditId}::uuid)
    order by k.audit_id is not null, k.booked_at desc, k.id limit ${most}`.execute(tx);
  return rows;
}

/** What a reference names, as far as the reader sees it and an audit can test it. */
export async function readTested(tx: Tx, reference: string): Promise<{ id: string; reference: string } | null> {
  return (await tx.selectFrom('thread_node').select(['id', 'reference']).where('reference', '=', reference.trim().toUpperCase()).where('kind', 'in', [...testable]).executeTakeFirst()) ?? null;
}

export const hrefOf = ({ knotId, tests }: Pick<Booking, 'knotId' | 'tests'>): string | null => (tests === null ? null : knotWords[tests.kind].href(knotId));
