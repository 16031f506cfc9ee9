import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { makeCaseTool, makeReported } from '../../src/audits/cases/reported/testing/make-reported.ts';
import { day } from '../../src/calendar/index.ts';
import { bundledPack } from '../../src/framework/index.ts';
import { wordsOf } from '../../src/platform/documents/testing/words-of.ts';
import { placeOf } from '../../src/product/demonstration/found-board.ts';
import { inventPeople } from '../../src/product/demonstration/invented-people.ts';
import { useAuditedBoard } from '../support/audited-board.ts';
import { launchBrowser } from '../support/browser.ts';
import { download, look } from './audit-walk/walk.ts';
import { Visitor } from './visitor.ts';

const audited = useAuditedBoard('postgres', 'essex-2013', '2026-12-15T10:00:00Z');
const { pack } = await bundledPack('essex-2013');
const { people } = inventPeople(pack, placeOf(pack));
const emailOf = (role: string): string => people.find((person) => person.role === role)!.email;
let browser: Browser;
let base: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const { server } = audited.it.product;
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.addresses()[0]!;
  base = `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`;
  const { board, as } = audited.it;
  await as(async (tx) => {
    const made = { agencyIds: Object.values(board.agencies).slice(0, 3), toolId: await makeCaseTool(tx, board) };
    await makeReported(tx, board, { ...made, title: 'Neglect of young children', reportedOn: '2026-05-12', recognised: ['inadequate', 'improve'], findings: [{ text: 'Histories are read late', themes: ['assessment', 'neglect'], actions: [{ title: 'Read the history before the first visit', dueOn: '2026-10-01' }] }] });
    await makeReported(tx, board, { ...made, title: 'Domestic abuse at first contact', reportedOn: '2026-11-10', recognised: ['good', 'improve', 'good'], said: 'Nobody told us what came of it.', findings: [{ text: 'Histories are still read late', themes: ['assessment'], actions: [{ title: 'Put the history on the first page', dueOn: '2027-03-01' }] }, { text: 'Children were seen alone', kind: 'good-practice', themes: ['voice-of-the-child'] }] });
  });
});
afterAll(() => browser.close());

it('The board’s quarterly report of case audits draws itself, from the forward plan to the agenda of its meeting', async () => {
  const manager = await (await Visitor.open(browser, base, { javaScript: true })).signInWith(emailOf('business-manager'));
  const group = (await audited.it.as((tx) => tx.selectFrom('work_group').select('id').where('key', '=', 'board').executeTakeFirstOrThrow())).id;
  await manager.go(`/forward-plan?group=${group}`);
  await look(manager, 'forward-plan-with-paper');
  await manager.page.locator(`a[href="/forward-plan/${group}/case-audit-report.board.1/2026-12-31/paper"]`).click();
  await manager.page.waitForLoadState();
  expect(await manager.heading()).toBe('Findings of multi-agency case audits (findings)');
  for (const words of ['October to December 2026', 'Histories are still read late', 'Children were seen alone', 'Put the history on the first page', 'Read the history before the first visit', 'Nobody told us what came of it.']) await manager.says(words);
  await look(manager, 'drawn-paper');
  const words = wordsOf(await download(manager, 'link', 'Download the paper as Word'));
  for (const each of ['Histories are still read late', 'Domestic abuse at first contact', 'Nobody told us what came of it.']) expect(words).toContain(each);
  await manager.go(`/meetings/groups/${group}/new`);
  await manager.fillAll({ title: 'Board meeting', startsAt: '09:30', place: 'Room 1' });
  await manager.day('day', day('2026-12-17'));
  await manager.press('Set the meeting');
  await manager.page.waitForURL(/\/meetings\/[\da-f-]{36}$/);
  const meeting = manager.path();
  await manager.close();

  // A member, on a small screen without scripts, comes to it from the agenda.
  const member = await (await Visitor.open(browser, base, { javaScript: false, width: 375 })).signInWith(emailOf('independent-chair'));
  await member.go(meeting);
  await look(member, 'agenda-with-paper');
  await member.follow(/^Read the paper/);
  await member.says('Histories are still read late');
  await member.accessible();
  await member.close();
});
