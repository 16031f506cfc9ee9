import { record } from '../../access/record.ts';
import { dayInLondon, formatDay } from '../../calendar/index.ts';
import type { Database, Tx } from '../../platform/index.ts';
import { readTable, type ReadTable } from '../../platform/tables/read-table.ts';
import { statusWords, type ActionStatus } from '../../thread/actions/action-state.ts';
import { actionColumns } from './action-columns.ts';
import { digestOf, readBoardKnown, takenBefore } from './board-known.ts';
import { findColumns, isOurs, type FoundColumns } from '../../platform/tables/columns.ts';
import { faultLines, type ImportFault } from '../../platform/tables/fault.ts';
import { planActions, sameAction, type PlannedAction } from './plan-actions.ts';
import { referencesOf, type References } from './references.ts';
import { takeActions } from './take-actions.ts';

/** What is to be imported, and how. */
export interface ImportOrder {
  partnershipId: string;
  bytes: Buffer;
  /** `Their heading=our column`. */
  maps: readonly string[];
  /** False for a dry run, which writes nothing. */
  take: boolean;
  now: Date;
}

/** What became of an import, and the text that says so. */
export interface ImportOutcome {
  /** How many were taken, or would be. */
  count: number;
  faults: readonly ImportFault[];
  taken: boolean;
  text: string;
}

const deed = 'imported actions';

/**
 * Imports a board's action tracker: all rows or none, in one transaction. Nothing is written in a dry run, or where any row
 * has a fault; every fault is then listed. Throws UnreadableTable where the file is no table.
 */
export async function importActions(database: Database, { partnershipId, bytes, maps, take, now }: ImportOrder): Promise<ImportOutcome> {
  const table = await readTable(bytes, isOurs(actionColumns, maps));
  const digest = digestOf(table);
  const today = dayInLondon(now);
  const columns = findColumns(actionColumns, table, maps);
  return database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const known = await readBoardKnown(tx, partnershipId);
    const found = columns.faults.length > 0 ? { actions: [], faults: [] } : planActions(table.rows, columns, known, await actionsThere(tx), today);
    const faults = [...columns.faults, ...found.faults];
    if (await takenBefore(tx, deed, digest)) faults.unshift({ row: table.headingsRow, column: null, message: 'What is in this file was imported before.' });
    if (table.rows.length === 0) faults.push({ row: table.headingsRow, column: null, message: 'There is no row under the headings.' });
    const { actions } = found;
    if (faults.length > 0) return { count: actions.length, faults, taken: false, text: refusal(faults, table.rows.length) };
    if (take) {
      await takeActions(tx, partnershipId, actions, today, now);
      await record(tx, now, { deed, subjectKind: 'import', subjectId: null, via: 'command', detail: { sha256: digest, actions: actions.length } });
    }
    return { count: actions.length, faults, taken: take, text: [take ? `Taken: ${counted(actions.length, 'action')}.` : `Would be taken: ${counted(actions.length, 'action')}. Nothing is written yet: run it again with --take.`, ...summary(actions), ...remarks(table, columns)].join('\n') };
  });
}

/** The actions that are there already: their references, and what those from earlier files say. */
async function actionsThere(tx: Tx): Promise<References> {
  const rows = await tx.selectFrom('action').select(['reference', 'title', 'owner_id', 'owner_name', 'due_on', 'imported']).execute();
  return referencesOf(rows.map((row) => row.reference), rows.filter((row) => row.imported).map((row) => [sameAction({ title: row.title, ownerId: row.owner_id, ownerName: row.owner_name, dueOn: row.due_on }), row.reference]));
}

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What somebody should know of how the file was read. */
export const remarks = ({ letters }: ReadTable, { unused }: Pick<FoundColumns<string>, 'unused'>): string[] => [
  ...(unused.length === 0 ? [] : [`Nothing is taken from: ${unused.join(', ')}.`]),
  ...(letters === 'Windows-1252' ? ['The file is not in UTF-8: it was read as Excel for Windows writes plain CSV. Look whether names with accents are right.'] : []),
];

/** What is wrong, row by row. */
export const refusal = (faults: readonly ImportFault[], rows: number): string =>
  [`Nothing is taken: ${counted(faults.length, 'fault')} in ${counted(new Set(faults.map((fault) => fault.row)).size, 'row')}; the file has ${counted(rows, 'row')} under its headings.`, ...faultLines(faults)].join('\n');

/** How the file's words were understood, so that somebody can see it before anything is taken. */
function summary(actions: readonly PlannedAction[]): string[] {
  const byStatus = new Map<ActionStatus, number>();
  for (const action of actions) byStatus.set(action.status, (byStatus.get(action.status) ?? 0) + 1);
  const dues = actions.map((action) => action.dueOn).sort();
  return [...[...byStatus].map(([status, count]) => `  ${statusWords[status]}: ${count}`), `  Due from ${formatDay(dues[0]!)} to ${formatDay(dues.at(-1)!)}.`];
}
