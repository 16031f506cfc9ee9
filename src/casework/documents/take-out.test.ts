import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { stageReview } from '../../../test/support/staged-review.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import type { Browser } from '../../access/testing/browser.ts';

eachDatabase('the report of a review', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  let report: string;
  let review: string;
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  beforeAll(async () => {
    manager = await filled.it.signedIn('manager');
    review = String(await value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0004'`));
    report = `/reviews/${review}/report.docx`;
  });
  const write = async (text: string): Promise<void> => {
    const theme = String(await value(`select themes[1] from finding where partnership_id = $1 limit 1`));
    const at = `/findings/new?process=${review}`;
    expect((await manager.send(at, at, { kind: 'gap', text, rests: 'other', cites: 'The chronology', themes: theme })).status).toBe(303);
  };
  const deeds = (deed: string) => value(`select count(*)::int from record_entry where partnership_id = $1 and deed = $2 and subject_id = $3`, deed, review);
  const isDocument = (answer: { html: string }): boolean => answer.html.startsWith('PK');

  it('is taken out at once where its words name nobody', async () => {
    expect(isDocument(await manager.get(report))).toBe(true);
  });

  it('waits where words that somebody wrote stand in the vault, until whoever may open it has looked', async () => {
    await write('Nobody asked why Wren was hungry.');
    const warned = await manager.get(report);
    expect(warned.status).toBe(200);
    expect(warned.text).toContain('Also in the identity vault of this case: Wren');
    expect(warned.text).toMatch(/Where they stand.*Learning\s+FIN-2026-\d{4}: Nobody asked why Wren was hungry\./s);
    expect(await deeds('opened the vault')).toBe(1);
    expect((await manager.send(report, report, {})).status).toBe(422);
    const taken = await manager.send(report, report, { named: 'Wren' });
    expect(taken.status).toBe(200);
    expect(isDocument(taken)).toBe(true);
    expect(await deeds('confirmed that words name nobody')).toBe(1);
  });

  it('is there to read for others on the team, who are told no name', async () => {
    const chair = await filled.it.signedIn('crg');
    const read = await chair.get(report);
    expect(read.status).toBe(200);
    expect(isDocument(read)).toBe(true);
    expect(await deeds('was refused words that may name somebody')).toBe(0);
  });

  it('is another for each step: the letter that a step sends tells what its framework names, on the page and in Word', async () => {
    const step = `/reviews/${review}/steps/notify-panel`;
    const [first, last] = ['The incident and the children', 'Timeline of the rapid review'];
    const read = await manager.get(step);
    expect(read.text).toMatch(new RegExp(`Rapid review report.*${first}.*${last}`, 's'));
    const taken = await manager.send(`${step}/letter.docx`, `${step}/letter.docx`, { named: 'Wren' });
    const words = wordsOf((await filled.it.product.server.inject({ method: 'GET', url: `${step}/letter.docx`, cookies: Object.fromEntries((await filled.it.signedIn('crg')).cookies) })).rawPayload);
    expect(taken.status).toBe(200);
    expect(words).toMatch(/To\n.*Practice Review Panel\n/);
    expect(words.indexOf(`1. ${first}`)).toBeLessThan(words.indexOf(`. ${last}`));
    expect(await deeds('took out a letter')).toBe(2);
  });

  it('is not there for a step that sends none', async () => {
    expect((await manager.get(`/reviews/${review}/steps/await-panel/letter.docx`)).status).toBe(404);
    expect((await manager.get(`/reviews/${review}/steps/nowhere/letter.docx`)).status).toBe(404);
  });
});

eachDatabase('a document of one of several boards under one framework', (kind) => {
  const board = useAuditedBoard(kind, 'llr-2017');

  it('bears the name of the board that runs the review', async () => {
    const { id } = await stageReview(board.it, '2017-11-18', { process: 'safeguarding-adults-review', title: 'A carer alone', board: 'city-adults', began: '2017-06-01', pace: 5, at: 'draft' });
    const manager = await board.it.signedIn('board-manager');
    const words = wordsOf((await board.it.product.server.inject({ method: 'GET', url: `/reviews/${id}/report.docx`, cookies: Object.fromEntries(manager.cookies) })).rawPayload);
    expect(words).toContain('Leicester Safeguarding Adults Board');
    expect(words).not.toContain('Leicester, Leicestershire and Rutland Safeguarding Boards');
  });
});
