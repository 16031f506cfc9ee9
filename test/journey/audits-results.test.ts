import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { useAuditedBoard } from '../support/audited-board.ts';
import { fillRound, type FilledRound } from '../../src/audits/results/testing/filled-round.ts';
import { Visitor } from './visitor.ts';

/** Screenshots are kept where somebody asks for them, to be looked at. */
const pictures = process.env['PICTURES'];

describe.each([{ javaScript: true, width: 1280 }, { javaScript: false, width: 375 }])('from the challenge of a round to its report, with script: $javaScript, $width pixels wide', ({ javaScript, width }) => {
  const audited = useAuditedBoard('postgres');
  let browser: Browser;
  let visitor: Visitor;
  let round: FilledRound;
  let link: string;
  const seen = async (name: string) => {
    await visitor.accessible();
    expect(await visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'), name).toBeLessThanOrEqual(0);
    expect(await visitor.page.locator('h1').count(), name).toBe(1);
    if (pictures !== undefined) await visitor.page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    const { board, as, product } = audited.it;
    const police = { name: 'Police', agencyId: board.agencies['police']!, kind: 'police' };
    const before = await as((tx) => fillRound(tx, board, [{ ...police, levels: ['partly-met', 'not-met'] }], { name: 'Section 11 2024', status: 'reported' }));
    round = await as((tx) => fillRound(tx, board, [
      { ...police, levels: ['met', 'partly-met'], says: 'Leaders visit each month', respondentId: before.respondents['Police']! }, { name: 'Deben School', levels: ['met', 'met'], says: 'Governors ask each term' }, { name: 'Orwell School', levels: ['not-met', 'met'], says: 'We have begun' },
    ], { name: 'Section 11 2026', status: 'closed', assessment: 'section-11', previousId: before.id }));
    await product.server.listen({ port: 0, host: '127.0.0.1' });
    const address = product.server.addresses()[0]!;
    visitor = await Visitor.open(browser, `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`, { javaScript, width });
    await visitor.signInWith('business-manager@redbridge.example');
  });
  afterAll(() => browser.close());

  it('chooses a return to be questioned, with the reason', async () => {
    await visitor.go(`/audits/rounds/${round.id}/challenge`);
    await seen('challenge');
    await visitor.press('Have the ticked returns questioned');
    await visitor.says('Choose at least one return');
    await seen('challenge-faults');
    await visitor.page.locator(`#chosen-${round.returns['Police']}`).check();
    await visitor.fill('reason', 'High grades, little shown');
    await visitor.press('Have the ticked returns questioned');
    await visitor.says('One return that is to be questioned is not moderated yet');
  });

  it('asks by the panel and sends all in one go', async () => {
    await visitor.signInWith('lay-member@redbridge.example');
    await visitor.go(`/audits/returns/${round.returns['Police']}/challenge`);
    await visitor.fillAll({ standard: 'Leadership', question: 'What changed after the visits?' });
    await visitor.press('Keep as a draft');
    await seen('panel');
    await visitor.press('Send the question');
    await visitor.says('Awaits a reply');
    const letter = await audited.it.as((tx) => tx.selectFrom('mail').select('body').where('key', 'like', 'challenge %').executeTakeFirstOrThrow());
    link = /\/a\/[\w-]+/.exec(letter.body)![0];
  });

  it('is replied to by the personal link', async () => {
    await visitor.page.context().clearCookies();
    await visitor.go(`${link}/challenge`);
    await seen('reply');
    await visitor.fill('reply', 'A lead is on duty each night');
    await visitor.press('Send the reply');
    await visitor.says('You have replied to everything that was asked');
    await seen('replied');
  });

  it('is settled and graded beside the agency’s own grade', async () => {
    await visitor.signInWith('lay-member@redbridge.example');
    await visitor.go(`/audits/returns/${round.returns['Police']}/challenge`);
    await visitor.follow('What changed after the visits?');
    await visitor.fill('settled', 'Shown for nights only');
    await seen('question');
    await visitor.press('Settle the question');
    await visitor.press('Grade and judge rigour');
    await visitor.fillAll({ 'level.leadership': 'Partly met', rigour: 'Open about its gaps' });
    await visitor.press('Save');
    await visitor.says('Enter the reason for the grade');
    await seen('grades-faults');
    await visitor.fill('reason.leadership', 'Days are not shown');
    await visitor.press('Save');
    await visitor.says('Days are not shown');
  });

  it('prepares a day with a lay member, and records it', async () => {
    await visitor.go(`/audits/rounds/${round.id}/challenge/days/new`);
    await seen('prepare-day');
    await visitor.day('heldOn', '2026-11-20');
    await visitor.fillAll({ place: 'Town Hall', panel: 'The chair', [`order.${round.returns['Police']}`]: '1' });
    await visitor.press('Prepare the day');
    await visitor.says('Enter at least one lay member');
    await visitor.fill('lay', 'A lay member');
    await visitor.press('Prepare the day');
    await seen('day');
    if (javaScript) await visitor.page.getByText('Record the day', { exact: true }).click();
    else await visitor.page.locator('summary', { hasText: 'Record the day' }).click();
    await visitor.fill(`said.${round.returns['Police']}`, 'Nights were talked through');
    await visitor.press('Record the day as held');
    await visitor.says('Nights were talked through');
    await seen('day-held');
  });

  it('shows the results as a heat map, own, moderated and apart', async () => {
    await visitor.signInWith('business-manager@redbridge.example');
    await visitor.go(`/audits/rounds/${round.id}/results`);
    await visitor.says(/panel’s grade, as before/);
    await seen('results');
    await visitor.fill('show', 'Difference');
    await visitor.press('Show');
    await visitor.says('1.0 lower');
    await seen('results-difference');
    await visitor.follow('Own grades against the panel’s');
    await visitor.says('Of 1 grade that both gave, 1 is lower');
    await seen('differences');
  });

  it('sets beside a standard what else is known, and brings out where it disagrees', async () => {
    await visitor.go(`/audits/rounds/${round.id}/results/standards/leadership`);
    await visitor.page.locator('summary', { hasText: 'Set down what else is known' }).click();
    await visitor.fillAll({ kind: 'Survey of practitioners', title: 'Practitioners, autumn', figure: '38% of 340', says: 'Few see leaders', position: 'weak', source: 'Survey by the board' });
    await visitor.day('heardOn', '2026-11-02');
    await visitor.press('Add it');
    await visitor.says('Survey of practitioners “Practitioners, autumn” (weak)');
    await seen('standard');
    await visitor.follow('What was said about it');
    await visitor.says('Leaders visit each month');
    await visitor.page.locator('[name=quote]').first().check();
    await visitor.press('Keep what is to be quoted');
    await seen('said');
  });

  it('drafts the overview report, and gives the agency its own', async () => {
    await visitor.go(`/audits/rounds/${round.id}/results/report`);
    await seen('report');
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.page.getByRole('button', { name: 'Download as a Word document' }).click()]);
    expect(download.suggestedFilename()).toMatch(/overview report\.docx$/);
    await visitor.go(`${link}/all/report`);
    await visitor.says('Days are not shown');
    await seen('agency-report');
  });
});
