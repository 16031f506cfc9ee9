import { definitionOf, reckoningFor } from '../casework/index.ts';
import { reckonAnew } from '../process/index.ts';
import type { App } from '../web/visit/index.ts';
import { partnerships } from './partnerships.ts';

/** Reckons every open clock of every partnership by the bank holidays now in force, and records which days moved. @returns how many processes had a day moved */
export async function reckonAllAnew(app: App): Promise<number> {
  let moved = 0;
  for (const { id } of await partnerships(app.database)) {
    moved += await app.database.run({ role: 'gt_worker', partnershipId: id }, async (tx) => reckonAnew(tx, definitionOf, await reckoningFor(app, tx, id), app.now()));
  }
  return moved;
}
