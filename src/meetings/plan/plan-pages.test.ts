import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { addMonths, day } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { readPlans } from './read-plan.ts';

const figures = 'training-figures.board.1';
const today = day('2026-11-20');
const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('the forward plan', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let group: Record<string, string>;
  const as = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => filled.it.product.app.database.run({ role: 'gt_worker', partnershipId: filled.it.board.partnershipId }, deed);
  const item = async (line: string, due: string) => as((tx) => tx.selectFrom('plan_item').selectAll().where('line', '=', line).where('due_on', '=', due).executeTakeFirst());

  beforeAll(async () => {
    await as((tx) => tx.insertInto('forward_plan').values({ partnership_id: filled.it.board.partnershipId, board_id: filled.it.board.boardId, starts_on: '2026-04-01', set_at: new Date() })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'board_id']).doUpdateSet({ starts_on: '2026-04-01' })).execute());
    group = Object.fromEntries((await as((tx) => tx.selectFrom('work_group').select(['id', 'key']).execute())).map(({ id, key }) => [key, id]));
    manager = await filled.it.signedIn('manager');
  });

  it('shows what was due and was not taken as late, and stops only when it is', async () => {
    const plan = await manager.get(`/forward-plan?group=${group['board']}`);
    expect(plan.status).toBe(200);
    expect(plan.text).toMatch(/Training figures .*Was due|Late/);
    expect(plan.html).toContain(`/forward-plan/${group['board']}/${figures}/2026-06-30`);
    const at = `/forward-plan/${group['board']}/${figures}/2026-06-30`;
    expect((await manager.get(at)).text).toMatch(/Late .*To show the board whether staff are trained to the right level/);
    expect((await manager.send(at, at, { do: 'prepared', revision: '0', report: 'Figures of the half-year' })).to).toBe(at);
    expect((await manager.get(at)).text).toContain('Late Prepared');
    expect((await manager.send(at, at, { do: 'taken', revision: '1', report: 'Figures of the half-year', text: 'At the away day' })).to).toBe(at);
    const after = await manager.get(at);
    expect(after.text).toContain('Outside a meeting');
    expect(after.text).toContain('At the away day');
    expect(after.text, 'what came after its day shows it for good').toContain('Taken late on 20 November 2026');
    expect((await manager.get(`/forward-plan?group=${group['board']}`)).html).not.toContain(at);
  });

  it('shows each duty of a group as its work: what carries it, when that was last done and when it is next due', async () => {
    for (const at of [`/forward-plan?group=${group['learning-and-improvement-group']}`, `/meetings/groups/${group['learning-and-improvement-group']}`]) {
      const page = await manager.get(at);
      expect(page.text).toMatch(/Gather and analyse performance information .* Performance Information Framework .*31 December 2026/);
      expect(page.html).toContain('href="/framework/parts/process-partnership-review"');
      expect(page.text).toMatch(/Develop rigorous and challenging ways .* Partnership review .* Thematic audit/);
      expect(page.text).not.toContain('Kept by hand');
    }
  });

  it('says of what runs when it was last begun, by the day in London, and leaves out what was withdrawn', async () => {
    const run = (reference: string, status: string, at: string) => as((tx) => tx.insertInto('process').columns(['partnership_id', 'id', 'reference', 'board_id', 'framework_id', 'framework_version', 'definition', 'started_at', 'status'])
      .expression((from) => from.selectFrom('board').select(({ val, cast }) => ['board.partnership_id', cast<string>(val(newId()), 'uuid').as('id'), val(reference).as('reference'), 'board.id as board_id', 'framework_id', 'framework_version', val('partnership-review').as('definition'), cast<Date>(val(at), 'timestamptz').as('started_at'), val(status).as('status')]).where('board.id', '=', filled.it.board.boardId)).execute());
    await run('PR-2036-0001', 'closed', '2036-06-30T23:30:00Z');
    await run('PR-2036-0002', 'withdrawn', '2036-09-01T12:00:00Z');
    const { text } = await manager.get(`/meetings/groups/${group['learning-and-improvement-group']}`);
    expect(text).toMatch(/Partnership review \(process\) Last begun 1 July 2036/);
    await filled.it.product.app.database.asOwner(`delete from process where reference like 'PR-2036-%'`);
  });

  it('leads to the process in which something is done only whoever may look at work', async () => {
    const at = (await manager.get(`/forward-plan?group=${group['board']}&months=24`)).html.match(/\/forward-plan\/[\w-]+\/[\w-]*framework[\w-]*\.board\.1\/[\d-]+/)![0];
    expect((await manager.get(at)).html).toContain('href="/reviews/start/framework-review"');
    const { text, html } = await (await filled.it.signedIn('practitioner')).get(at);
    expect(text).toContain('Done in');
    expect(html).not.toContain('/reviews/start/');
  });

  it('shows the review of the framework on the day that the framework’s own page says', async () => {
    const [, day] = /Next by (\d+\u00a0?\s?\w+\s?\u00a0?\d{4})/.exec((await manager.get('/framework')).text)!;
    expect((await manager.get(`/forward-plan?group=${group['board']}&months=24`)).text).toMatch(new RegExp(`Review of the framework .*${day!}`));
  });

  it('puts off with a reason and a later day only', async () => {
    const at = `/forward-plan/${group['board']}/${figures}/2026-12-31`;
    const refused = await manager.send(at, at, { do: 'put-off', revision: '0', text: '', ...typed('until', '2026-12-01') });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('<a href="#put-off-text">Enter why it is put off</a>');
    expect(refused.html).toContain('<a href="#put-off-until">The day must be later than the present one');
    expect((await manager.send(at, at, { do: 'put-off', revision: '0', text: 'The new system reports in January', ...typed('until', '2027-01-31') })).status).toBe(303);
    expect((await manager.get(at)).text).toMatch(/Put off .*31 January 2027 First due 31 December 2026 .*The new system reports in January/);
  });

  it('tells the second of two people that somebody was first', async () => {
    const at = `/forward-plan/${group['board']}/${figures}/2026-12-31`;
    const late = await manager.send(at, at, { do: 'taken', revision: '0' });
    expect(late.status).toBe(409);
    expect((await item(figures, '2026-12-31'))?.status).toBe('open');
  });

  it('counts a yearly report from the day that the board chooses', async () => {
    const line = 'annual-risk-register.learning-and-improvement-group.1';
    const at = `/forward-plan/${group['learning-and-improvement-group']}/${line}`;
    expect((await manager.get(at)).text).toContain('1 April 2027 (p)');
    expect((await manager.send(at, at, { do: 'begin', ...typed('day', '2027-05-31') })).to).toBe(at);
    const after = (await manager.get(at)).text;
    expect(after).toContain('31 May 2027');
    expect(after).not.toContain('(p)');
  });

  it('takes by hand what comes as cases arise', async () => {
    const line = 'partnership-reviews.learning-and-improvement-group.1';
    const at = `/forward-plan/${group['learning-and-improvement-group']}/${line}`;
    expect((await manager.send(at, at, { do: 'begin', ...typed('day', '2027-01-12') })).status).toBe(403);
    expect((await manager.send(at, at, { do: 'add', ...typed('day', '2027-01-12') })).to).toBe(at);
    expect((await manager.send(at, at, { do: 'add', ...typed('day', '2027-01-12') })).text).toContain('It is on the plan for this day already');
    expect((await manager.get(`${at}/2027-01-12`)).text).toContain('Put on the plan');
    expect((await manager.get(`/forward-plan?months=3`)).html).toContain(`${at}/2027-01-12`);
  });

  it('names the role that prepares a report and who holds it, and lets them say that it is ready, and nothing more', async () => {
    const at = `/forward-plan/${group['board']}/performance-information-framework.board.2/2026-12-31`;
    const chair = await filled.it.signedIn('lig');
    expect((await chair.get(at)).text).toMatch(/Prepared by Chair of the Learning and Improvement Group Barbara Nolan/);
    expect((await chair.send(at, at, { do: 'taken', revision: '0' })).status).toBe(403);
    expect((await chair.send(at, at, { do: 'prepared', revision: '0', report: 'Annual performance report' })).to).toBe(at);
    const school = await filled.it.signedIn('school');
    expect((await school.get(at)).text).toContain('Annual performance report');
    expect((await school.get(at)).html).not.toContain('name="do"');
    expect((await school.send(at, at, { do: 'prepared', revision: '1' })).status).toBe(403);
  });

  it('shows a group its duties, and the months that are asked for', async () => {
    const near = await manager.get(`/forward-plan?group=${group['learning-and-improvement-group']}&months=3`);
    expect(near.text).toContain('Gather and analyse performance information');
    expect(near.text).toContain('January 2027');
    expect(near.text).not.toContain('March 2027');
    await as((tx) => tx.updateTable('forward_plan').set({ starts_on: '2026-11-20' }).execute());
    expect((await manager.get('/forward-plan')).text, 'a board that begins today sees its first yearly reports').toContain('20 November 2027 (p)');
    await as((tx) => tx.updateTable('forward_plan').set({ starts_on: '2026-04-01' }).where('board_id', '=', filled.it.board.boardId).execute());
    expect((await manager.get(`/forward-plan?group=${group['learning-and-improvement-group']}&months=24`)).text).toContain('March 2028');
    expect((await manager.get('/forward-plan?group=none')).status).toBe(404);
    expect((await manager.get(`/forward-plan/${group['board']}/${figures}/2026-12-30`)).status).toBe(404);
  });

  it('is read in two queries, however many groups and items there are', async () => {
    const asked = await as(async (tx) => {
      await readPlans(tx, filled.it.board.partnershipId, { boards: [filled.it.board.boardId] }, today, addMonths(today, 12));
      let queries = 0;
      const counting = tx.withPlugin({ transformQuery: ({ node }) => { queries += 1; return node; }, transformResult: async ({ result }) => result }) as Tx;
      const plans = await readPlans(counting, filled.it.board.partnershipId, { boards: [filled.it.board.boardId] }, today, addMonths(today, 24));
      return { queries, groups: plans.length, first: plans[0]!.key };
    });
    expect(asked).toEqual({ queries: 2, groups: 11, first: 'board' });
  });
});
