import { expect, it } from 'vitest';
import { newId } from '../../platform/index.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { stageReview } from '../../../test/support/staged-review.ts';

eachDatabase('a step that is done in another process', (kind) => {
  const board = useAuditedBoard(kind, 'solihull-2015');

  it('is done by the plan that this review started, or one that none did, and not by that of another review of the case', async () => {
    const { id } = await stageReview(board.it, '2026-11-18', { process: 'serious-case-review', title: 'A case with two reviews', began: 100, pace: 5, at: 'action-plan' });
    const manager = await board.it.signedIn('business-manager');
    const plan = await board.it.as((tx) => tx.selectFrom('process').select(['id', 'reference']).where('started_by_process', '=', id).where('definition', '=', 'plan-and-impact').executeTakeFirstOrThrow());
    const startedBy = (process: string | null) => board.it.product.app.database.asOwner('update process set started_by_process = $1 where id = $2', [process, plan.id]);
    const step = async () => (await manager.get(`/reviews/${id}/steps/action-plan`)).text;
    expect(await step()).toContain(plan.reference);
    await startedBy(newId());
    expect(await step()).not.toContain(plan.reference);
    expect(await step()).toContain('It has not been started yet.');
    await startedBy(null);
    expect(await step()).toContain(plan.reference);
  });
});
