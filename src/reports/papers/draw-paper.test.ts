import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { readReported } from '../../audits/cases/reported/read-reported.ts';
import { stretchesUpTo } from '../../audits/cases/reported/stretch.ts';
import { makeCaseTool, makeReported } from '../../audits/cases/reported/testing/make-reported.ts';
import { day } from '../../calendar/index.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';

const line = 'case-audit-report.board.1';
const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('a paper that draws itself: the case audits of a quarter', (kind) => {
  const audited = useAuditedBoard(kind, 'essex-2013', '2026-12-15T10:00:00Z');
  let manager: Browser;
  let group: string;
  let at: string;

  beforeAll(async () => {
    const { board, as } = audited.it;
    const [police, council] = Object.values(board.agencies) as [string, string];
    const agencyIds = [police, council];
    await as(async (tx) => {
      group = (await tx.selectFrom('work_group').select('id').where('key', '=', 'board').executeTakeFirstOrThrow()).id;
      await tx.insertInto('forward_plan').values({ partnership_id: board.partnershipId, board_id: board.boardId, starts_on: '2026-04-01', set_at: new Date('2026-04-01T09:00:00Z') }).onConflict((conflict) => conflict.columns(['partnership_id', 'board_id']).doUpdateSet({ starts_on: '2026-04-01' })).execute();
      const toolId = await makeCaseTool(tx, board);
      const made = { agencyIds, toolId };
      await makeReported(tx, board, { ...made, title: 'Neglect in the spring', reportedOn: '2026-05-12', recognised: ['inadequate'], findings: [{ text: 'Histories are read late', themes: ['assessment'], actions: [{ title: 'Read the history first', dueOn: '2026-10-01' }, { title: 'Done long ago', dueOn: '2026-07-01', status: 'closed' }] }] });
      await makeReported(tx, board, { ...made, title: 'Domestic abuse at first contact', reportedOn: '2026-11-10', recognised: ['good', 'improve'], said: 'Nobody told us what came of it', findings: [{ text: 'Histories are read late again', themes: ['assessment'], actions: [{ title: 'Put the history on the first page', dueOn: '2027-03-01' }] }, { text: 'Children were seen alone', kind: 'good-practice', themes: ['assessment'] }] });
      await makeReported(tx, board, { ...made, title: 'On the last day of the quarter before', reportedOn: '2026-09-30', recognised: ['good'] });
      await makeReported(tx, board, { ...made, title: 'Not reported yet', reportedOn: '2026-11-12', status: 'workshop', recognised: ['good'] });
      await makeReported(tx, board, { ...made, title: 'An audit of another kind', kind: 'learning-audit', reportedOn: '2026-11-12', recognised: ['good'] });
    });
    at = `/forward-plan/${group}/${line}/2026-12-31`;
    manager = await audited.it.signedIn('business-manager');
  });

  it('stands on the forward plan’s line by itself, for the members of the group', async () => {
    expect((await manager.get('/forward-plan')).html).toContain(`${at}/paper`);
    expect((await manager.get(at)).html).toContain(`href="${at}/paper"`);
    expect((await (await audited.it.signedIn('independent-chair')).get('/forward-plan')).html).toContain(`${at}/paper`);
  });

  it('is not there before its quarter has begun', async () => {
    const next = `/forward-plan/${group}/${line}/2027-03-31`;
    expect((await manager.get('/forward-plan')).html).not.toContain(`${next}/paper`);
    expect((await manager.get(next)).text).toContain('It draws itself, from 1 January 2027 on');
    expect((await manager.get(`${next}/paper`)).status).toBe(404);
  });

  it('tells what was reported in the quarter alone: audits, findings, grades and their trend, themes that come again, actions and views', async () => {
    const { status, text } = await manager.get(`${at}/paper`);
    expect(status).toBe(200);
    for (const words of [
      'What was reported in October to December 2026, drawn from the record on 15 December 2026.', 'Part of: Quarterly overview of dataset and audits.', '1 case audit was reported, of 2 cases and 2 agencies.', 'Domestic abuse at first contact',
      'Something to improve: Histories are read late again', 'Good practice: Children were seen alone', 'Requires improvement: 1, Good: 1', 'Not graded 0% 67% 50% Weaker by 17', 'Put the history on the first page', 'Nobody told us what came of it', '1 action of earlier case audits is still open, 1 is late.', 'Read the history first',
    ]) expect(text).toContain(words);
    for (const words of ['Neglect in the spring', 'On the last day', 'Not reported yet', 'An audit of another kind', 'Done long ago']) expect(text).not.toContain(words);
    expect((await manager.get(`/forward-plan/${group}/${line}/2026-09-30/paper`)).text).toContain('On the last day of the quarter before');
  });

  it('is a Word document too, and taking it out is on record', async () => {
    const answer = await audited.it.product.server.inject({ method: 'GET', url: `${at}/paper.docx`, cookies: Object.fromEntries(manager.cookies) });
    expect(answer.headers['content-disposition']).toContain('2026-12-31.docx');
    const words = wordsOf(answer.rawPayload);
    for (const each of ['Domestic abuse at first contact', 'Histories are read late again', 'October to December 2026', 'Put the history on the first page', 'Nobody told us what came of it']) expect(words).toContain(each);
    expect(words).not.toContain('Neglect in the spring');
    expect(await audited.it.as((tx: Tx) => tx.selectFrom('record_entry').select('deed').where('subject_id', '=', group).where('deed', '=', 'took out a paper drawn from the record').execute())).toHaveLength(1);
  });

  it('is reached from the agenda of the meeting that it goes to, on the page and in what is sent round', async () => {
    const id = await meetingOn('2026-12-17');
    const page = await manager.get(`/meetings/${id}`);
    expect(page.html).toContain(`href="${at}/paper"`);
    const agenda = wordsOf((await audited.it.product.server.inject({ method: 'GET', url: `/meetings/${id}/agenda.docx`, cookies: Object.fromEntries(manager.cookies) })).rawPayload);
    expect(agenda).toContain('Paper: drawn from the record.');
  });

  /** Sets a meeting of the board as its keeper does. */
  async function meetingOn(heldOn: string): Promise<string> {
    const form = `/meetings/groups/${group}/new`;
    const set = await manager.send(form, form, { title: 'Board', ...typed('day', heldOn), startsAt: '09:00', place: 'Room 1' });
    if (set.to === undefined) throw new Error(set.text);
    return set.to.split('/').at(-1)!;
  }

  it('is closed to those who are not on the group, and there is none where the framework has none drawn', async () => {
    const outsider = await audited.it.signedIn('practitioner');
    expect((await outsider.get(at)).html).not.toContain(`${at}/paper`);
    for (const part of ['paper', 'paper.docx']) expect((await outsider.get(`${at}/${part}`)).status).toBe(403);
    expect((await manager.get(`/forward-plan/${group}/dataset-overview.board.1/2026-12-31/paper`)).status).toBe(404);
    expect((await manager.get(`/forward-plan/${group}/${line}/2026-12-30/paper`)).status).toBe(404);
  });

  it('tells the actions as they stood at its end, however much later it is read', async () => {
    await audited.it.as(async (tx) => {
      const { id } = await tx.selectFrom('action').select('id').where('title', '=', 'Read the history first').executeTakeFirstOrThrow();
      await tx.insertInto('action_entry').values([{ kind: 'progress', text: 'Begun', at: new Date('2026-12-20T10:00:00Z') }, { kind: 'evidence', text: 'Seen', at: new Date('2027-01-20T10:00:00Z') }].map((entry) => ({ ...entry, partnership_id: audited.it.board.partnershipId, id: newId(), action_id: id }))).execute();
      await tx.updateTable('action').set({ status: 'evidence-offered' }).where('id', '=', id).execute();
    });
    audited.it.setNow('2027-02-10T10:00:00Z');
    const later = await audited.it.signedIn('business-manager');
    const { text } = await later.get(`${at}/paper`);
    expect(text).toContain('Actions are told as they stood on 31 December 2026');
    expect(text).toMatch(/Read the history first .*In progress ?Late/);
    expect(text).not.toContain('Evidence to verify');
    expect((await later.get(`/forward-plan/${group}/${line}/2027-03-31/paper`)).text).toContain('Evidence to verify');
    audited.it.setNow('2026-12-15T10:00:00Z');
  });

  it('is read in as many queries, however many audits were reported', async () => {
    const queries = (): Promise<number> => audited.it.as(async (tx) => {
      let count = 0;
      const counting = tx.withPlugin({ transformQuery: ({ node }) => { count += 1; return node; }, transformResult: async ({ result }) => result }) as Tx;
      await readReported(counting, audited.it.board.boardId, ['case-audit'], stretchesUpTo({ after: day('2026-09-30'), until: day('2026-12-31') }, 4));
      return count;
    });
    const few = await queries();
    await audited.it.as(async (tx) => {
      const toolId = await makeCaseTool(tx, audited.it.board, 2);
      for (let n = 0; n < 5; n += 1) await makeReported(tx, audited.it.board, { title: `Another ${newId()}`, agencyIds: Object.values(audited.it.board.agencies).slice(0, 2), toolId, reportedOn: '2026-11-20', recognised: ['good', 'good'], findings: [{ text: 'Found', themes: ['assessment'] }] });
    });
    expect([few, await queries()]).toEqual([6, 6]);
  });
});
