import { dayInLondon, type Day } from '../../calendar/index.ts';
import { FormDefinition } from '../../framework/schema/form.ts';
import { ChangedMeanwhile, newId, type Tx } from '../../platform/index.ts';

/** An edition of an audit tool of a board. */
export interface ToolEdition {
  id: string;
  boardId: string;
  key: string;
  edition: number;
  name: string;
  source: 'framework' | 'board';
  status: 'draft' | 'published' | 'withdrawn';
  /** The framework and its version, where it comes from one: 'redbridge-2015 2'. */
  takenFrom: string;
  publishedOn: Day | null;
  revision: number;
  form: FormDefinition;
}

// A published edition never changes, so its form is parsed once a process and kept, by the id that nobody else's has.
const kept = new Map<string, FormDefinition>();
const mostKept = 200;

/** Reads an edition; null where it is not there or not for whoever asks: row-level security is asked each time. */
export async function readTool(tx: Tx, id: string): Promise<ToolEdition | null> {
  const row = await tx.selectFrom('audit_tool').select(['id', 'board_id', 'key', 'edition', 'name', 'source', 'status', 'taken_from', 'published_on', 'revision']).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const { definition } = kept.has(id) ? { definition: null } : await tx.selectFrom('audit_tool').select('definition').where('id', '=', id).executeTakeFirstOrThrow();
  const form = kept.get(id) ?? FormDefinition.parse(definition);
  if (row.status !== 'draft') keep(id, form);
  return {
    id, boardId: row.board_id, key: row.key, edition: row.edition, name: row.name, source: row.source as ToolEdition['source'], status: row.status as ToolEdition['status'],
    takenFrom: row.taken_from, publishedOn: row.published_on as Day | null, revision: row.revision, form,
  };
}

/** The form of an edition whose row somebody has read along with others; parsed once a process, as in `readTool`. Of published editions alone. */
export function formOfEdition(id: string, definition: unknown): FormDefinition {
  const form = kept.get(id) ?? FormDefinition.parse(definition);
  keep(id, form);
  return form;
}

function keep(id: string, form: FormDefinition): void {
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
  kept.set(id, form);
}

/**
 * The published edition of a tool of the framework, made where this version of the framework has not been used yet on the board.
 * A later version of the framework makes a later edition; rounds opened before keep theirs.
 * @param takenFrom framework id and version, as in 'redbridge-2015 2'
 */
export async function toolOfFramework(tx: Tx, partnershipId: string, boardId: string, form: FormDefinition, takenFrom: string, at: Date): Promise<string> {
  // Looked at in one statement: what is made between two would have the next number, and this would take the one after.
  const editions = await editionsOf(tx, boardId, form.key);
  const same = editions.find((each) => each.source === 'framework' && each.taken_from === takenFrom && each.status === 'published');
  if (same !== undefined) return same.id;
  const id = newId();
  const made = await tx.insertInto('audit_tool').values({
    partnership_id: partnershipId, id, board_id: boardId, key: form.key, edition: numberAfter(editions), name: form.name, source: 'framework', taken_from: takenFrom, definition: JSON.stringify(form),
    status: 'published', changed_at: at, published_on: dayInLondon(at),
  }).onConflict((conflict) => conflict.columns(['partnership_id', 'board_id', 'key', 'edition']).doNothing()).executeTakeFirst();
  // Whoever was first made the same edition, or another of this number: begun anew, it is found or comes after.
  if (made.numInsertedOrUpdatedRows !== 1n) throw new ChangedMeanwhile();
  return id;
}

/** All editions of a tool of a board, the latest first. */
export const editionsOf = (tx: Tx, boardId: string, key: string) =>
  tx.selectFrom('audit_tool').select(['id', 'edition', 'name', 'source', 'taken_from', 'status', 'published_on']).where('board_id', '=', boardId).where('key', '=', key).orderBy('edition', 'desc').execute();

/** The number of the edition that comes after all that there are. */
export const numberAfter = (editions: readonly { edition: number }[]): number => Math.max(0, ...editions.map((each) => each.edition)) + 1;
