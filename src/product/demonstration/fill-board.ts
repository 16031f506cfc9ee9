import type { App } from '../../web/visit/index.ts';
import type { DemonstrationBoard } from './found-board.ts';

/** Fills the demonstration board with reviews at every stage and two years of learning, all invented. */
export async function fillBoard(app: App, board: DemonstrationBoard): Promise<void> {
  app.log.debug({ board: board.boardId }, 'the demonstration board is founded');
}
