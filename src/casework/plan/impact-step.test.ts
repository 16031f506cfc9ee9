import { expect, it } from 'vitest';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { stageReview } from '../../../test/support/staged-review.ts';
import { putAway } from '../vault/vault.ts';

eachDatabase('a question booked for a case audit', (kind) => {
  const board = useAuditedBoard(kind, 'solihull-2015');

  it('leaves the case, and waits where its words stand in the vault', async () => {
    const { id, caseId } = await stageReview(board.it, '2026-11-18', { process: 'plan-and-impact', title: 'A plan to be tested', began: 60, pace: 5, at: 'book' });
    const { product: { app }, board: { partnershipId, people } } = board.it;
    await app.database.run({ role: 'gt_app', partnershipId, personId: people['business-manager']! }, (tx) => putAway(tx, app.key, { partnershipId, caseId: caseId! }, id, [{ value: 'Robin Merriweather' }], null, new Date('2026-11-01T10:00:00Z')));
    const booked = () => board.it.as(async (tx) => (await tx.selectFrom('audit_booking').select('question').where('knot_id', '=', id).execute()).map(({ question }) => question));
    const step = `/reviews/${id}/steps/book`;
    const words = 'Did those who took over know what Merriweather had been through?';
    const book = (who: Awaited<ReturnType<typeof board.it.signedIn>>, question: string, more: Record<string, string> = {}) => who.send(step, step, { do: 'book', tests: '', question, ...more });

    const auditor = await board.it.signedIn('lead-auditor');
    const refused = await book(auditor, words);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('These words may name somebody. Change them, or ask somebody who may open the identity vault to book the question');
    expect(refused.text, 'nobody finds out a name by trying').not.toContain('Also in the identity vault');
    expect(refused.html).toContain(words);

    const manager = await board.it.signedIn('business-manager');
    const warned = await book(manager, words);
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('Also in the identity vault of this case: Merriweather');
    expect(await booked()).toEqual([]);
    expect((await book(manager, words, { named: 'Merriweather' })).status).toBe(303);
    expect((await book(auditor, 'Do handovers stand in writing?')).status).toBe(303);
    expect(await booked()).toHaveLength(2);
  });
});
