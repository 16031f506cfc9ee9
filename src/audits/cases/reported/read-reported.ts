import { sql } from 'kysely';
import { dayInLondon, type Day } from '../../../calendar/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Tx } from '../../../platform/index.ts';
import type { ActionStatus } from '../../../thread/actions/action-state.ts';
import { formOfEdition } from '../../tools/editions.ts';
import type { DoneToAction } from './as-it-stood.ts';
import { readLines, type Line } from '../plan/lines.ts';
import type { Stretch } from './stretch.ts';

export interface ReportedAudit {
  id: string;
  reference: string;
  title: string;
  reportedOn: Day;
  receivedOn: Day | null;
  closed: boolean;
  noVoiceReason: string;
  lines: Line[];
  cases: number;
  agencies: string[];
  tools: string[];
}

/** How often a level was given in an audit to one question by all present together. */
export interface GivenGrade {
  auditId: string;
  question: string;
  level: string;
  score: number | null;
  count: number;
}

export interface ReportedFinding {
  auditId: string;
  id: string;
  reference: string;
  kind: string;
  text: string;
  themes: string[];
}

export interface ReportedView {
  auditId: string;
  whose: string;
  how: string;
  heardOn: Day;
  said: string;
  done: string;
}

export interface ReportedAction {
  id: string;
  reference: string;
  title: string;
  agencies: string[];
  dueOn: Day;
  status: ActionStatus;
  /** When the latest of the audits from which it came was reported, and by which reference. */
  reportedOn: Day;
  audit: string;
}

/** An action with what was done to it, so that it can be told as it stood on a day. */
export interface RecordedAction extends ReportedAction {
  madeOn: Day;
  history: DoneToAction[];
}

/** What case audits of some kinds brought on a board: those of the stretches in full, and of those before the actions alone. */
export interface Reported {
  audits: ReportedAudit[];
  tools: ReadonlyMap<string, FormDefinition>;
  grades: GivenGrade[];
  findings: ReportedFinding[];
  views: ReportedView[];
  actions: RecordedAction[];
}

/** Reads it in six queries, however many audits, cases and findings there are. */
export async function readReported(tx: Tx, boardId: string, kinds: readonly string[], stretches: readonly Stretch[]): Promise<Reported> {
  const [earliest, now] = [stretches[0]!.after, stretches.at(-1)!];
  const of = sql`a.partnership_id = (select gt.partnership()) and a.board_id = ${boardId} and a.kind = any(${sql.val([...kinds])}::text[]) and a.status in ('reported', 'closed') and a.reported_on <= ${now.until}`;
  const { rows: audits } = await sql<Omit<ReportedAudit, 'lines'> & { lines: unknown }>`
    select a.id, a.reference, a.title, a.reported_on as "reportedOn", a.received_on as "receivedOn", a.status = 'closed' as closed, a.no_voice_reason as "noVoiceReason", a.lines,
      (select count(*)::int from audited_case c where c.partnership_id = a.partnership_id and c.audit_id = a.id) as cases, t.agencies, t.tools
    from case_audit a, lateral (select coalesce(array_agg(g.name order by g.name), '{}') as agencies, coalesce(array_agg(distinct x.tool_id), '{}') as tools
      from case_audit_agency x join agency g on g.partnership_id = x.partnership_id and g.id = x.agency_id where x.partnership_id = a.partnership_id and x.audit_id = a.id) t
    where ${of} and a.reported_on > ${earliest} order by a.reported_on, a.reference`.execute(tx);
  const ids = sql.val(audits.map(({ id }) => id));
  const { rows: tools } = await sql<{ id: string; definition: unknown }>`select id, definition from audit_tool where partnership_id = (select gt.partnership()) and id = any(${sql.val([...new Set(audits.flatMap((audit) => audit.tools))])}::uuid[])`.execute(tx);
  const { rows: grades } = await sql<GivenGrade>`select audit_id as "auditId", question, level, score, count(*)::int as count from case_grade where partnership_id = (select gt.partnership()) and audit_id = any(${ids}::uuid[]) and level <> '' group by audit_id, question, level, score`.execute(tx);
  const { rows: findings } = await sql<ReportedFinding>`select e.from_id as "auditId", f.id, f.reference, f.kind, f.text, f.themes
    from thread_edge e join finding f on f.partnership_id = e.partnership_id and f.id = e.to_id where e.partnership_id = (select gt.partnership()) and e.from_id = any(${ids}::uuid[]) and f.case_id is null order by f.reference`.execute(tx);
  const { rows: views } = await sql<ReportedView>`select audit_id as "auditId", whose, how, heard_on as "heardOn", said, done from case_voice where partnership_id = (select gt.partnership()) and audit_id = any(${ids}::uuid[]) order by heard_on, id`.execute(tx);
  // From the findings of an audit to what was recommended and agreed because of them, and no further: what is audited again has findings of its own.
  const { rows: actions } = await sql<ReportedAction & { madeAt: Date; entries: { deed: string; at: string; verdict: string | null; dueBefore: Day | null }[] }>`
    with recursive forth(audit_id, id, kind) as (
      select a.id, f.id, 'finding' from case_audit a join thread_edge e on e.partnership_id = a.partnership_id and e.from_id = a.id join finding f on f.partnership_id = e.partnership_id and f.id = e.to_id where ${of} and f.case_id is null
      union select h.audit_id, n.id, n.kind from forth h join thread_edge e on e.partnership_id = (select gt.partnership()) and e.from_id = h.id
        join thread_node n on n.partnership_id = e.partnership_id and n.id = e.to_id and n.kind in ('recommendation', 'lesson', 'action') where h.kind <> 'action')
    select distinct on (d.due_on, d.reference) d.id, d.reference, d.title, d.due_on as "dueOn", d.status, a.reported_on as "reportedOn", a.reference as audit, d.created_at as "madeAt",
      coalesce((select jsonb_agg(jsonb_build_object('deed', n.kind, 'at', n.at, 'verdict', n.detail ->> 'verdict', 'dueBefore', case when n.kind = 'extended' then n.detail ->> 'from' end) order by n.at) from action_entry n where n.partnership_id = d.partnership_id and n.action_id = d.id), '[]') as entries,
      coalesce((select array_agg(g.name order by g.name) from action_agency b join agency g on g.partnership_id = b.partnership_id and g.id = b.agency_id where b.partnership_id = d.partnership_id and b.action_id = d.id), '{}') as agencies
    from forth h join action d on d.partnership_id = (select gt.partnership()) and d.id = h.id and h.kind = 'action' join case_audit a on a.partnership_id = d.partnership_id and a.id = h.audit_id
    order by d.due_on, d.reference, a.reported_on desc`.execute(tx);
  return {
    audits: audits.map((audit) => ({ ...audit, lines: readLines(audit.lines) })), tools: new Map(tools.map(({ id, definition }) => [id, formOfEdition(id, definition)])), grades, findings, views,
    actions: actions.map(({ madeAt, entries, ...action }) => ({ ...action, madeOn: dayInLondon(madeAt), history: entries.map(({ at, ...entry }) => ({ ...entry, on: dayInLondon(new Date(at)) })) })),
  };
}
