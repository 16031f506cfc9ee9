import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import { editionOf } from '../../../people/framework-edition.ts';
import { isId, type Tx } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { boardsBy, mayKeepAudits, maySeeAudits, type BoardsBy } from '../../policies.ts';
import { readLines, type Line } from '../plan/lines.ts';

export type AuditStatus = 'planned' | 'auditing' | 'workshop' | 'reported' | 'closed' | 'withdrawn';

/** Its workshop has begun: what was scored is open to its board, and the plan stands. */
export const hasBegun = (status: AuditStatus): boolean => status === 'workshop' || status === 'reported' || status === 'closed';

export interface CaseAudit {
  id: string;
  boardId: string;
  board: string;
  groupId: string | null;
  group: string | null;
  reference: string;
  title: string;
  about: string;
  kind: string;
  agencies: 'multi' | 'single';
  themes: string[];
  lines: Line[];
  voiceAsked: string;
  dueOn: Day;
  status: AuditStatus;
  workshopOn: Day | null;
  workshopPresent: string;
  workshopNotes: string;
  workshopMissing: string;
  noVoiceReason: string;
  noVoiceBy: string | null;
  noVoiceApprovedBy: string | null;
  /** Who gave the reason, and who approved it, by name. */
  noVoiceByName: string | null;
  noVoiceApprovedByName: string | null;
  reportedOn: Day | null;
  receivedOn: Day | null;
  /** The meeting that discussed its report, and whether its minutes are there. */
  receivedAt: { id: string; title: string; minuted: boolean } | null;
  previous: { id: string; reference: string; title: string } | null;
  plan: { id: string; reference: string; name: string } | null;
  processId: string | null;
  revision: number;
  frameworkId: string;
  frameworkVersion: string;
}

export interface OpenAudit {
  audit: CaseAudit;
  pack: Pack;
  on: BoardsBy;
  keeps: boolean;
}

/** One case audit, in one query; null where it is not there, or not for whoever asks. */
export async function readAudit(tx: Tx, id: string): Promise<CaseAudit | null> {
  const { rows } = await sql<Omit<CaseAudit, 'lines'> & { lines: unknown }>`
    select a.id, a.board_id as "boardId", b.name as board, a.group_id as "groupId", g.name as "group", a.reference, a.title, a.about, a.kind, a.agencies, a.themes, a.lines, a.voice_asked as "voiceAsked",
      a.due_on as "dueOn", a.status, a.workshop_on as "workshopOn", a.workshop_present as "workshopPresent", a.workshop_notes as "workshopNotes", a.workshop_missing as "workshopMissing",
      a.no_voice_reason as "noVoiceReason", a.no_voice_by as "noVoiceBy", a.no_voice_approved_by as "noVoiceApprovedBy", gave.name as "noVoiceByName", approved.name as "noVoiceApprovedByName",
      a.reported_on as "reportedOn", a.received_on as "receivedOn", a.process_id as "processId", a.revision, b.framework_id as "frameworkId", b.framework_version as "frameworkVersion",
      case when e.id is not null then json_build_object('id', e.id, 'reference', e.reference, 'title', e.title) end as previous,
      case when m.id is not null then json_build_object('id', m.id, 'title', m.title, 'minuted', m.minutes_state <> 'none') end as "receivedAt",
      case when p.id is not null then json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) end as plan
    from case_audit a
    join board b on b.partnership_id = a.partnership_id and b.id = a.board_id
    left join work_group g on g.partnership_id = a.partnership_id and g.id = a.group_id
    left join case_audit e on e.partnership_id = a.partnership_id and e.id = a.previous_id
    left join meeting m on m.partnership_id = a.partnership_id and m.id = a.received_meeting_id
    left join audit_plan p on p.partnership_id = a.partnership_id and p.id = a.plan_id
    left join person gave on gave.partnership_id = a.partnership_id and gave.id = a.no_voice_by
    left join person approved on approved.partnership_id = a.partnership_id and approved.id = a.no_voice_approved_by
    where a.partnership_id = gt.partnership() and a.id = ${id}`.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { ...row, lines: readLines(row.lines) };
}

/** The audit that an address names, with what the visitor may do about it; null for any other. */
export async function openAudit(visit: Visit): Promise<OpenAudit | null> {
  const { tx, me, params } = visit;
  const id = params['audit'] ?? '';
  const audit = isId(id) ? await readAudit(tx, id) : null;
  if (audit === null) return null;
  const on = await boardsBy(visit);
  if (!maySeeAudits(on, audit.boardId) && !mayKeepAudits(on, audit.boardId)) return null;
  const { pack } = await editionOf(tx, me.partnershipId, audit.frameworkId, audit.frameworkVersion);
  return { audit, pack, on, keeps: mayKeepAudits(on, audit.boardId) };
}

/** The same for a deed: until it is done nobody else changes the audit, and no auditor hands in while its workshop begins. */
export async function openToChange(visit: Visit): Promise<OpenAudit | null> {
  const id = visit.params['audit'] ?? '';
  if (isId(id)) await visit.tx.selectFrom('case_audit').select('id').where('id', '=', id).forUpdate().execute();
  return openAudit(visit);
}
