import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { makeRespondent, makeReturn, makeRound } from '../../src/audits/returns/testing/round.ts';
import { longTool, smallTool } from '../../src/audits/returns/testing/tools.ts';
import type { FormDefinition } from '../../src/framework/schema/form.ts';
import type { Answers } from '../../src/forms/index.ts';
import type { Tx } from '../../src/platform/index.ts';
import { openJourney, type Journey } from './open-journey.ts';
import { Visitor } from './visitor.ts';

const pictures = process.env['PICTURES'] ?? (await mkdtemp(join(tmpdir(), 'golden-thread-pictures-')));
const once = (values: Record<string, string>) => ({ values, criteria: {} });

describe('a school answers an audit', () => {
  let browser: Browser;
  let journey: Journey;
  let boardId: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    journey = await openJourney('postgres', '2026-11-20T09:00:00Z');
    boardId = (await as((tx) => tx.selectFrom('board').select('id').executeTakeFirstOrThrow())).id;
  });
  afterAll(async () => {
    await browser.close();
    await journey.close();
  });
  const as = <T>(deed: (tx: Tx) => Promise<T>) => journey.product.app.database.run({ role: 'gt_worker', partnershipId: journey.partnershipId }, deed);
  let schools = 0;
  /** A school with an open return, and what it said in the round before, if it did. */
  const school = (form: FormDefinition, before?: Answers) => as(async (tx) => {
    schools += 1;
    const place = { partnershipId: journey.partnershipId, boardId };
    const respondentId = await makeRespondent(tx, place, { name: `Deben School ${schools}` });
    const earlier = before === undefined ? undefined : await makeReturn(tx, place, await makeRound(tx, place, form, { name: 'Section 175 2025', status: 'closed', year: 2025 }), respondentId, { status: 'submitted', answers: before });
    return makeReturn(tx, place, await makeRound(tx, place, form, { name: 'Section 175 2026' }), respondentId, { name: `Deben School ${schools}`, ...(earlier === undefined ? {} : { previousId: earlier.id }) });
  });
  const answersOf = async (id: string, section: string) => (await as((tx) => tx.selectFrom('return_section').select('answers').where('return_id', '=', id).where('section', '=', section).executeTakeFirst()))?.answers;
  const open = (how: { javaScript: boolean; width?: number }) => Visitor.open(browser, journey.base, how);
  const state = (who: Visitor) => who.page.locator('#save-state');

  it.each([{ javaScript: false, width: 1280 }, { javaScript: true, width: 1280 }, { javaScript: true, width: 320 }])('from the first section to the receipt, with evidence and a colleague %o', async (how) => {
    const { link } = await school(smallTool());
    const who = await open(how);
    const name = `${how.javaScript ? 'script' : 'plain'}-${how.width}`;
    const look = async (what: string) => {
      await who.accessible();
      expect(await who.page.locator('h1').count()).toBe(1);
      expect(await who.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), what).toBeLessThanOrEqual(0);
      await who.page.screenshot({ path: join(pictures, `${name}-${what}.png`), fullPage: true });
    };
    await who.go(link);
    await look('overview');
    await who.press('Ask a colleague');
    await who.fillAll({ colleagueName: 'Tom Reed', colleagueEmail: `tom.${name}@school.example`, sections: 'recruitment', note: 'You know the files.' });
    await who.press('Send the link');
    await who.says('Tom Reed gets a mail');
    await look('colleagues');
    await who.go(link);
    await who.follow('Leadership');
    await who.fillAll({ 'leadership.lead': 'met', 'leadership.how': 'Governors hear of it each term.' });
    await look('section');
    await who.press('Give evidence for A senior leader is responsible for safeguarding');
    await who.fill('title', 'Safeguarding policy');
    await who.page.setInputFiles('#file', { name: 'policy.txt', mimeType: 'text/plain', buffer: Buffer.from('Policy') });
    await look('evidence');
    await who.press('Add it');
    await who.says('“Safeguarding policy” is added.');
    await who.follow('Back to Leadership');
    await who.says('Evidence: Safeguarding policy');
    expect(await who.page.inputValue('[name="leadership.how"]')).toBe('Governors hear of it each term.');
    await who.press('Save and come back later');
    const tom = await open(how);
    await tom.go(/http\S+\/a\/\S+/.exec(await journey.mailTo(`tom.${name}@school.example`))![0]);
    await tom.says('You know the files.');
    await tom.follow('Safe recruitment');
    await tom.fillAll({ 'recruitment.checks': 'partly-met', 'recruitment.gaps': 'no' });
    await tom.press('Save and come back later');
    await tom.press('My part is finished');
    await tom.says('You marked your part as finished');
    await tom.accessible();
    await tom.close();
    await who.go(link);
    await who.says('with Tom Reed (finished)');
    await who.press('Sign and hand in');
    await who.press('Hand in');
    await who.says('Enter the name of the senior leader');
    await look('hand-in');
    await who.fillAll({ signedBy: 'Mary Oduya', signedPost: 'Headteacher', declaration: 'yes' });
    await who.press('Hand in');
    await who.says('You need do nothing more');
    await who.says('Mary Oduya, Headteacher');
    await look('receipt');
    await who.close();
  });

  it('of 120 questions in which nothing has changed in five steps, touching no answer', async () => {
    const tool = longTool(120);
    const { link, id } = await school(tool, Object.fromEntries(tool.sections.map(({ key, questions }) => [key, once(Object.fromEntries(questions.map((question) => [question.key, 'met'])))])));
    const who = await open({ javaScript: false });
    let steps = 0;
    const step = async (deed: Promise<unknown>) => {
      steps += 1;
      await deed;
    };
    await step(who.go(link));
    await who.page.screenshot({ path: join(pictures, 'returning-overview.png'), fullPage: true });
    await step(who.press('Read and confirm all 120 answers'));
    await who.accessible();
    await step(who.press('Nothing has changed: confirm all 120 answers'));
    await step(who.press('Sign and hand in'));
    await who.fillAll({ signedBy: 'Mary Oduya', signedPost: 'Headteacher', declaration: 'yes' });
    await step(who.press('Hand in'));
    await who.says('You need do nothing more');
    expect(steps).toBe(5);
    expect((await as((tx) => tx.selectFrom('audit_return').select(['status', 'answered']).where('id', '=', id).executeTakeFirstOrThrow()))).toEqual({ status: 'submitted', answered: 120 });
    await who.close();
  });

  it('and what changed since last time in its section, the marks going as each is confirmed', async () => {
    const { link, id } = await school(smallTool(), { leadership: once({ lead: 'met', how: 'As in 2025.' }), recruitment: once({ checks: 'met', gaps: 'no' }) });
    const who = await open({ javaScript: true });
    await who.go(`${link}/leadership`);
    await who.accessible();
    await who.page.screenshot({ path: join(pictures, 'brought-forward.png'), fullPage: true });
    expect(await who.page.locator('[data-brought]:visible').count()).toBe(2);
    await who.page.fill('[name="leadership.how"]', 'Governors hear of it each term.');
    await who.page.waitForSelector('[data-brought="leadership.how"]', { state: 'hidden' });
    expect(await state(who).textContent()).toMatch(/^Saved at/);
    await who.page.check('[name="confirm"][value="leadership.lead"]');
    await who.page.waitForSelector('[data-brought="leadership.lead"]', { state: 'hidden' });
    expect(await answersOf(id, 'leadership')).toEqual(once({ lead: 'met', how: 'Governors hear of it each term.' }));
    await who.close();
  });

  const heard = (who: Visitor, text: RegExp) => expect.poll(() => state(who).textContent(), { timeout: 15_000 }).toMatch(text);
  const kept = (who: Visitor) => who.page.evaluate<number>('Object.keys(localStorage).filter((key) => key.startsWith("golden-thread")).length');

  it('on a train: what is typed without a line is kept, survives a closed window, and is sent when the line is back', async () => {
    const { link, id } = await school(smallTool());
    const who = await open({ javaScript: true });
    await who.go(`${link}/leadership`);
    await who.page.context().setOffline(true);
    await who.page.fill('[name="leadership.how"]', 'Typed in a tunnel');
    await heard(who, /^No connection\. What you typed is kept in this browser/);
    await who.page.getByRole('button', { name: 'Save and continue' }).click();
    await heard(who, /^No connection/);
    expect(who.path()).toBe(`${link}/leadership`);
    await who.accessible();
    await who.page.screenshot({ path: join(pictures, 'no-line.png'), fullPage: true });
    await who.page.context().setOffline(false);
    await heard(who, /^Saved at/);
    expect(await answersOf(id, 'leadership')).toEqual(once({ how: 'Typed in a tunnel' }));
    expect(await kept(who)).toBe(0);
    // The line goes again, and the window is closed.
    await who.page.context().setOffline(true);
    await who.page.fill('[name="leadership.how"]', 'Typed in the next tunnel');
    await heard(who, /^No connection/);
    expect(await kept(who)).toBe(1);
    // The browser is shut while there is still no line, so nothing that it was about to send can go out late.
    const keeps = await who.page.context().storageState();
    await who.close();
    const context = await browser.newContext({ storageState: keeps });
    const again = await context.newPage();
    // It saves a moment later and then says so: what was told is kept as it comes.
    await again.addInitScript(`window.told = []; new MutationObserver(() => window.told.push(document.querySelector('#save-state')?.textContent ?? '')).observe(document, { subtree: true, childList: true, characterData: true });`);
    await again.goto(`${journey.base}${link}/leadership`);
    expect(await again.inputValue('[name="leadership.how"]')).toBe('Typed in the next tunnel');
    expect(await again.evaluate('window.told')).toContainEqual(expect.stringMatching(/without a connection has been put back/));
    await expect.poll(() => again.textContent('#save-state'), { timeout: 15_000 }).toMatch(/^Saved at/);
    expect(await answersOf(id, 'leadership')).toEqual(once({ how: 'Typed in the next tunnel' }));
    expect(await again.evaluate('localStorage.length')).toBe(0);
    await context.close();
  });

  it('two at once: different answers come together by themselves, the same answer is put before the second, and then is settled', async () => {
    const { link, id } = await school(smallTool());
    const [one, two] = [await open({ javaScript: true }), await open({ javaScript: true })];
    await one.go(`${link}/recruitment`);
    await two.go(`${link}/recruitment`);
    await one.fill('recruitment.checks', 'met');
    await heard(one, /^Saved at/);
    await two.fill('recruitment.gaps', 'no');
    await heard(two, /^Saved at.*Answers of a colleague were brought in/);
    expect(await two.page.isChecked('[name="recruitment.checks"][value="met"]')).toBe(true);
    expect(await answersOf(id, 'recruitment')).toEqual(once({ checks: 'met', gaps: 'no' }));
    await one.fill('recruitment.checks', 'not-met');
    await expect.poll(() => answersOf(id, 'recruitment'), { timeout: 15_000 }).toEqual(once({ checks: 'not-met', gaps: 'no' }));
    await two.fill('recruitment.checks', 'partly-met');
    await heard(two, /^Somebody else changed the same answer: Checks are made/);
    await two.press('Save and come back later');
    expect(await two.heading()).toBe('Somebody else saved at the same time');
    await two.accessible();
    await two.page.screenshot({ path: join(pictures, 'conflict.png'), fullPage: true });
    await two.page.check('input[value="theirs"]');
    await two.press('Save');
    expect(two.path()).toBe(link);
    expect(await answersOf(id, 'recruitment')).toEqual(once({ checks: 'not-met', gaps: 'no' }));
    // What was given up is not put back when the section is opened again.
    await two.go(`${link}/recruitment`);
    expect(await two.page.isChecked('[name="recruitment.checks"][value="not-met"]')).toBe(true);
    expect(await kept(two)).toBe(0);
    await one.close();
    await two.close();
  });

  it('a colleague hands it in meanwhile: it is told, and what was typed is not lost', async () => {
    const { link, id } = await school(smallTool());
    const who = await open({ javaScript: true });
    await who.go(`${link}/leadership`);
    await as((tx) => tx.updateTable('audit_return').set({ status: 'submitted', submitted_by: 'Tom Reed' }).where('id', '=', id).execute());
    await who.page.fill('[name="leadership.how"]', 'Too late');
    await heard(who, /^The return was handed in by Tom Reed.*kept in this browser/);
    await who.press('Save and continue');
    expect(await who.heading()).toBe('This was not taken');
    await who.says('Too late');
    await who.accessible();
    await who.close();
  });
});
