import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { stageReview } from '../../../test/support/staged-review.ts';
import { reviewDay, reviewProcess } from './next-review.ts';

const ids = await bundledIds();

describe('the review of the framework itself', () => {
  const rule = { source: 'Part 1', requirements: [], force: 'local', confidence: 'S', doubts: [] } as const;
  const every = (rhythm: 'year' | 'two-years' | 'half-year' | 'when asked' | undefined) => ({ review: { ...(rhythm === undefined ? {} : { every: rhythm }), approval: [], rule: { ...rule, requirements: [], doubts: [] } } });
  it.each([['half-year', '2026-08-28'], ['year', '2027-02-28'], ['two-years', '2028-02-28'], ['when asked', null], [undefined, null]] as const)('%s after the version was brought in: %s', (rhythm, next) => {
    expect(reviewDay(every(rhythm), day('2026-02-28'))).toBe(next);
  });
  it('has no day where the framework says nothing of it', () => expect(reviewDay({}, day('2026-02-28'))).toBeNull());
  it.each(ids)('is found as a process of its own where %s has one', async (id) => {
    const { pack } = await bundledPack(id);
    expect(reviewProcess(pack)?.key ?? null).toBe(pack.processes.some((process) => process.key === 'framework-review') ? 'framework-review' : null);
  });
});

eachDatabase('the page of the framework', (kind) => {
  const board = useAuditedBoard(kind);

  it('tells when it was last reviewed and what was decided, to whoever may see that review', async () => {
    const { reference } = await stageReview(board.it, '2026-11-18', { process: 'framework-review', title: '', began: 60, pace: 5, outcomes: { edition: 'keep' } });
    const page = await (await board.it.signedIn('lscb-chair')).get('/framework');
    expect(page.text).toMatch(new RegExp(`Its last review, ${reference} , began on 19 September 2026 and has ended: Kept as it is`));
  });
});
