import { Pack } from '../framework/index.ts';
import type { Tx } from '../platform/index.ts';

/** A framework as a partnership adopted it. An edition never changes, so it is read once a process and kept. */
export interface Edition {
  frameworkId: string;
  version: string;
  digest: string;
  pack: Pack;
}

// By digest: two partnerships with the same edition share one copy, and nothing in it is theirs.
const kept = new Map<string, Edition>();
const digestOf = new Map<string, string>();

/** Reads the edition that a partnership works to, or worked to when a process started. Throws where it never adopted it. */
export async function editionOf(tx: Tx, partnershipId: string, frameworkId: string, version: string): Promise<Edition> {
  const name = `${partnershipId} ${frameworkId} ${version}`;
  const known = digestOf.get(name);
  const edition = known === undefined ? undefined : kept.get(known);
  if (edition !== undefined) return edition;
  const row = await tx.selectFrom('framework_edition').selectAll()
    .where('partnership_id', '=', partnershipId).where('framework_id', '=', frameworkId).where('version', '=', version)
    .executeTakeFirstOrThrow();
  const read: Edition = { frameworkId, version, digest: row.digest, pack: Pack.parse(row.content) };
  kept.set(row.digest, read);
  digestOf.set(name, row.digest);
  return read;
}

/** The edition that a board works to now. */
export async function editionOfBoard(tx: Tx, partnershipId: string, boardId: string): Promise<Edition> {
  const board = await tx.selectFrom('board').select(['framework_id', 'framework_version'])
    .where('partnership_id', '=', partnershipId).where('id', '=', boardId).executeTakeFirstOrThrow();
  return editionOf(tx, partnershipId, board.framework_id, board.framework_version);
}
