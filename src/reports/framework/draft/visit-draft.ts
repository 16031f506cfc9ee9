import { editionOfBoard, type Edition } from '../../../people/framework-edition.ts';
import { notFound, type Reply, type Visit } from '../../../web/visit/index.ts';
import { boardsTogether } from '../versions.ts';
import { draftOf, type Draft } from './store.ts';

/** The edition in force for the board on which the reader holds their first role, and the draft that it has, if any. Null where the reader has no board. */
export async function openWriting(visit: Visit, lock = false): Promise<{ edition: Edition; boardId: string; draft: Draft | null } | null> {
  const { tx, me } = visit;
  const held = me.roles[0];
  if (held === undefined) return null;
  const edition = await editionOfBoard(tx, me.partnershipId, held.boardId);
  const [first] = await boardsTogether(tx, me.partnershipId, held.boardId, edition.pack);
  const boardId = first?.id ?? held.boardId;
  return { boardId, edition, draft: await draftOf(tx, me.partnershipId, boardId, lock) };
}

/** Answers with the draft of the reader's board; where there is none as told, or "not found". */
export async function withDraft(visit: Visit, answer: (draft: Draft, edition: Edition) => Promise<Reply>, lock = false, without: (edition: Edition) => Reply = () => notFound): Promise<Reply> {
  const open = await openWriting(visit, lock);
  return open === null ? notFound : open.draft === null ? without(open.edition) : answer(open.draft, open.edition);
}
