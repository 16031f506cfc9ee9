import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { useAuditedBoard } from '../support/audited-board.ts';
import { inventedSchools } from '../support/invented-schools.ts';
import { publishTool } from '../support/publish-tool.ts';
import { inviteAndChase } from '../../src/audits/index.ts';
import { tick, Visitor } from './visitor.ts';

/** Screenshots are kept where somebody asks for them, to be looked at. */
const pictures = process.env['PICTURES'];

describe.each([{ javaScript: true, width: 1280 }, { javaScript: false, width: 375 }])('a round from schools to chasing, with script: $javaScript, $width pixels wide', ({ javaScript, width }) => {
  const audited = useAuditedBoard('postgres');
  let browser: Browser;
  let visitor: Visitor;
  let folder: string;
  const seen = async (name: string) => {
    await visitor.accessible();
    expect(await visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'), name).toBeLessThanOrEqual(0);
    expect(await visitor.page.locator('h1').count(), name).toBe(1);
    if (pictures !== undefined) await visitor.page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'golden-thread-files-'));
    await publishTool(audited.it);
    const { server } = audited.it.product;
    await server.listen({ port: 0, host: '127.0.0.1' });
    const address = server.addresses()[0]!;
    visitor = await Visitor.open(browser, `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`, { javaScript, width });
    await visitor.signInWith('business-manager@redbridge.example');
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('brings schools from the register, first as a try', async () => {
    const file = join(folder, 'schools.csv');
    await writeFile(file, inventedSchools(120));
    await visitor.go('/audits/respondents');
    await visitor.press('Import schools');
    await visitor.page.setInputFiles('[name="file"]', file);
    await visitor.press('Read the file');
    await visitor.says('Would be taken: 117 schools');
    await seen('import-schools');
    await visitor.page.setInputFiles('[name="file"]', file);
    await visitor.fill('take', 'yes');
    await visitor.press('Read the file');
    await visitor.says('Taken: 117 schools.');
    await seen('respondents');
    await visitor.follow('Invented School 1');
    await seen('respondent');
  });

  it('imports last time’s answers, and is told of what does not fit', async () => {
    const file = join(folder, 'finished.csv');
    await visitor.go('/audits/rounds/import');
    await visitor.fillAll({ what: 'Our self-assessment, edition 1', name: 'Our self-assessment 2024', year: '2024', take: 'yes' });
    await visitor.day('closedOn', '2024-11-01');
    await writeFile(file, 'Agency,lead,board,trained\r\n"Police, Redbridge",3,2,8\r\n');
    await visitor.page.setInputFiles('[name="file"]', file);
    await visitor.press('Read the file');
    await visitor.says('row 2, trained: "8" is no level of the scale.');
    await seen('import-round-faults');
    await writeFile(file, 'Agency,lead,board,trained\r\n"Police, Redbridge",3,2,1\r\n');
    await visitor.page.setInputFiles('[name="file"]', file);
    await visitor.press('Read the file');
    expect(await visitor.heading()).toBe('Our self-assessment 2024');
    await seen('imported-round');
  });

  it('opens a round for two kinds of agency and the primary schools, having seen whom', async () => {
    await visitor.go('/audits/rounds/new');
    await seen('new-round-empty');
    await visitor.fillAll({ what: 'Our self-assessment, edition 1', name: 'Our self-assessment 2026', year: '2026' });
    await visitor.day('dueOn', '2026-12-18');
    for (const box of await visitor.page.locator('[name="kinds"]').all()) await tick(box, ['police', 'housing'].includes((await box.getAttribute('value'))!));
    await visitor.fill('schools', 'yes');
    await visitor.page.locator('summary', { hasText: 'Only schools of some phases' }).click();
    await visitor.fill('phases', 'primary');
    await visitor.press('Show who would be asked');
    await visitor.says('32 would be asked');
    await seen('new-round');
    await visitor.press('Open the round');
    expect(await visitor.heading()).toBe('Our self-assessment 2026');
    await visitor.says('Round before');
  });

  it('watches it on one page, chases with one click, and returns one for change', async () => {
    const { product, board, as } = audited.it;
    await inviteAndChase(product.app, board.partnershipId);
    const round = await as((tx) => tx.selectFrom('audit_round').select('id').where('status', '=', 'open').executeTakeFirstOrThrow());
    const returns = await as((tx) => tx.selectFrom('audit_return').select('id').where('round_id', '=', round.id).orderBy('name').execute());
    for (const [index, { id }] of returns.entries()) {
      const status = (['submitted', 'under-way', 'not-started', 'submitted'] as const)[index % 4]!;
      await as((tx) => tx.updateTable('audit_return').set({ status, asked: 4, answered: status === 'submitted' ? 4 : status === 'under-way' ? 2 : 0, submitted_at: status === 'submitted' ? new Date('2026-12-10T09:00:00Z') : null }).where('id', '=', id).execute());
    }
    audited.it.setNow('2026-12-20T10:00:00Z');
    await visitor.signInWith('business-manager@redbridge.example');
    await visitor.go(`/audits/rounds/${round.id}`);
    await seen('campaign');
    await visitor.press('Chase all who are late or have not started');
    await visitor.says('16 mails go out in the next minutes');
    await inviteAndChase(product.app, board.partnershipId);
    await visitor.fillAll({ status: 'Submitted' });
    await visitor.press('Apply filters');
    await visitor.page.getByRole('link', { name: /^Chase or change/ }).first().click();
    await visitor.page.locator('summary', { hasText: 'Return for change' }).click();
    await visitor.page.getByRole('button', { name: 'Return for change' }).click();
    await visitor.says('Enter what more is needed');
    await seen('return-problem');
    await visitor.fill('reason', 'Say what shows it.');
    await visitor.page.getByRole('button', { name: 'Return for change' }).click();
    await visitor.says('is asked for more by mail');
    await seen('return');
    await visitor.go('/audits/rounds');
    await seen('rounds');
  });

  it('closes it, and records that the board received the overview', async () => {
    await visitor.page.getByRole('link', { name: 'Our self-assessment 2026' }).click();
    await visitor.page.locator('summary', { hasText: 'Close the round' }).click();
    await visitor.fill('sure', 'yes');
    await visitor.page.getByRole('button', { name: 'Close the round' }).click();
    await visitor.says('Nothing can be handed in any more');
    await visitor.page.locator('summary', { hasText: 'Record that the board received the overview' }).click();
    await visitor.day('receivedOn', '2026-12-20');
    await visitor.press('Record it');
    await visitor.says('The board received the overview on 20 December 2026');
    await seen('received');
  });
});
