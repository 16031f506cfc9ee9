import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { loadBundledCalendar, type Day } from '../../calendar/index.ts';
import { append, readProcess, type Happening } from '../../process/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { definitionOf } from '../review/open-review.ts';

eachDatabase('which board runs which process', (kind) => {
  const audited = useAuditedBoard(kind, 'llr-2017');
  const boardNamed = async (name: string) => (await audited.it.as((tx) => tx.selectFrom('board').select('id').where('name', '=', name).executeTakeFirstOrThrow())).id;
  const counted = () => audited.it.as(async (tx) => (await tx.selectFrom('process').select('id').execute()).length);
  const sar = '/reviews/start/safeguarding-adults-review';
  const day = (name: string, on: [string, string, string]) => ({ [`on.${name}-day`]: on[0], [`on.${name}-month`]: on[1], [`on.${name}-year`]: on[2] });
  let manager: Browser;
  let officer: Browser;
  let children: { city: string; county: string };
  beforeAll(async () => {
    const { product, board } = audited.it;
    children = { city: await boardNamed('Leicester Safeguarding Children Board'), county: await boardNamed('Leicestershire and Rutland Safeguarding Children Board') };
    await product.app.database.asOwner(`delete from membership where person_id = $1 and board_id <> all($2::uuid[])`, [board.people['board-officer']!, `{${children.city},${children.county}}`]);
    manager = await audited.it.signedIn('board-manager');
    officer = await audited.it.signedIn('board-officer');
  });

  it('offers a process on the boards alone whose business it is', async () => {
    const page = await manager.get(sar);
    expect(page.text).toContain('Leicester Safeguarding Adults Board');
    expect(page.text).not.toContain('Leicester Safeguarding Children Board');
    expect(page.html).toContain('name="board"');
    const before = await counted();
    const forced = await manager.send(sar, sar, { ...day('referred', ['3', '7', '2017']), case: '', title: 'On the wrong board', board: children.city });
    expect(forced.status).toBe(422);
    expect(forced.text).toContain('Select whose review it is');
    expect(await counted()).toBe(before);
  });

  it('refuses it to whoever is on none of them, and says why and who runs it: on its page, in the list and beside the facts', async () => {
    const why = '“Safeguarding adults review” is the business of adults’ boards. Leicester Safeguarding Children Board and Leicestershire and Rutland Safeguarding Children Board are children’s boards, so it cannot be started there. '
      + 'It is run by: Leicester Safeguarding Adults Board, Leicestershire and Rutland Safeguarding Adults Board.';
    const before = await counted();
    const page = await officer.get(sar);
    expect(page.text).toContain(why);
    expect(page.html).not.toContain(`action="${sar}"`);
    const sent = await officer.send('/account', sar, { ...day('referred', ['3', '7', '2017']), case: '', title: 'Not here', board: children.city });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(why);
    const list = await officer.get('/reviews/start');
    expect(list.text).toContain('The business of other boards');
    expect(list.text).toContain(why);
    expect(list.html).not.toContain(`href="${sar}"`);
    const aid = await officer.get('/reviews/aid?f1=yes');
    expect(aid.text).toContain(why);
    expect(aid.html).not.toContain(`href="${sar}"`);
    expect((await manager.get('/reviews/aid?f1=yes')).html).toContain(`href="${sar}"`);
    expect(await counted()).toBe(before);
  });

  it('starts what a case calls for on the board of its area that runs it, and the register names that board', async () => {
    const start = '/reviews/start/multi-agency-learning-review';
    const answer = await manager.send(start, start, { ...day('raised', ['3', '7', '2017']), case: '', title: 'A transfer between services', board: children.county });
    const id = answer.to!.split('/').at(-1)!;
    const done = (step: string): Happening => ({ type: 'step-done', step, note: 'Done.', answers: [] });
    await audited.it.as(async (tx) => {
      const process = (await readProcess(tx, id, definitionOf))!;
      await append(tx, process, ['raise', 'advise', 'scope'].map(done), { personId: audited.it.board.people['board-manager']!, actingFor: null, at: new Date('2017-07-04T10:00:00Z') }, { calendar: loadBundledCalendar(), division: 'england-and-wales' });
    });
    const chair = await audited.it.signedIn('review-group-chair');
    const room = `/reviews/${id}/steps/decide`;
    const page = await chair.get(room);
    expect(page.text).toContain('Safeguarding adults review, on Leicestershire and Rutland Safeguarding Adults Board');
    const names = [...new Set([...page.html.matchAll(/name="([a-z-]+\.[a-z-]+)"/g)].map((match) => match[1]!))];
    const fields = {
      ...Object.fromEntries(names.map((name) => [name, name.startsWith('aims.') ? 'As was said.' : 'no'])), ...Object.fromEntries(names.map((name) => [`${name}.reason`, 'As was said.'])),
      outcome: 'sar', justification: 'The adult may have been neglected by all.',
    };
    expect(page.html).not.toContain('name="instead"');
    // Without that board somebody else does it, and the decision says who.
    const rename = (from: string, to: string) => audited.it.product.app.database.asOwner('update board set name = $2 where name = $1', [from, to]);
    await rename('Leicestershire and Rutland Safeguarding Adults Board', 'Another board');
    const nobody = await chair.send(room, room, fields);
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('No board of the partnership runs ‘Safeguarding adults review’. Say who does it, and under which rules.');
    expect(nobody.text).toContain('No board of the partnership runs ‘Safeguarding adults review’, so it is not started here. Say who does this instead, or choose another outcome');
    await rename('Another board', 'Leicestershire and Rutland Safeguarding Adults Board');
    const decided = await chair.send(room, room, fields);
    expect(decided.status, decided.text).toBe(303);
    const started = await audited.it.as((tx) => tx.selectFrom('process as p').innerJoin('board as b', 'b.id', 'p.board_id').select(['p.definition', 'b.name']).where('p.started_by_process', '=', id).execute());
    expect(started).toEqual([{ definition: 'safeguarding-adults-review', name: 'Leicestershire and Rutland Safeguarding Adults Board' }]);
    const county = await boardNamed('Leicestershire and Rutland Safeguarding Adults Board');
    const register = await manager.get(`/reviews?stage=all&board=${county}`);
    expect(register.text).toContain('1 review that you are on the team of');
    expect(register.text).toContain('A transfer between services');
  });

  it('asks of several boards that take notifications whose case it is, under the rules that hold, and says where none do any more', async () => {
    const notifier = await audited.it.signedIn('local-authority-notifier');
    const page = await notifier.get('/incidents/new');
    expect(page.text).toContain('Whose case is it?');
    expect(page.text).not.toContain('Adults Board');
    expect(page.text).toContain('ended on 29 September 2019');
    const left = await notifier.post('/incidents/new', {});
    expect(left.status).toBe(422);
    expect(left.text).toContain('Select whose case it is');
    const opened = await notifier.send('/incidents/new', '/incidents/new', { board: children.city });
    const row = await audited.it.as((tx) => tx.selectFrom('process').select(['definition', 'board_id']).where('id', '=', opened.to!.split('/').at(-1)!).executeTakeFirstOrThrow());
    expect(row).toEqual({ definition: 'serious-incident-notification-2018', board_id: children.city });
  });

  it('puts a self-assessment only on the boards whose business it is', async () => {
    const page = await manager.get('/audits/rounds/new');
    const offered = [...page.html.matchAll(/value="([0-9a-f-]{36}):assessment:(saaf|section-11)"/g)].map((match) => [match[1]!, match[2]!]);
    expect(offered.filter(([, key]) => key === 'saaf').map(([board]) => board)).toHaveLength(2);
    expect(offered.filter(([board, key]) => key === 'saaf' && (board === children.city || board === children.county))).toEqual([]);
    expect(offered.filter(([board, key]) => key === 'section-11' && (board === children.city || board === children.county))).toHaveLength(2);
  });
});

eachDatabase('what an outside body decides', (kind) => {
  const audited = useAuditedBoard(kind, 'llr-2017');

  it('is recorded as its decision, of its day and with the source, and never as one of ours', async () => {
    const manager = await audited.it.signedIn('board-manager');
    const start = '/reviews/start/mappa-serious-case-review';
    const board = (await audited.it.as((tx) => tx.selectFrom('board').select('id').where('name', '=', 'Leicester Safeguarding Adults Board').executeTakeFirstOrThrow())).id;
    const answer = await manager.send(start, start, { 'on.notified-day': '2', 'on.notified-month': '10', 'on.notified-year': '2026', case: '', title: 'An offence in the community', board });
    const id = answer.to!.split('/').at(-1)!;
    await audited.it.as(async (tx) => {
      const process = (await readProcess(tx, id, definitionOf))!;
      await append(tx, process, [{ type: 'step-done', step: 'scope', note: 'Done.', answers: [] }], { personId: audited.it.board.people['review-group-chair']!, actingFor: null, at: new Date('2026-10-05T10:00:00Z') }, { calendar: loadBundledCalendar(), division: 'england-and-wales' });
    });
    const room = `/reviews/${id}/steps/decide`;
    const page = await manager.get(room);
    expect(page.text).toContain('MAPPA Strategic Management Board decides this, and nobody else.');
    expect(page.text).not.toContain('Record the decision and');
    const names = [...new Set([...page.html.matchAll(/name="(mappa[a-z-]*\.[a-z-]+)"/g)].map((match) => match[1]!))];
    const said = { ...Object.fromEntries(names.map((name) => [name, 'not-known'])), ...Object.fromEntries(names.map((name) => [`${name}.reason`, 'Its letter does not say.'])), outcome: 'review', justification: 'Several agencies failed together.' };
    const bare = await manager.send(room, room, said);
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Enter the day of the decision');
    expect(bare.text).toContain('Say how we were told of the decision');
    expect(bare.html).toContain('Several agencies failed together.');
    const impossible = await manager.send(room, room, { ...said, 'theirs.on-day': '31', 'theirs.on-month': '2', 'theirs.on-year': '2026', 'theirs.how': 'In its minutes.' });
    expect(impossible.status).toBe(422);
    expect(impossible.text).not.toContain('Say how we were told of the decision');
    const ahead = await manager.send(room, room, { ...said, 'theirs.on-day': '3', 'theirs.on-month': '11', 'theirs.on-year': '2027', 'theirs.how': 'In its minutes.' });
    expect(ahead.text).toContain('The day of the decision must be today or in the past');
    const kept = await manager.send(room, room, { ...said, 'theirs.on-day': '3', 'theirs.on-month': '11', 'theirs.on-year': '2026', 'theirs.how': 'In its minutes.' });
    expect(kept.status, kept.text).toBe(303);
    const shown = await manager.get(room);
    expect(shown.text).toContain('MAPPA Strategic Management Board on 3 November 2026 (In its minutes)');
    expect(shown.text).toContain('Recorded here by');
    expect((await manager.get(`/reviews/${id}/history`)).text).toContain('Decided on 3 November 2026, as we were told: In its minutes.');
    const process = (await audited.it.as((tx) => readProcess(tx, id, definitionOf)))!;
    expect(process.state.decisions[0]!.on).toBe('2026-11-03' as Day);
  });
});
