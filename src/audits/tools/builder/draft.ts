import { checkForm, type FormFault } from '../../../framework/check/check-form.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { ChangedMeanwhile, newId } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { editionsOf, numberAfter, type ToolEdition } from '../editions.ts';
import type { OpenTool, ToolBoard } from '../library/open-tool.ts';

/** What a survey says of itself until its keeper says otherwise. */
export const firstTerms = (tool: FormDefinition['tool']): Pick<FormDefinition, 'survey'> => (tool === 'survey' ? { survey: { whom: 'Whoever has the link', speaks: 'practitioners', anonymous: true } } : {});

/** A tool without questions, to begin from. */
export const emptyTool = (key: string, name: string, tool: NonNullable<FormDefinition['tool']>, board: string): FormDefinition => ({
  key, name, suppliedBy: 'board', tool, standards: [], scales: [], sections: [{ key: 'questions', title: 'Questions', questions: [] }],
  ...firstTerms(tool),
  rule: { source: `Made by ${board}`, requirements: [], force: 'local', confidence: 'S', doubts: [] },
});

/** Begins the next edition of a tool as a draft; where its board has one already, that one is gone on with. */
export async function startDraft({ tx, me, now }: Visit, board: ToolBoard, form: FormDefinition, takenFrom: string): Promise<{ id: string; there: boolean }> {
  const editions = await editionsOf(tx, board.id, form.key);
  const there = editions.find((each) => each.status === 'draft');
  if (there !== undefined) return { id: there.id, there: true };
  const id = newId();
  const made = await tx.insertInto('audit_tool').values({
    partnership_id: me.partnershipId, id, board_id: board.id, key: form.key, edition: numberAfter(editions), name: form.name, source: 'board', taken_from: takenFrom, definition: JSON.stringify(form),
    status: 'draft', changed_at: now, changed_by: me.personId,
  }).onConflict((conflict) => conflict.columns(['partnership_id', 'board_id', 'key', 'edition']).doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new ChangedMeanwhile();
  return { id, there: false };
}

export type Saved = { ok: true } | { ok: false; faults: FormFault[] };

/** Keeps what a draft now says, where it is in order; the revision was compared with what the visitor saw before. */
export async function saveDraft({ tx, me, now }: Visit, { tool, board }: OpenTool, next: unknown): Promise<Saved> {
  const checked = checkForm(next, (board.pack.audits.lineKinds ?? []).map((line) => line.key));
  if (!checked.ok) return checked;
  const written = await tx.updateTable('audit_tool').set({ definition: JSON.stringify(checked.form), name: checked.form.name, revision: tool.revision + 1, changed_at: now, changed_by: me.personId })
    .where('id', '=', tool.id).where('revision', '=', tool.revision).where('status', '=', 'draft').executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  return { ok: true };
}

/** What still has to be there before a draft may be used; empty where it may. */
export function unready({ form }: Pick<ToolEdition, 'form'>): string[] {
  const counted = new Set(form.sections.flatMap((section) => section.questions.map((question) => question.standard ?? section.standard)));
  return [
    ...form.sections.filter((section) => section.questions.length === 0 && section.criteria === undefined).map((section) => `The section ‘${section.title}’ has no question.`),
    ...(form.standards ?? []).filter((standard) => !counted.has(standard.key)).map((standard) => `No question counts towards the standard ‘${standard.name}’.`),
  ];
}
