import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { newId } from '../../src/platform/index.ts';
import { caseTool } from '../../src/audits/cases/testing/case-tool.ts';
import { launchBrowser } from '../support/browser.ts';
import { openJourney, type Journey } from './open-journey.ts';
import { tick, Visitor } from './visitor.ts';

let journey: Journey;
let browser: Browser;
beforeAll(async () => {
  journey = await openJourney('postgres', '2026-11-20T09:00:00Z');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await journey.close();
});

const linksIn = (mail: string): string[] => [...mail.matchAll(/(http:\/\/\S+\/k\/[\w-]+)/g)].map((found) => found[1]!);
const narrow = async (visitor: Visitor) => expect(await visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'), visitor.path()).toBeLessThanOrEqual(0);

/** Audits the cases of some links on a small screen without scripts. */
async function audit(links: readonly string[], level: string, words: string): Promise<void> {
  const auditor = await Visitor.open(browser, journey.base, { javaScript: false, width: 375 });
  for (const [index, link] of links.entries()) {
    await auditor.go(link);
    await auditor.says('Did you have any part in this case before?');
    if (index === 0) await auditor.accessible();
    await narrow(auditor);
    await auditor.fill('involved', 'no');
    await auditor.press('Continue');
    await auditor.says('Nobody else reads your scores before the workshop');
    if (index === 0) {
      await auditor.accessible();
      await auditor.press('Hand in');
      await auditor.says('There is a problem');
    }
    await auditor.follow('Quality of practice');
    await auditor.fillAll({ 'practice.recognised': level, 'practice.oversight': 'good', 'practice.shows': words });
    if (index === 0) await auditor.accessible();
    await narrow(auditor);
    await auditor.press('Save and continue');
    await auditor.fill('together.shared', 'good');
    await auditor.press('Save and come back later');
    await auditor.go(link);
    await auditor.says('Complete');
    await auditor.follow('Outcome for the child');
    await auditor.fillAll({ 'outcome.safer': 'improve', 'outcome.gap': 'The history was read late.' });
    await auditor.press('Save and continue');
    await auditor.press('Hand in');
    await auditor.says('Thank you. You need do nothing more before the workshop.');
    if (index === 0) await auditor.accessible();
  }
  await auditor.close();
}

it('A case audit goes from its plan to its close, with auditors who hold nothing but a link', async () => {
  const { database } = journey.product.app;
  const { rows: [board] } = await database.asOwner('select id from board where partnership_id = $1', [journey.partnershipId]);
  await database.run({ role: 'gt_worker', partnershipId: journey.partnershipId }, (tx) => tx.insertInto('audit_tool').values({
    partnership_id: journey.partnershipId, id: newId(), board_id: String(board!['id']), key: 'case-tool', edition: 1, name: 'Case file audit', source: 'board', definition: JSON.stringify(caseTool), status: 'published', changed_at: new Date('2026-11-01T09:00:00Z'), published_on: '2026-11-01',
  }).execute());

  const manager = await (await Visitor.open(browser, journey.base, { javaScript: true })).signIn('manager');
  await manager.go('/audits/cases');
  await manager.accessible();
  await manager.follow('Plan a case audit');
  await manager.accessible();
  await manager.press('Plan the audit');
  await manager.says('Enter at least one key line of enquiry');
  await manager.accessible();
  await manager.fillAll({ title: 'Domestic abuse contacts', kind: 'multi-agency-case', group: 'Learning and Improvement Group', about: 'Read the whole file before you score.', 'line.1': 'Was each child seen as a person of their own?', voiceAsked: 'Young people of the outreach service', remind: '7, 1, -3' });
  await manager.page.locator('[name="about.1"]').selectOption({ index: 1 });
  await manager.day('dueOn', '2026-12-11');
  for (const agency of ['Suffolk Children’s Services', 'Suffolk Police']) await manager.page.getByLabel(agency, { exact: true }).selectOption({ label: 'Case file audit, edition 1' });
  await manager.press('Plan the audit');
  expect(await manager.heading()).toBe('Domestic abuse contacts');
  await manager.accessible();
  const at = manager.path();

  await manager.follow('Cases');
  await manager.follow(/Back to CFA/);
  await manager.page.locator('main').getByRole('link', { name: 'Cases', exact: true }).click();
  await manager.fillAll({ holder: 'Suffolk Police', list: 'DA-001\nDA-002\nJane Example', method: 'random', wanted: '2', seed: 'first frost' });
  await manager.press('Draw the cases');
  await manager.says('Line 3 cannot be taken: it looks like a name');
  await manager.accessible();
  await manager.fill('list', 'DA-001\nDA-002\nDA-003\nDA-004');
  await manager.press('Draw the cases');
  await manager.go(`${at}/sample`);
  await manager.says('Drawn again just now from the list and the seed: the same cases.');
  await manager.accessible();

  await manager.go(`${at}/auditors`);
  for (const [agency, name, email] of [['Suffolk Police', 'Colm Ferris', 'colm.ferris@police.example'], ['Suffolk Children’s Services', 'Ada Winters', 'ada.winters@council.example']] as const) {
    await manager.fill('agency', agency);
    await manager.fillAll({ name, email });
    await manager.press('Ask the auditor');
  }
  await manager.says('ada.winters@council.example');
  await manager.accessible();

  // One auditor had a part in the first case: they stand aside, and somebody else is asked.
  const [mine, other] = linksIn(await journey.mailTo('ada.winters@council.example'));
  const ada = await Visitor.open(browser, journey.base, { javaScript: false, width: 375 });
  await ada.go(mine!);
  await ada.fillAll({ involved: 'yes', part: 'I supervised the team' });
  await ada.press('Continue');
  await ada.says('You do not audit this case: I supervised the team');
  await ada.accessible();
  await ada.close();
  await manager.go(`${at}/auditors`);
  await manager.says('Stood aside');
  await manager.fill('agency', 'Suffolk Children’s Services');
  await manager.fillAll({ name: 'Bo Larkin', email: 'bo.larkin@council.example' });
  await manager.page.locator('[name=cases]').last().uncheck({ force: true });
  await manager.press('Ask the auditor');
  await audit(linksIn(await journey.mailTo('colm.ferris@police.example')), 'good', 'The risk was named at once.');
  await audit(linksIn(await journey.mailTo('bo.larkin@council.example')), 'inadequate', 'Named, and nothing followed.');
  await manager.go(`${at}/workshop`);
  await manager.says('Ada Winters has not handed in');
  await manager.page.context().clearCookies();
  await manager.signIn('manager');
  await audit([other!], 'inadequate', 'Earlier contacts were not read.');

  await manager.go(`${at}/workshop`);
  await manager.says('All audits of all cases are in.');
  await manager.accessible();
  await manager.press('Begin the workshop');
  await manager.accessible();
  for (const pseudonym of await manager.page.locator('main td a, main th a').allTextContents()) {
    await manager.go(`${at}/workshop`);
    await manager.follow(pseudonym);
    await manager.says('Differ by 2');
    await manager.says('The risk was named at once.');
    await manager.page.getByLabel('Joint grade: Was the risk recognised?').selectOption({ label: 'Requires improvement' });
    await manager.page.getByLabel('What was agreed: Was the risk recognised?').fill('Named, and not acted on');
    await manager.page.getByLabel('Dissent, and whose: Was the risk recognised?').fill('Police: good');
    await manager.accessible();
    await manager.press('Save the joint grades');
  }
  await manager.go(`${at}/workshop`);
  await manager.fillAll({ present: 'Detective inspector\nTeam manager', notes: 'The history is read before the first visit.' });
  await manager.press('Save');
  await manager.go(`${at}/voice`);
  await manager.accessible();
  await manager.fillAll({ whose: 'Four young people', how: 'In their group', said: 'Nobody told us what came of it.' });
  await manager.day('heardOn', '2026-11-19');
  await manager.press('Record the view');
  await manager.says('Nobody told us what came of it.');
  await manager.go(`${at}/report`);
  await manager.accessible();
  await manager.press('Mark as reported');
  await manager.press('Write a finding');
  await manager.accessible();
  await tick(manager.page.locator('[name=kind]').first());
  await tick(manager.page.locator('[name=themes]').first());
  await manager.fillAll({ text: 'Risk is named at first contact and not acted on.', cites: 'Agreed at the workshop' });
  await manager.press('Save the finding');
  await manager.says('Risk is named at first contact and not acted on.');

  await manager.go(`${at}/report`);
  await manager.says('The board has not received the report.');
  await manager.day('receivedOn', '2026-11-20');
  await manager.press('Record as received');
  for (let turn = 0; turn < 2; turn += 1) {
    await manager.page.locator('[name=agency]').selectOption({ index: 1 });
    await manager.day('cascadedOn', '2026-11-20');
    await manager.fill('cascadedHow', 'In team meetings');
    await manager.press('Record it');
  }
  await manager.go(`${at}/feedback`);
  await manager.accessible();
  for (let turn = 0; turn < 2; turn += 1) {
    await manager.fill('agency', 'Suffolk Children’s Services');
    await manager.fillAll({ givenTo: 'Worker and team manager', strengths: 'Stayed with the child.', toImprove: 'Read the history first.' });
    await manager.day('givenOn', '2026-11-20');
    await manager.press('Record the feedback');
  }
  await manager.go(`${at}/report`);
  await manager.press('Close the audit');
  await manager.says('is closed');
  await manager.go(at);
  await manager.says('Closed');
  await manager.accessible();
  await manager.close();

  const small = await (await Visitor.open(browser, journey.base, { javaScript: false, width: 375 })).signIn('manager');
  for (const part of ['', '/sample', '/auditors', '/workshop', '/voice', '/feedback', '/report']) {
    await small.go(`${at}${part}`);
    await narrow(small);
    await small.accessible();
  }
  await small.close();
}, 1_200_000);
