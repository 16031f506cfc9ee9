import type { Pack } from '../../framework/index.ts';
import { newId, type Tx } from '../../platform/index.ts';

/** A partnership in its first state: its board under a framework, with the framework's groups and nobody in them. */
export interface Ground {
  partnershipId: string;
  boardId: string;
  /** Ids of the groups by their keys in the framework. */
  groups: Record<string, string>;
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

/** Writes a new partnership, its board and its groups. The transaction has to act for the partnership already. */
export async function layGround(tx: Tx, { partnershipId, name, shortName, slug, demonstration, pack, digest }: NewPartnership): Promise<Ground> {
  const boardId = newId();
  await tx.insertInto('partnership').values({ partnership_id: partnershipId, name, short_name: shortName, slug, division: pack.division, demonstration }).execute();
  await tx.insertInto('framework_edition').values({ partnership_id: partnershipId, framework_id: pack.id, version: pack.version, digest, content: JSON.stringify(pack) }).execute();
  await tx.insertInto('board').values({ partnership_id: partnershipId, id: boardId, name: pack.board, framework_id: pack.id, framework_version: pack.version }).execute();
  const groups = pack.groups.map((group) => ({ partnership_id: partnershipId, id: newId(), board_id: boardId, key: group.key, name: group.name }));
  await tx.insertInto('work_group').values(groups).execute();
  return { partnershipId, boardId, groups: Object.fromEntries(groups.map((group) => [group.key, group.id])) };
}
