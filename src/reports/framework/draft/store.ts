import { z } from 'zod';
import { day, type Day } from '../../../calendar/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { valuesOf, type PackValues } from '../../../framework/write/pack-files.ts';
import type { Pack } from '../../../framework/index.ts';
import { checkDraft, type DraftFault } from './check-draft.ts';

/** A board's copy of its framework on the way to its next version. */
export interface Draft {
  partnershipId: string;
  id: string;
  boardId: string;
  from: { framework: string; version: string };
  values: PackValues;
  faults: DraftFault[];
  state: 'open' | 'put-forward';
  revision: number;
  startedBy: string;
  startedAt: Date;
  /** Under what number, day and cause it was put forward, and by whom; null while it is written. */
  forward: { version: string; dated: Day; cause: string; by: string; byName: string; at: Date } | null;
  /** What whoever sent it back said. */
  answer: string;
}

const Values = z.record(z.string(), z.unknown());
const Faults = z.array(z.object({ file: z.string(), path: z.array(z.union([z.string(), z.number()])), message: z.string(), where: z.string(), mend: z.object({ subject: z.string(), entry: z.string(), field: z.string().nullable() }).nullable() }));

/** The draft that a board has now, if it has one. With `lock`, nobody else changes it until the transaction ends. */
export async function draftOf(tx: Tx, partnershipId: string, boardId: string, lock = false): Promise<Draft | null> {
  const asked = tx.selectFrom('framework_draft as d').innerJoin('person as s', (join) => join.onRef('s.partnership_id', '=', 'd.partnership_id').onRef('s.id', '=', 'd.started_by')).selectAll('d').select('s.name as startedBy')
    .where('d.partnership_id', '=', partnershipId).where('d.board_id', '=', boardId).where('d.state', 'in', ['open', 'put-forward']);
  const row = await (lock ? asked.forUpdate('d') : asked).executeTakeFirst();
  if (row === undefined) return null;
  const { version, dated, cause, put_forward_by: by, put_forward_at: at } = row;
  const byName = by === null ? '' : (await tx.selectFrom('person').select('name').where('partnership_id', '=', partnershipId).where('id', '=', by).executeTakeFirstOrThrow()).name;
  return {
    partnershipId, id: row.id, boardId, from: { framework: row.from_framework, version: row.from_version }, values: Values.parse(row.files), faults: Faults.parse(row.faults),
    state: row.state === 'put-forward' ? 'put-forward' : 'open', revision: row.revision, startedBy: row.startedBy, startedAt: row.started_at, answer: row.answer,
    forward: row.state === 'put-forward' && version !== null && dated !== null && cause !== null && by !== null && at !== null ? { version, dated: day(dated), cause, by, byName, at } : null,
  };
}

/** Makes a draft of an edition. Where the board has one already, that one stays. */
export async function startDraft(tx: Tx, partnershipId: string, boardId: string, edition: { frameworkId: string; version: string; pack: Pack }, by: string, now: Date): Promise<void> {
  const values = valuesOf(edition.pack);
  const { faults } = checkDraft(values);
  await tx.insertInto('framework_draft').values({
    partnership_id: partnershipId, id: newId(), board_id: boardId, from_framework: edition.frameworkId, from_version: edition.version, files: JSON.stringify(values), faults: JSON.stringify(faults), started_by: by, started_at: now,
  }).onConflict((conflict) => conflict.columns(['partnership_id', 'board_id']).where('state', 'in', ['open', 'put-forward']).doNothing()).execute();
}

export interface NewChange {
  person: string;
  subject: string;
  entry: string;
  /** What was done, as a sentence: 'Changed group "Case Review Group".' */
  what: string;
  file: string;
}

/** Keeps what a draft now says and what is faulty in it, with who changed what. */
export async function keepChange(tx: Tx, draft: Draft, { values, faults }: { values: PackValues; faults: readonly DraftFault[] }, change: NewChange, now: Date): Promise<void> {
  const revision = draft.revision + 1;
  await tx.updateTable('framework_draft').set({ files: JSON.stringify(values), faults: JSON.stringify(faults), revision, answer: '' }).where('partnership_id', '=', draft.partnershipId).where('id', '=', draft.id).execute();
  await tx.insertInto('framework_draft_change').values({
    partnership_id: draft.partnershipId, draft_id: draft.id, revision, person_id: change.person, at: now, subject: change.subject, entry: change.entry, what: change.what, file: change.file, before: JSON.stringify(draft.values[change.file] ?? null),
  }).execute();
}

export interface DraftChange { revision: number; at: Date; by: string; personId: string; what: string; file: string; entry: string; before: unknown; undone: boolean }

/** Everything that was done to a draft, newest first. */
export async function changesOfDraft(tx: Tx, draft: Draft): Promise<DraftChange[]> {
  const rows = await tx.selectFrom('framework_draft_change as c').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'c.partnership_id').onRef('p.id', '=', 'c.person_id'))
    .select(['c.revision', 'c.at', 'p.name as by', 'c.person_id as personId', 'c.what', 'c.file', 'c.entry', 'c.before', 'c.undone']).where('c.partnership_id', '=', draft.partnershipId).where('c.draft_id', '=', draft.id).orderBy('c.revision', 'desc').execute();
  return rows;
}

/** Takes the newest change back that was not taken back yet: its file stands as before. Null where there is none. */
export async function takeBackLast(tx: Tx, draft: Draft): Promise<string | null> {
  const last = (await changesOfDraft(tx, draft)).find((change) => !change.undone);
  if (last === undefined) return null;
  const values: PackValues = { ...draft.values, [last.file]: last.before };
  await tx.updateTable('framework_draft').set({ files: JSON.stringify(values), faults: JSON.stringify(checkDraft(values).faults) }).where('partnership_id', '=', draft.partnershipId).where('id', '=', draft.id).execute();
  await tx.updateTable('framework_draft_change').set({ undone: true }).where('partnership_id', '=', draft.partnershipId).where('draft_id', '=', draft.id).where('revision', '=', last.revision).execute();
  return last.what;
}
