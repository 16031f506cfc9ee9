import { boardsFor } from '../../framework/business.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';

/** For each process the board that runs what a board's case calls for; null where the partnership has none. */
export type BoardsThatRun = (definition: Pick<ProcessDefinition, 'covers'>) => { id: string; name: string } | null;

/**
 * Who runs what the cases of a board call for: the board itself, or the one of its area whose business it is. Which boards
 * there are is as their framework says now, whatever a running case keeps to.
 */
export async function boardsThatRun(tx: Tx, partnershipId: string, boardId: string): Promise<BoardsThatRun> {
  const boards = await tx.selectFrom('board').select(['id', 'name', 'framework_id', 'framework_version']).where('partnership_id', '=', partnershipId).orderBy('name').execute();
  const own = boards.find(({ id }) => id === boardId);
  if (own === undefined) return () => null;
  const { pack } = await editionOf(tx, partnershipId, own.framework_id, own.framework_version);
  return (definition) => {
    const names = boardsFor(definition, pack, own.name);
    return boards.find(({ name }) => names.includes(name)) ?? null;
  };
}
