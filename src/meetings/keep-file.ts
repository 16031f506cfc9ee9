import type { UploadedFile, Visit } from '../web/visit/index.ts';

/** Claims a file that came with a form. It is handed out only by the page of what it belongs to. */
export async function keepFile({ tx, me, now }: Visit, file: UploadedFile): Promise<void> {
  await tx.insertInto('stored_file').values({
    partnership_id: me.partnershipId, id: file.id, name: file.name, type: file.type, size: file.size, sha256: file.sha256, added_at: now, added_by: me.personId, held_apart: true,
  }).execute();
}
