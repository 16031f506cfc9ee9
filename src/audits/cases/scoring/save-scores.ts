import { applyEntryAction, conflictWords, mergeAnswers, parseAnswers, readChoices, readEntryAction, readSubmission, settleConflicts, startAnswers, type Answers, type ConflictWords, type Problem, type Typed } from '../../../forms/index.ts';
import { newId } from '../../../platform/index.ts';
import { sent, type Sent } from '../../../web/visit/index.ts';
import type { Holding } from './with-scoring.tsx';

export type Saved =
  | { outcome: 'saved'; answers: Answers; again: boolean }
  | { outcome: 'to-mend'; answers: Answers; typed: Typed; problems: readonly Problem[]; revision: number }
  /** Another window of the same link saved in between and changed the same answers. */
  | { outcome: 'conflict'; conflicts: readonly ConflictWords[] };

/** Saves one section of a scoring as it was sent. Where two windows saved at once, both their changes are kept, or the second is asked. */
export async function saveScores(holding: Holding, section: string, body: Sent, at: Date): Promise<Saved> {
  const { tx, form, setting, stored, revision } = holding;
  const read = readSubmission(form, body, { ...setting, mode: 'save', page: { section }, before: stored, newId });
  const action = readEntryAction(form, body['action']);
  let answers = action === null ? read.answers : applyEntryAction(form, read.answers, action, newId());
  const typed = sent(body, 'revision');
  const basedOn = /^\d{1,9}$/.test(typed) ? Number(typed) : revision;
  if (basedOn < revision) {
    const merged = mergeAnswers(form, await answersAt(holding, basedOn), answers, stored, setting);
    const choices = readChoices(merged.conflicts, body);
    const open = merged.conflicts.filter((conflict) => !Object.hasOwn(choices, conflict.path));
    if (open.length > 0) return { outcome: 'conflict', conflicts: conflictWords(form, merged.merged, open, setting) };
    answers = settleConflicts(merged.merged, merged.conflicts, choices);
  }
  const kept = JSON.stringify(answers);
  await tx.updateTable('case_scores').set({ answers: kept, revision: revision + 1, updated_at: at }).where('scoring_id', '=', holding.scoring.id).execute();
  await tx.insertInto('case_scores_revision').values({ partnership_id: holding.partnershipId, scoring_id: holding.scoring.id, revision: revision + 1, board_id: holding.scoring.boardId, answers: kept, at }).execute();
  if (read.problems.length > 0) return { outcome: 'to-mend', answers, typed: read.typed, problems: read.problems, revision: revision + 1 };
  return { outcome: 'saved', answers, again: action !== null };
}

async function answersAt({ tx, form, scoring }: Holding, revision: number): Promise<Answers> {
  const row = await tx.selectFrom('case_scores_revision').select('answers').where('scoring_id', '=', scoring.id).where('revision', '=', revision).executeTakeFirst();
  return startAnswers(form, newId, row === undefined ? {} : parseAnswers(row.answers));
}
