import { newId, type Tx } from '../../../../platform/index.ts';
import { tie } from '../../../../thread/line/knot.ts';
import type { Day } from '../../../../calendar/index.ts';
import type { Place } from '../../../returns/testing/round.ts';
import { caseTool } from '../../testing/case-tool.ts';

export interface MadeAction {
  title: string;
  dueOn: string;
  status?: string;
}

/** A case audit that was reported, with what came of it. */
export interface ToReport {
  title: string;
  reportedOn: string;
  kind?: string;
  status?: string;
  agencyIds: readonly string[];
  toolId: string;
  /** The joint grade of practice/recognised in each case. */
  recognised: readonly (keyof typeof scores)[];
  findings?: readonly { text: string; kind?: string; themes: readonly string[]; actions?: readonly MadeAction[] }[];
  said?: string;
}

const scores = { inadequate: 1, improve: 2, good: 3, outstanding: 4 } as const;
let made = 0;
const next = (prefix: string): string => `${prefix}-2026-${String(9000 + (made += 1))}`;

/** The tool by which they were scored. @returns its id */
export async function makeCaseTool(tx: Tx, { partnershipId, boardId }: Place, edition = 1): Promise<string> {
  const id = newId();
  await tx.insertInto('audit_tool').values({ partnership_id: partnershipId, id, board_id: boardId, key: caseTool.key, edition, name: caseTool.name, source: 'board', definition: JSON.stringify(caseTool), status: 'published', changed_at: new Date('2026-01-05T09:00:00Z'), published_on: '2026-01-05' }).execute();
  return id;
}

/** Writes a reported case audit straight into the tables, and ties its findings and their actions behind it. */
export async function makeReported(tx: Tx, { partnershipId: partnership_id, boardId: board_id }: Place, audit: ToReport): Promise<{ id: string; reference: string }> {
  const [id, reference, at] = [newId(), next('CFA'), new Date(`${audit.reportedOn}T09:00:00Z`)];
  const happenedOn = audit.reportedOn as Day;
  await tx.insertInto('case_audit').values({ partnership_id, id, board_id, reference, title: audit.title, kind: audit.kind ?? 'case-audit', agencies: 'multi', due_on: audit.reportedOn, status: audit.status ?? 'reported', reported_on: audit.reportedOn, made_at: at }).execute();
  for (const agency_id of audit.agencyIds) await tx.insertInto('case_audit_agency').values({ partnership_id, audit_id: id, agency_id, board_id, tool_id: audit.toolId }).execute();
  for (const [position, level] of audit.recognised.entries()) {
    const case_id = newId();
    await tx.insertInto('audited_case').values({ partnership_id, id: case_id, audit_id: id, board_id, pseudonym: `R-${position + 1}`, position }).execute();
    await tx.insertInto('case_grade').values({ partnership_id, case_id, question: 'practice/recognised', audit_id: id, board_id, level, score: scores[level], at }).execute();
  }
  await tie(tx, partnership_id, { id, kind: 'case-audit', reference, title: audit.title, state: 'Reported', happenedOn, caseId: null });
  for (const { text, kind = 'gap', themes, actions = [] } of audit.findings ?? []) {
    const finding = newId();
    const recommendation = newId();
    await tx.insertInto('finding').values({ partnership_id, id: finding, reference: next('FIN'), kind, text, themes: [...themes], rests_on: id, made_at: at }).execute();
    await tie(tx, partnership_id, { id: finding, kind: 'finding', reference: '', title: text, state: '', happenedOn, caseId: null }, [id]);
    if (actions.length === 0) continue;
    await tx.insertInto('recommendation').values({ partnership_id, id: recommendation, reference: next('REC'), text, made_at: at }).execute();
    await tie(tx, partnership_id, { id: recommendation, kind: 'recommendation', reference: '', title: text, state: '', happenedOn, caseId: null }, [finding]);
    for (const { title, dueOn, status = 'planned' } of actions) {
      const action = newId();
      await tx.insertInto('action').values({ partnership_id, id: action, reference: next('ACT'), title, recommendation_id: recommendation, owner_name: 'Team manager', due_on: dueOn, measure: 'The next audit shows it', strength: 'remind', status, created_at: at }).execute();
      await tx.insertInto('action_agency').values({ partnership_id, action_id: action, agency_id: audit.agencyIds[0]! }).execute();
      await tie(tx, partnership_id, { id: action, kind: 'action', reference: '', title, state: '', happenedOn, caseId: null }, [recommendation]);
    }
  }
  if (audit.said !== undefined) await tx.insertInto('case_voice').values({ partnership_id, id: newId(), audit_id: id, board_id, whose: 'Four young people', how: 'In their group', heard_on: audit.reportedOn, said: audit.said, at }).execute();
  return { id, reference };
}
