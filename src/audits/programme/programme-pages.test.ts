import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('the programme of audits', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let plan: string;
  const revision = async () => String(await filled.it.value('select revision from audit_plan where id = $1', [plan.split('/').at(-1)]));
  const step = async (to: string, text = '') => manager.send(plan, plan, { do: 'step', revision: await revision(), to, text });
  beforeAll(async () => { manager = await filled.it.signedIn('manager'); });

  it('shows the year with what is late and of what the group was not told', async () => {
    const page = await manager.get('/audits');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Audits from the performance report .*Late .*No report for November 2026/);
    expect((await manager.get('/audits?year=2031')).text).toContain('Nothing is on the programme of this year');
  });

  it('takes what the framework names into a year, each once', async () => {
    const board = filled.it.board.boardId;
    expect((await manager.get('/audits?year=2027')).text).toContain('names 6 audits that are not on this year’s programme');
    expect((await manager.send('/audits?year=2027', '/audits', { board, year: '2027' })).to).toBe('/audits?year=2027');
    expect((await manager.send('/audits?year=2027', '/audits', { board, year: '2027' })).status).toBe(303);
    expect(await filled.it.value('select count(*)::int from audit_plan where year = 2027 and board_id = $1', [board])).toBe(6);
  });

  it('is proposed with its ground, or told at the field what is missing', async () => {
    const refused = await manager.send('/audits/plan/new', '/audits/plan/new', { name: '', ...typed('startsOn', '2027-02-01'), ...typed('endsOn', '2027-01-01'), promptedBy: 'FIN-1999-9999' });
    expect(refused.status).toBe(422);
    for (const words of ['Enter what is audited', 'Select the kind of audit', 'Select the ground', 'Enter what prompted it', 'There is nothing with this reference', 'It cannot be reported before it begins']) expect(refused.text).toContain(words);
    const finding = String(await filled.it.value(`select reference from thread_node where partnership_id = $1 and kind = 'finding' and case_id is null order by id limit 1`, [filled.it.board.partnershipId]));
    const made = await manager.post('/audits/plan/new?year=2026', { name: 'Babies under one', kind: 'thematic', ground: 'review', groundText: 'Three reviews in a year', promptedBy: finding.toLowerCase(), priorities: 'neglect', ...typed('startsOn', '2027-01-04'), ...typed('endsOn', '2027-03-01') });
    expect(made.to).toMatch(/^\/audits\/plan\//);
    plan = made.to!;
    const page = await manager.get(plan);
    for (const words of ['Babies under one', 'Proposed', finding, 'Three reviews in a year']) expect(page.text).toContain(words);
    expect((await manager.get(`/thread/${plan.split('/').at(-1)}`)).text).toContain(finding);
  });

  it('goes on step by step, each with what it wants to be said', async () => {
    expect((await step('agreed')).text).toContain('Enter who agreed it');
    expect((await step('closed', 'At once')).text).toContain('Select how it stands now');
    expect((await step('agreed', 'The group, in November')).to).toBe(plan);
    expect((await step('dated')).to).toBe(plan);
    expect((await step('under-way')).to).toBe(plan);
    expect((await manager.get(plan)).text).toContain('Progress of November 2026');
    expect((await manager.post(plan, { do: 'progress', revision: await revision(), progress: 'Six files of ten are read' })).to).toBe(plan);
    const told = await manager.get(plan);
    expect(told.text).toMatch(/Progress , November 2026|Progress, November 2026/);
    expect(told.text).not.toContain('Tell the group');
    expect((await manager.post(plan, { do: 'progress', revision: await revision(), progress: 'Again' })).text).toContain('has been told of this month already');
  });

  it('opens a round, which is what the framework puts for its kind and stands on the plan', async () => {
    const section11 = String(await filled.it.value(`select id from audit_plan where pack_key = 'section-11' and board_id = $1 and year = 2027`, [filled.it.board.boardId]));
    const form = await manager.get(`/audits/rounds/new?plan=${section11}`);
    const what = `${filled.it.board.boardId}:assessment:section-11`;
    expect(form.html).toMatch(new RegExp(`value="${what}" selected|selected[^>]*value="${what}"`));
    const round = await manager.post(`/audits/rounds/new?plan=${section11}`, { what, name: 'Section 11 of the programme', year: '2027', remind: '7', kinds: 'police', schools: 'no', action: 'open', ...typed('dueOn', '2027-02-01') });
    expect(round.to).toMatch(/^\/audits\/rounds\//);
    const opened = await manager.get(`/audits/plan/${section11}`);
    expect(opened.html).toContain(`href="${round.to}"`);
    expect((await manager.get(round.to!)).html).toContain(`href="/audits/plan/${section11}"`);
    expect((await manager.get(`/thread/${section11}`)).text).toContain('Section 11 of the programme');
  });

  it('tells the second of two people that somebody was first, and keeps what was typed', async () => {
    const stale = await revision();
    const change = { name: 'Babies under two', kind: 'thematic', ground: 'review', groundText: 'Three reviews in a year' };
    expect((await manager.send(`${plan}/change`, `${plan}/change`, { ...change, revision: stale })).to).toBe(plan);
    const late = await manager.post(`${plan}/change`, { ...change, name: 'Babies of any age', revision: stale });
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Babies of any age"');
    expect((await manager.post(plan, { do: 'step', revision: stale, to: 'reported', text: 'To the board' })).status).toBe(409);
  });

  it('is kept by those who keep audits alone, and not seen by who sees none', async () => {
    const member = await filled.it.signedIn('lig-member');
    expect((await member.get(plan)).text).not.toContain('What happens next?');
    expect((await member.send(plan, plan, { do: 'step', revision: await revision(), to: 'reported', text: 'By me' })).status).toBe(403);
    expect((await (await filled.it.signedIn('practitioner')).get(plan)).status).toBe(403);
    const elsewhere = await filled.it.signedIn('manager', 'elsewhere');
    expect((await elsewhere.get(plan)).status).toBe(404);
  });
});
