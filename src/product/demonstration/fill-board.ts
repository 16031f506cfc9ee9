import { dayInLondon } from '../../calendar/index.ts';
import { reckoningFor } from '../../casework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { App } from '../../web/visit/index.ts';
import type { DemonstrationBoard } from './found-board.ts';
import { fillLearning } from './fill-learning.ts';
import { fillReviews } from './fill-reviews.ts';

/** Fills the demonstration board with reviews at every stage and two years of learning, all invented. */
export async function fillBoard(app: App, board: DemonstrationBoard): Promise<void> {
  const today = dayInLondon(app.now());
  await app.database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => {
    const { pack } = await editionOf(tx, board.partnershipId, board.frameworkId, board.frameworkVersion);
    const closed = await fillReviews(tx, { board, pack, on: await reckoningFor(app, tx, board.partnershipId), today });
    await fillLearning(tx, board, today, closed);
  });
}
