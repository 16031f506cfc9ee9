import { day } from '../../src/calendar/index.ts';
import { reckoningFor } from '../../src/casework/index.ts';
import { bundledPack } from '../../src/framework/index.ts';
import type { RunningProcess } from '../../src/process/index.ts';
import { playScene } from '../../src/product/demonstration/cases/play-scene.ts';
import type { Scene } from '../../src/product/demonstration/cases/scene.ts';
import { placeOf } from '../../src/product/demonstration/found-board.ts';
import { inventPeople } from '../../src/product/demonstration/invented-people.ts';
import type { AuditedBoard } from './audited-board.ts';

/** A review of an invented case on a board, told as far as a scene says, whose whole team is on the case. */
export async function stageReview({ board, product, as }: AuditedBoard, today: string, scene: Scene): Promise<RunningProcess> {
  const { pack } = await bundledPack(board.frameworkId);
  const { people } = inventPeople(pack, placeOf(pack));
  const keeper = people.find(({ key }) => key === 'business-manager' || key === 'board-manager')!.key;
  return as(async (tx) => playScene(tx, { board, pack, on: await reckoningFor(product.app, tx, board.partnershipId), today: day(today), key: product.app.key, people, keeper }, scene));
}
