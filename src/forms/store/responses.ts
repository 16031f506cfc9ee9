import type { Tx } from '../../platform/index.ts';
import { parseAnswers, type Answers } from '../answers.ts';

/** A form of the pack as somebody fills it in. */
export interface Response {
  id: string;
  caseId: string | null;
  form: string;
  frameworkId: string;
  frameworkVersion: string;
  answers: Answers;
  /** Counts the times it was saved; whoever saves says on which revision they worked. */
  revision: number;
  status: 'draft' | 'submitted' | 'returned';
  updatedAt: Date;
  submittedAt: Date | null;
}

/** Who saves: a person, or the holder of a personal link. */
export interface Saver {
  personId: string | null;
  via: 'account' | 'link';
}

export async function openResponse(tx: Tx, partnershipId: string, response: { id: string; caseId: string | null; form: string; frameworkId: string; frameworkVersion: string; answers: Answers }, saver: Saver, at: Date): Promise<void> {
  await tx.insertInto('form_response').values({
    partnership_id: partnershipId, id: response.id, case_id: response.caseId, form: response.form, framework_id: response.frameworkId,
    framework_version: response.frameworkVersion, answers: JSON.stringify(response.answers), revision: 0, status: 'draft',
    updated_at: at, updated_by: saver.personId, updated_via: saver.via,
  }).execute();
}

/** Reads a response; null where it is not there or not for whoever asks. */
export async function readResponse(tx: Tx, id: string): Promise<Response | null> {
  const row = await tx.selectFrom('form_response').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id, caseId: row.case_id, form: row.form, frameworkId: row.framework_id, frameworkVersion: row.framework_version,
    answers: parseAnswers(row.answers), revision: row.revision, status: row.status as Response['status'],
    updatedAt: row.updated_at, submittedAt: row.submitted_at,
  };
}

/** The answers of an earlier revision: the common ground where two people saved at once. */
export async function readRevision(tx: Tx, id: string, revision: number): Promise<Answers> {
  if (revision === 0) return {};
  const row = await tx.selectFrom('form_revision').select('answers').where('response_id', '=', id).where('revision', '=', revision).executeTakeFirst();
  return row === undefined ? {} : parseAnswers(row.answers);
}

/**
 * Saves answers on top of the revision on which they were made, and keeps them as a revision of their own.
 * @returns false where somebody saved in between: nothing is written then.
 */
export async function saveResponse(tx: Tx, partnershipId: string, response: { id: string; caseId: string | null; basedOn: number; answers: Answers; status: Response['status'] }, saver: Saver, at: Date): Promise<boolean> {
  const answers = JSON.stringify(response.answers);
  const saved = await tx.updateTable('form_response')
    .set({
      answers, revision: response.basedOn + 1, status: response.status, updated_at: at, updated_by: saver.personId, updated_via: saver.via,
      ...(response.status === 'submitted' ? { submitted_at: at } : {}),
    })
    .where('id', '=', response.id).where('revision', '=', response.basedOn).executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return false;
  await tx.insertInto('form_revision').values({
    partnership_id: partnershipId, response_id: response.id, revision: response.basedOn + 1, case_id: response.caseId, answers, at, person_id: saver.personId, via: saver.via,
  }).execute();
  return true;
}
