import { record } from '../../access/record.ts';
import type { Day } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import type { UploadedFile } from '../../web/visit/index.ts';
import type { EvidenceDoor, Owner } from './door.ts';
import type { OwnedPiece } from './read-evidence.ts';

const written = (door: EvidenceDoor, deed: string, id: string, detail: Record<string, unknown>) =>
  record(door.tx, door.now, { deed, via: door.via, subjectKind: 'evidence', subjectId: id, detail: { ...detail, ...(door.linkId === null ? {} : { holder: door.linkId }) } });

async function keepVersion({ tx, now, who, personId }: EvidenceDoor, { partnershipId, respondentId, agencyId }: Owner, evidenceId: string, version: number, file: UploadedFile): Promise<void> {
  await tx.insertInto('stored_file').values({ partnership_id: partnershipId, id: file.id, name: file.name, type: file.type, size: file.size, sha256: file.sha256, added_at: now, added_by: personId, held_apart: true }).execute();
  await tx.insertInto('evidence_version').values({ partnership_id: partnershipId, evidence_id: evidenceId, version, respondent_id: respondentId, agency_id: agencyId, file_id: file.id, at: now, by_name: who }).execute();
}

/** Adds a piece of evidence. Once is enough: it serves any number of questions and later rounds. */
export async function addEvidence(door: EvidenceDoor, owner: Owner, piece: { title: string; about: string; expiresOn: Day | null }, file: UploadedFile): Promise<string> {
  const { tx, now, who } = door;
  const id = newId();
  await tx.insertInto('evidence').values({
    partnership_id: owner.partnershipId, id, respondent_id: owner.respondentId, agency_id: owner.agencyId, title: piece.title, about: piece.about, expires_on: piece.expiresOn, added_at: now, added_by: who,
  }).execute();
  await keepVersion(door, owner, id, 1, file);
  return id;
}

/** Puts a newer version in the place of the one before, wherever the piece is given; earlier ones stay. */
export async function renewEvidence(door: EvidenceDoor, piece: OwnedPiece, expiresOn: Day | null, file: UploadedFile | null): Promise<void> {
  const version = piece.version + (file === null ? 0 : 1);
  await door.tx.updateTable('evidence').set({ version, expires_on: expiresOn }).where('id', '=', piece.id).execute();
  if (file !== null) await keepVersion(door, piece, piece.id, version, file);
  await written(door, file === null ? 'changed until when evidence counts' : 'added a version of evidence', piece.id, { title: piece.title, version });
}

/** Takes a piece back with a reason. It stays where it was given, marked as withdrawn. */
export async function withdrawEvidence(door: EvidenceDoor, piece: OwnedPiece, reason: string): Promise<void> {
  await door.tx.updateTable('evidence').set({ withdrawn_on: door.today, withdrawn_reason: reason }).where('id', '=', piece.id).where('withdrawn_on', 'is', null).execute();
  await written(door, 'withdrew evidence', piece.id, { title: piece.title, reason });
}

/** A piece given for a question (SECTION/QUESTION), or no longer. */
export interface Giving {
  evidenceId: string;
  question: string;
}

/** Gives pieces for questions of the return, and takes others back. Who gave what at the same time keeps it. */
export async function changeGiven(door: EvidenceDoor, given: readonly Giving[], taken: readonly Giving[]): Promise<void> {
  const { tx, now, who, open } = door;
  if (open === null) throw new Error('evidence is given in a return');
  const { ret } = open;
  if (given.length > 0) {
    await tx.insertInto('evidence_use').values(given.map(({ evidenceId, question }) => ({
      partnership_id: ret.partnershipId, evidence_id: evidenceId, return_id: ret.id, question, board_id: ret.boardId, agency_id: ret.agencyId, at: now, by_name: who,
    }))).onConflict((conflict) => conflict.doNothing()).execute();
  }
  for (const { evidenceId, question } of taken) await tx.deleteFrom('evidence_use').where('return_id', '=', ret.id).where('evidence_id', '=', evidenceId).where('question', '=', question).execute();
  if (given.length + taken.length > 0) await record(tx, now, { deed: 'changed the evidence of a return', via: door.via, subjectKind: 'return', subjectId: ret.id, detail: { given, taken } });
}

export { written as recordEvidence };
