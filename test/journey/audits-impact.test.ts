import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { answeredRound, gapInSharing, type Answered } from '../../src/audits/impact/testing/answered-round.ts';
import { day } from '../../src/calendar/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { useAuditedBoard } from '../support/audited-board.ts';
import { tick, Visitor } from './visitor.ts';

/** Screenshots are kept where somebody asks for them, to be looked at. */
const pictures = process.env['PICTURES'];

describe.each([{ javaScript: true, width: 1280 }, { javaScript: false, width: 375 }])('from what a round said to proof that practice changed, with script: $javaScript, $width pixels wide', ({ javaScript, width }) => {
  const audited = useAuditedBoard('postgres');
  let browser: Browser;
  let visitor: Visitor;
  let first: Answered;
  const at = (rest: string) => `/audits/rounds/${first.id}${rest}`;
  const seen = async (name: string) => {
    await visitor.accessible();
    expect(await visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'), name).toBeLessThanOrEqual(0);
    expect(await visitor.page.locator('h1').count(), name).toBe(1);
    if (pictures !== undefined) await visitor.page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  };
  const signIn = (key: string) => visitor.signInWith(`${key}@redbridge.example`);

  beforeAll(async () => {
    browser = await launchBrowser();
    first = await answeredRound(audited.it, 'Section 11 audit 2024', day('2024-11-04'), { police: { 'standard-8': gapInSharing({ 'share-lawfully-by': '2026-12-11' }) }, probation: { 'standard-8': gapInSharing({ 'share-lawfully': 'met' }) }, ambulance: { 'standard-8': { 'share-in-time': 'met' } } });
    const { server } = audited.it.product;
    await server.listen({ port: 0, host: '127.0.0.1' });
    const address = server.addresses()[0]!;
    visitor = await Visitor.open(browser, `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`, { javaScript, width });
  });
  afterAll(() => browser.close());

  it('an agency makes actions of what it planned', async () => {
    await signIn('agency-lead.police');
    await visitor.go(`/audits/returns/${first.returns.get('police')!}`);
    await visitor.follow('Action plan and findings');
    await seen('plan-to-take');
    await visitor.press('Make these actions');
    await visitor.says('There is a problem');
    await seen('plan-faults');
    await tick(visitor.page.locator('[name=strength]').last());
    await visitor.page.locator('select[name^="owner."]').first().selectOption({ index: 1 });
    await visitor.press('Make these actions');
    await visitor.says('Write a guide of one page');
    await seen('plan-taken');
  });

  it('the keeper writes a finding of a question and watches the plan of all', async () => {
    await signIn('business-manager');
    await visitor.go(at(`/plan/${first.returns.get('police')!}`));
    await visitor.follow(/Write a finding on: Staff know when they may share/);
    await seen('finding');
    await tick(visitor.page.locator('[name=kind]').first());
    await tick(visitor.page.locator('[name=themes]').first());
    await visitor.fill('text', 'Staff do not write down why they shared.');
    await visitor.press('Save the finding');
    await visitor.says('Self-assessment RND-2024-0001');
    await seen('finding-kept');
    await visitor.go(at('/plan'));
    await visitor.says('The plans of 1 of the 3 returns');
    await seen('plan-of-all');
    await visitor.go(at('/plan?state=open'));
    await seen('plan-open');
  });

  it('six months after the board received the overview, what is outstanding is before it, and the chair writes', async () => {
    await visitor.go(at(''));
    await visitor.page.locator('summary', { hasText: 'Record that the board received' }).click();
    await visitor.day('receivedOn', '2026-06-15');
    await visitor.page.getByRole('button', { name: 'Record it' }).click();
    await visitor.says('15 December 2026');
    audited.it.setNow('2026-12-15T10:00:00Z');
    await signIn('lscb-chair');
    await visitor.go(at('/outstanding'));
    await visitor.says('2 actions are outstanding');
    await seen('outstanding');
    await visitor.follow(/Take it up with the senior management/);
    await seen('letter');
    await visitor.fillAll({ toName: 'Invented Officer', toPost: 'Deputy Chief Constable' });
    await visitor.press('Keep the letter');
    await visitor.says('Waits for the reply');
    await seen('letter-kept');
    await visitor.day('repliedOn', '2026-12-15');
    await visitor.fill('reply', 'It will be done by March.');
    await visitor.press('Record the reply');
    await visitor.fill('outcome', 'The board watches it.');
    await visitor.press('Settle it');
    await visitor.go(at('/outstanding'));
    await visitor.says('The board watches it.');
    await seen('outstanding-settled');
  });

  it('the next round is held against it, and the verdict stands on the golden thread', async () => {
    const again = await answeredRound(audited.it, 'Section 11 audit 2026', day('2026-12-14'), { police: { 'standard-8': { 'share-in-time': 'partly-met', 'share-lawfully': 'met', 'share-received': 'met' } }, probation: { 'standard-8': { 'share-in-time': 'not-met', 'share-lawfully': 'met', 'share-received': 'met' } } });
    await signIn('business-manager');
    await visitor.go(`/audits/rounds/${again.id}`);
    await visitor.follow('Before and after');
    await seen('before-and-after');
    await visitor.follow('Standard 8: information sharing');
    await visitor.says('Question by question');
    await tick(visitor.page.locator('[name=verdict][value=improved]'));
    await visitor.fill('evidence', 'Lawful sharing went from partly met to met.');
    await seen('judge');
    await visitor.press('Record the verdict');
    await visitor.says('Lawful sharing went from partly met to met.');
    await seen('judged');
    await visitor.go('/actions?words=guide');
    await visitor.follow('Write a guide of one page');
    await visitor.follow('See its golden thread');
    await visitor.says('Lawful sharing went from partly met to met.');
    await seen('thread');
  });

  it('a question is booked for a later case audit', async () => {
    await visitor.go('/audits/booked');
    await visitor.fillAll({ tests: 'ACT-2026-0001', question: 'Do files say why it was shared?' });
    await visitor.press('Book it');
    await visitor.says('Do files say why it was shared?');
    await seen('booked');
    await visitor.go('/audits/cases/new');
    await visitor.says('Do files say why it was shared?');
  });
});
