import { readBoards, type Board } from '../../people/boards.ts';
import type { Visit } from '../../web/visit/index.ts';
import { boardsBy, type BoardsBy } from '../policies.ts';

/** What an audit of the programme can be given: boards that the visitor keeps, their groups and people. */
export interface Offers {
  on: BoardsBy;
  boards: readonly Board[];
  groups: readonly { id: string; boardId: string; name: string }[];
  people: readonly { id: string; name: string; post: string }[];
}

export async function readOffers(visit: Visit, permission: 'see-audits' | 'manage-audits'): Promise<Offers> {
  const on = await boardsBy(visit);
  const boards = (await readBoards(visit.tx, visit.me.partnershipId)).filter((board) => on(permission).has(board.id));
  return {
    on, boards,
    groups: await visit.tx.selectFrom('work_group').select(['id', 'board_id as boardId', 'name']).where('board_id', 'in', boards.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : boards.map((board) => board.id)).orderBy('name').execute(),
    people: await visit.tx.selectFrom('person').select(['id', 'name', 'post']).where('active', '=', true).orderBy('name').execute(),
  };
}
