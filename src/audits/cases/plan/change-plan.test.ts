import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import { publishTool } from '../../../../test/support/publish-tool.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { newId } from '../../../platform/index.ts';
import { caseTool } from '../testing/case-tool.ts';
import { FormDefinition } from '../../../framework/schema/form.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('the plan of a case audit', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let tool: string;
  const agency = (key: string): string => audited.it.board.agencies[key]!;
  const plan = (more: Record<string, string> = {}) => ({
    title: 'Neglect', kind: 'thematic', 'line.1': 'Was the risk seen?', 'about.1': 'practice', voiceAsked: 'Young people', ...typed('dueOn', '2026-12-11'), remind: '7, -3', [`tool.${agency('police')}`]: tool, [`tool.${agency('housing')}`]: tool, ...more,
  });
  const planned = async (): Promise<string> => {
    const answer = await manager.send('/audits/cases/new', '/audits/cases/new', plan());
    expect(answer.status, answer.text).toBe(303);
    return answer.to!;
  };
  const change = async (at: string, more: Record<string, string>) => {
    const revision = /name="revision" value="(\d+)"/.exec((await manager.get(`${at}/plan`)).html)![1]!;
    return manager.post(`${at}/plan`, { revision, do: 'change', ...plan(more) });
  };
  const idOf = (at: string): string => at.split('/').at(-1)!;
  /** An auditor of the police who was asked, and has begun. */
  async function begin(at: string): Promise<string> {
    const { partnershipId, boardId } = audited.it.board;
    const [caseId, scoring] = [newId(), newId()];
    await audited.it.as(async (tx) => {
      await tx.updateTable('case_audit').set({ status: 'auditing' }).where('id', '=', idOf(at)).execute();
      await tx.insertInto('audited_case').values({ partnership_id: partnershipId, id: caseId, audit_id: idOf(at), board_id: boardId, pseudonym: 'N-1', position: 1 }).execute();
      await tx.insertInto('case_scoring').values({ partnership_id: partnershipId, id: scoring, audit_id: idOf(at), case_id: caseId, board_id: boardId, agency_id: agency('police'), auditor_name: 'Invented Auditor', auditor_email: 'auditor@police.example', status: 'scoring', due_on: '2026-12-11' }).execute();
      await tx.insertInto('personal_link').values({ partnership_id: partnershipId, id: newId(), token_hash: Buffer.from(scoring), purpose: 'case-scoring', subject_id: scoring, holder_name: 'Invented Auditor', holder_email: 'auditor@police.example', created_at: new Date(), expires_at: new Date('2027-03-01') }).execute();
    });
    return scoring;
  }

  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
    tool = await publishTool(audited.it, FormDefinition.parse(caseTool));
  });

  it('can be changed as long as nobody has begun to score, and tells what was changed', async () => {
    const at = await planned();
    expect((await manager.get(`${at}/plan`)).html).toContain('value="Neglect"');
    expect((await change(at, { title: 'Neglect of young children', 'line.2': 'Who heard the child?', 'about.2': 'outcomes', ...typed('dueOn', '2027-01-15'), [`tool.${agency('housing')}`]: '', [`tool.${agency('probation')}`]: tool })).to).toBe(at);
    const page = await manager.get(at);
    for (const words of ['Neglect of young children', 'Who heard the child?', '15 January 2027', 'Title: “Neglect” is now “Neglect of young children”', 'Now asked: Who heard the child?', 'No longer audits:', 'Now audits:']) expect(page.text).toContain(words);
    expect((await audited.it.as((tx) => tx.selectFrom('case_audit_agency').select('agency_id').where('audit_id', '=', idOf(at)).execute())).map((row) => row.agency_id).toSorted()).toEqual([agency('police'), agency('probation')].toSorted());
    expect((await manager.get(`/thread/${idOf(at)}`)).text).toContain('Neglect of young children');
  });

  it('says what has to be mended, and changes nothing where it says the same', async () => {
    const at = await planned();
    const wrong = await change(at, { title: '', 'line.1': '', 'about.1': '' });
    expect(wrong.status).toBe(422);
    for (const words of ['Enter a title', 'Enter at least one key line of enquiry']) expect(wrong.text).toContain(words);
    await change(at, {});
    expect((await manager.get(at)).text).not.toContain('Changes of the plan');
  });

  it('wants a reason once scoring has begun, keeps it, moves the auditors’ last day, and keeps an agency that was asked', async () => {
    const at = await planned();
    const scoring = await begin(at);
    expect((await change(at, { title: 'Another title' })).text).toContain('Enter why the plan is changed: scoring has begun');
    expect((await change(at, { [`tool.${agency('police')}`]: '', reason: 'They are few' })).text).toMatch(/has been asked to audit already, with this tool/);
    expect((await change(at, { ...typed('dueOn', '2027-01-15'), reason: 'The list came late' })).to).toBe(at);
    expect((await manager.get(at)).text).toContain('The list came late');
    expect(await audited.it.as((tx) => tx.selectFrom('case_scoring').select('due_on').where('id', '=', scoring).executeTakeFirstOrThrow())).toEqual({ due_on: '2027-01-15' });
  });

  it('can be withdrawn with a reason, which ends the links of its auditors', async () => {
    const at = await planned();
    const scoring = await begin(at);
    const revision = /name="revision" value="(\d+)"/.exec((await manager.get(`${at}/plan`)).html)![1]!;
    expect((await manager.post(`${at}/plan`, { revision, do: 'withdraw', whyWithdrawn: '' })).text).toContain('Enter why the audit is withdrawn');
    expect((await manager.post(`${at}/plan`, { revision, do: 'withdraw', whyWithdrawn: 'An inspection looks at the same' })).to).toBe(at);
    const page = await manager.get(at);
    expect(page.text).toMatch(/Withdrawn.*An inspection looks at the same/);
    expect((await manager.get('/audits/cases?status=withdrawn')).html).toContain(at);
    expect((await audited.it.as((tx) => tx.selectFrom('personal_link').select('revoked_at').where('subject_id', '=', scoring).executeTakeFirstOrThrow())).revoked_at).not.toBeNull();
    expect((await manager.get(`${at}/plan`)).to).toBe(at);
    expect((await manager.send(at, `${at}/plan`, { revision: '2', do: 'change', ...plan({ title: 'After all' }) })).to).toBe(at);
    expect((await manager.get(at)).text).not.toContain('After all');
  });

  it('tells whoever comes second that it was changed meanwhile', async () => {
    const at = await planned();
    await manager.get(`${at}/plan`);
    expect((await manager.post(`${at}/plan`, { revision: '7', do: 'change', ...plan({ title: 'Mine' }) })).text).toContain('Somebody else changed the audit');
  });

  it('is changed by nobody but the keeper', async () => {
    const at = await planned();
    const member = await audited.it.signedIn('lay-member');
    expect((await member.get(`${at}/plan`)).status).toBe(403);
    expect((await member.get(at)).text).not.toContain('Change or withdraw');
  });

  it('keeps a thematic audit open until the minutes of a meeting hold its discussion (RED-58)', async () => {
    const at = await planned();
    const { partnershipId, boardId } = audited.it.board;
    const meetingId = newId();
    await audited.it.as(async (tx) => {
      await tx.updateTable('case_audit').set({ status: 'reported', reported_on: '2026-11-10' }).where('id', '=', idOf(at)).execute();
      await tx.updateTable('case_audit_agency').set({ cascaded_on: '2026-11-12', cascaded_how: 'In team meetings' }).where('audit_id', '=', idOf(at)).execute();
      const group = await tx.selectFrom('work_group').select('id').where('board_id', '=', boardId).where('key', '=', 'board').executeTakeFirstOrThrow();
      await tx.insertInto('meeting').values({ partnership_id: partnershipId, id: meetingId, group_id: group.id, reference: `MTG-2026-${idOf(at).slice(-4)}`, title: 'The board in November', held_on: '2026-11-18', starts_at: '10:00', made_at: new Date() }).execute();
    });
    const report = `${at}/report`;
    expect((await manager.get(report)).text).toContain('The board in November, 18 November 2026');
    await manager.send(report, report, { do: 'receive', ...typed('receivedOn', '2026-11-18') });
    expect((await manager.send(report, report, { do: 'close' })).text).toContain('The meeting that discussed it has not been named');
    expect((await manager.send(report, report, { do: 'receive', meeting: newId() })).text).toContain('Choose a meeting from the list');
    expect((await manager.send(report, report, { do: 'receive', meeting: meetingId })).status).toBe(303);
    expect((await manager.get(report)).text).toMatch(/18 November 2026, at .*The board in November.*\(no minutes yet\)/);
    expect((await manager.send(report, report, { do: 'close' })).text).toContain('The minutes of the meeting that discussed it have not been issued');
    await audited.it.as((tx) => tx.updateTable('meeting').set({ minutes_state: 'issued', minutes_issue: 1 }).where('id', '=', meetingId).execute());
    expect((await manager.send(report, report, { do: 'close' })).to).toBe(report);
    expect((await manager.get(at)).text).toContain('Closed');
  });
});
