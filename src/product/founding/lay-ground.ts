import type { Pack } from '../../framework/index.ts';
import { newId, type Tx } from '../../platform/index.ts';

/** A partnership in its first state: its boards under a framework, with the framework's groups and nobody in them. */
export interface Ground {
  partnershipId: string;
  /** The first board, which is the only one where the framework names no others. */
  boardId: string;
  /** Every board, with the ids of the groups that serve it by their keys in the framework: a joint group serves several. */
  boards: { id: string; key: string | null; groups: Record<string, string> }[];
}

export interface NewPartnership {
  partnershipId: string;
  name: string;
  shortName: string;
  slug: string;
  demonstration: boolean;
  pack: Pack;
  digest: string;
}

/** Writes a new partnership, its boards and its groups: a group that
 * serves several boards under one name is one group, at home on the first of them. The transaction has to act for the partnership already. */
export async function layGround(tx: Tx, { partnershipId, name, shortName, slug, demonstration, pack, digest }: NewPartnership): Promise<Ground> {
  await tx.insertInto('partnership').values({ partnership_id: partnershipId, name, short_name: shortName, slug, division: pack.division, demonstration }).execute();
  await tx.insertInto('framework_edition').values({ partnership_id: partnershipId, framework_id: pack.id, version: pack.version, digest, content: JSON.stringify(pack) }).execute();
  const boards = (pack.boards ?? [{ key: null, name: pack.board }]).map((board) => ({ id: newId(), key: board.key, name: board.name }));
  await tx.insertInto('board').values(boards.map((board) => ({ partnership_id: partnershipId, id: board.id, name: board.name, framework_id: pack.id, framework_version: pack.version }))).execute();
  const serves = (group: Pack['groups'][number]) => boards.filter((board) => board.key === null || group.boards === undefined || group.boards.includes(board.key));
  const groups = pack.groups.flatMap((group) => {
    const nameOn = (board: { key: string | null }): string => group.nameOn?.find((each) => each.board === board.key)?.name ?? group.name;
    const byName = Map.groupBy(serves(group), nameOn);
    return [...byName].map(([name, served]) => ({ id: newId(), key: group.key, name, boards: served }));
  });
  await tx.insertInto('work_group').values(groups.map(({ id, key, name, boards: [home] }) => ({ partnership_id: partnershipId, id, board_id: home!.id, key, name }))).execute();
  return {
    partnershipId, boardId: boards[0]!.id,
    boards: boards.map((board) => ({ id: board.id, key: board.key, groups: Object.fromEntries(groups.filter((each) => each.boards.includes(board)).map(({ id, key }) => [key, id])) })),
  };
}
