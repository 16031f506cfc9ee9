import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('the identity vault', (kind) => {
  const filled = useFilledBoard(kind);
  const review = async () => `/reviews/${String(await filled.it.value(`select id from process where partnership_id = $1 and reference = 'RR-2026-0004'`, [filled.it.board.partnershipId]))}`;

  it('is found from the review by whoever may open it, and by nobody else', async () => {
    const at = await review();
    expect((await (await filled.it.signedIn('manager')).get(at)).html).toContain(`href="${at}/vault"`);
    expect((await (await filled.it.signedIn('manager')).get(at)).html).toContain('href="/record/cases/');
    const police = await filled.it.signedIn('police');
    expect((await police.get(at)).html).not.toContain('/vault');
    expect((await police.get(`${at}/vault`)).status).toBe(403);
  });

  it('opens for a reason, says days in words, and shows who looked and why', async () => {
    const at = `${await review()}/vault`;
    const manager = await filled.it.signedIn('manager');
    expect((await manager.send(at, at, { reason: '' })).status).toBe(422);
    const opened = await manager.send(at, at, { reason: 'To answer the coroner' });
    expect(opened.text).toContain('Wren Nobodyschild');
    expect(opened.text).toContain('19 January 2022');
    expect((await manager.get(at)).text).toContain('To answer the coroner');
    expect((await manager.get(at)).text).not.toContain('Wren');
  });
});
