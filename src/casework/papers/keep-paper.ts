import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { newId } from '../../platform/index.ts';
import type { UploadedFile, Visit } from '../../web/visit/index.ts';
import { sealBytes, unsealBytes, type Vault } from '../vault/vault.ts';

/**
 * Keeps the file of a paper apart from what was sent; of a review with a case sealed with the key of the case. What was sent is left alone, because all of
 * this may be done once more: it goes when the answer says that it was copied. @returns the id of the file kept
 */
export async function keepPaperFile({ app, tx, me, now }: Visit, caseId: string | null, file: UploadedFile): Promise<string> {
  const row = { partnership_id: me.partnershipId, case_id: caseId, name: file.name, type: file.type, added_at: now, added_by: me.personId, held_apart: true };
  const id = newId();
  const sent = await buffer(app.files.read(file.id));
  const bytes = caseId === null ? sent : await sealBytes(tx, app.key, { partnershipId: me.partnershipId, caseId }, id, sent);
  const kept = await app.files.keep(id, Readable.from([bytes]), bytes.length);
  await tx.insertInto('stored_file').values({ ...row, id, size: kept.size, sha256: kept.sha256 }).execute();
  return id;
}

/** What is in the file of a paper. */
export async function readPaperFile({ app, tx }: Visit, vault: { partnershipId: string; caseId: string | null }, fileId: string): Promise<Buffer> {
  const bytes = await buffer(app.files.read(fileId));
  return vault.caseId === null ? bytes : unsealBytes(tx, app.key, vault as Vault, fileId, bytes);
}
