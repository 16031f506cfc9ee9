import type { Pack } from '../framework/index.ts';
import type { Tx } from '../platform/index.ts';
import { editionOf } from './framework-edition.ts';

/** A board of the partnership with the framework that it works to now. */
export interface Board {
  id: string;
  name: string;
  pack: Pack;
}
export type Boards = readonly Board[];
type Role = Pack['roles'][number];

export async function readBoards(tx: Tx, partnershipId: string): Promise<Board[]> {
  const rows = await tx.selectFrom('board').selectAll().where('partnership_id', '=', partnershipId).orderBy('name').execute();
  const boards: Board[] = [];
  for (const row of rows) boards.push({ id: row.id, name: row.name, pack: (await editionOf(tx, partnershipId, row.framework_id, row.framework_version)).pack });
  return boards;
}

export const roleOf = (boards: Boards, boardId: string, role: string): Role | undefined => boards.find((board) => board.id === boardId)?.pack.roles.find((each) => each.key === role);

/** A role's name in its board's framework; with the board's, where there are several. */
export function roleName(boards: Boards, boardId: string, role: string): string {
  const name = roleOf(boards, boardId, role)?.name ?? role;
  return boards.length > 1 ? `${name} (${boards.find((board) => board.id === boardId)?.name ?? 'another board'})` : name;
}

/** Every role that can be given, as BOARD:ROLE. */
export const roleChoices = (boards: Boards): { value: string; label: string }[] =>
  boards.flatMap((board) => board.pack.roles.map((role) => ({ value: `${board.id}:${role.key}`, label: roleName(boards, board.id, role.key) })));

/** The kinds of agency that the frameworks of the boards know, each once. */
export const agencyKinds = (boards: Boards): { key: string; name: string }[] =>
  [...new Map(boards.flatMap((board) => board.pack.agencyKinds).map((kind) => [kind.key, { key: kind.key, name: kind.name }])).values()];
export const kindName = (boards: Boards, key: string): string => agencyKinds(boards).find((kind) => kind.key === key)?.name ?? key;
