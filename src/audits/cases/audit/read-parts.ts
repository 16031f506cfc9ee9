import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';

export interface AuditingAgency {
  id: string;
  name: string;
  kind: string;
  toolId: string;
  cascadedOn: Day | null;
  cascadedHow: string;
}

export interface AuditedCase {
  id: string;
  pseudonym: string;
  position: number;
  /** Digests of the addresses of staff who worked on it. */
  involved: string[];
}

export type Manner = 'agency' | 'offline' | 'peer';
export type ScoringStatus = 'asked' | 'scoring' | 'submitted' | 'stood-aside';

/** One audit of one case by one auditor; what was scored is not here. */
export interface Scoring {
  id: string;
  caseId: string;
  agencyId: string;
  manner: Manner;
  auditorName: string;
  auditorEmail: string;
  status: ScoringStatus;
  declaration: string;
  dueOn: Day;
  reminders: number;
  submittedAt: Date | null;
  /** When the personal link was first opened, with the guidance that stands there (LLR-61). */
  openedAt: Date | null;
}

export const readAgencies = async (tx: Tx, auditId: string): Promise<AuditingAgency[]> =>
  (await sql<AuditingAgency>`select a.id, a.name, a.kind, c.tool_id as "toolId", c.cascaded_on as "cascadedOn", c.cascaded_how as "cascadedHow"
    from case_audit_agency c join agency a on a.partnership_id = c.partnership_id and a.id = c.agency_id
    where c.partnership_id = gt.partnership() and c.audit_id = ${auditId} order by a.name, a.id`.execute(tx)).rows;

export const readCases = (tx: Tx, auditId: string): Promise<AuditedCase[]> =>
  tx.selectFrom('audited_case').select(['id', 'pseudonym', 'position', 'involved']).where('audit_id', '=', auditId).orderBy('position').execute();

export const readScorings = async (tx: Tx, auditId: string): Promise<Scoring[]> =>
  (await sql<Scoring>`select s.id, s.case_id as "caseId", s.agency_id as "agencyId", s.manner, s.auditor_name as "auditorName", s.auditor_email as "auditorEmail", s.status, s.declaration, s.due_on as "dueOn",
      s.reminders, s.submitted_at as "submittedAt", l.opened_at as "openedAt"
    from case_scoring s left join (select partnership_id, subject_id, min(opened_at) as opened_at from personal_link where purpose = 'case-scoring' group by 1, 2) l on l.partnership_id = s.partnership_id and l.subject_id = s.id
    where s.partnership_id = gt.partnership() and s.audit_id = ${auditId} order by s.id`.execute(tx)).rows;

/** What was changed in the plan of an audit, the newest first. */
export const readChanges = async (tx: Tx, auditId: string): Promise<{ text: string; reason: string; at: Date; by: string | null }[]> =>
  (await sql<{ text: string; reason: string; at: Date; by: string | null }>`select e.text, e.reason, e.at, p.name as by from case_audit_entry e left join person p on p.partnership_id = e.partnership_id and p.id = e.person_id
    where e.partnership_id = gt.partnership() and e.audit_id = ${auditId} order by e.at desc, e.id desc limit 100`.execute(tx)).rows;

/** Scorings that count: whoever stood aside is replaced by somebody else. */
export const standing = (scorings: readonly Scoring[]): Scoring[] => scorings.filter((scoring) => scoring.status !== 'stood-aside');
export const mannerWords: Record<Manner, string> = { agency: '', offline: 'from the file', peer: 'by a peer' };
