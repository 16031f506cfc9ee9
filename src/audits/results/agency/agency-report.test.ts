import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import { wordsOf } from '../../../platform/documents/testing/words-of.ts';
import { fillRound, type FilledRound } from '../testing/filled-round.ts';

eachDatabase('an agency’s own report', (kind) => {
  const audited = useAuditedBoard(kind);
  let round: FilledRound;
  const of = (name: string) => `/audits/returns/${round.returns[name]}/all/report`;

  beforeAll(async () => {
    const { board, as } = audited.it;
    const police = { name: 'Police', agencyId: board.agencies['police']!, kind: 'police' };
    const before = await as((tx) => fillRound(tx, board, [{ ...police, levels: ['not-met', 'met'] }], { name: 'Section 11 2024', status: 'reported' }));
    round = await as((tx) => fillRound(tx, board, [{ ...police, levels: ['met', 'met'], moderated: 'partly-met', respondentId: before.respondents['Police']! }, { name: 'Probation', agencyId: board.agencies['probation']!, kind: 'probation', levels: ['not-met', 'not-met'] }], { status: 'closed', previousId: before.id }));
  });

  it('holds its own grades, the panel’s with the reason, and how it moved, and nobody else’s', async () => {
    const police = await audited.it.signedIn('agency-lead.police');
    const page = await police.get(of('Police'));
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Leadership Met Partly met Nothing was shown ▲ up 1\.0/);
    expect(page.text).toMatch(/Safe recruitment Met Not moderated as before/);
    expect(page.text).not.toContain('Probation');
    expect((await police.get(of('Probation'))).status).toBe(403);
  });

  it('is there by the personal link too, as a page and as a Word document', async () => {
    const stranger = audited.it.browser();
    expect((await stranger.get(`${round.links['Police']}/all/report`)).text).toMatch(/Leadership Met Partly met Nothing was shown ▲ up 1\.0/);
    const file = await audited.it.product.server.inject({ method: 'GET', url: `${round.links['Police']}/all/report.docx` });
    expect(file.statusCode).toBe(200);
    const words = wordsOf(file.rawPayload);
    for (const told of ['Section 11 2024', 'Leadership', 'Partly met', 'Nothing was shown', '▲ up 1.0', 'Demonstration']) expect(words).toContain(told);
  });

  it('is read by the people of the board', async () => {
    expect((await (await audited.it.signedIn('business-manager')).get(of('Probation'))).status).toBe(200);
    expect((await audited.it.as((tx) => tx.selectFrom('record_entry').select('deed').execute())).map(({ deed }) => deed)).toContain('took out the report of a return');
  });
});
