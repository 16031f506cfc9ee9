import { sql } from 'kysely';
import { dayInLondon, type Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { ChangedMeanwhile, type Tx } from '../../platform/index.ts';
import { StoredEvent, type Happening, type ProcessEvent } from '../event.ts';
import { dues, type Due, type Reckoning } from '../due.ts';
import { replay, type ProcessState } from '../state.ts';

/** A process as it stands: its row, its definition and what its events make of it. */
export interface RunningProcess {
  id: string;
  partnershipId: string;
  reference: string;
  caseId: string | null;
  boardId: string;
  frameworkId: string;
  frameworkVersion: string;
  definitionKey: string;
  startedByProcess: string | null;
  startedAt: Date;
  definition: ProcessDefinition;
  events: readonly ProcessEvent[];
  state: ProcessState;
}

/** Somebody else changed the process between reading and writing: nothing was written. */
export class ProcessChanged extends ChangedMeanwhile {}

/** Finds the definition of a process in the edition under which it started. */
export type DefinitionOf = (tx: Tx, partnershipId: string, frameworkId: string, version: string, key: string) => Promise<ProcessDefinition>;

export interface Start {
  id: string;
  partnershipId: string;
  boardId: string;
  caseId: string | null;
  frameworkId: string;
  frameworkVersion: string;
  definition: ProcessDefinition;
  startedByProcess: string | null;
  anchors: Readonly<Record<string, Day>>;
}
export interface By {
  personId: string | null;
  actingFor: string | null;
  at: Date;
}

/** Starts a process: gives it its reference and writes its first event. */
export async function startProcess(tx: Tx, start: Start, by: By, on: Reckoning): Promise<RunningProcess> {
  const year = Number(dayInLondon(by.at).slice(0, 4));
  const { rows } = await sql<{ reference: string }>`select gt.next_reference(${start.definition.prefix}, ${year}) as reference`.execute(tx);
  const reference = rows[0]!.reference;
  await tx.insertInto('process').values({
    partnership_id: start.partnershipId, id: start.id, reference, case_id: start.caseId, board_id: start.boardId, framework_id: start.frameworkId,
    framework_version: start.frameworkVersion, definition: start.definition.key, started_by_process: start.startedByProcess, started_at: by.at, status: 'running',
  }).execute();
  const process: RunningProcess = {
    id: start.id, partnershipId: start.partnershipId, reference, caseId: start.caseId, boardId: start.boardId, frameworkId: start.frameworkId,
    frameworkVersion: start.frameworkVersion, definitionKey: start.definition.key, startedByProcess: start.startedByProcess, startedAt: by.at,
    definition: start.definition, events: [], state: replay(start.definition, []),
  };
  return append(tx, process, [{ type: 'started', anchors: { ...start.anchors } }], by, on);
}

/** Reads a process with all its events in one query; null where it is not there or not for whoever asks. */
export async function readProcess(tx: Tx, id: string, definitionOf: DefinitionOf): Promise<RunningProcess | null> {
  const { rows } = await sql<Row>`
    select p.*, (select coalesce(json_agg(e.event order by e.seq), '[]'::json) from process_event e where e.partnership_id = p.partnership_id and e.process_id = p.id) as events
    from process p where p.partnership_id = gt.partnership() and p.id = ${id}`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const definition = await definitionOf(tx, row.partnership_id, row.framework_id, row.framework_version, row.definition);
  const events = row.events.map((event) => StoredEvent.parse(event));
  return {
    id: row.id, partnershipId: row.partnership_id, reference: row.reference, caseId: row.case_id, boardId: row.board_id, frameworkId: row.framework_id,
    frameworkVersion: row.framework_version, definitionKey: row.definition, startedByProcess: row.started_by_process, startedAt: row.started_at,
    definition, events, state: replay(definition, events),
  };
}

interface Row {
  partnership_id: string;
  id: string;
  reference: string;
  case_id: string | null;
  board_id: string;
  framework_id: string;
  framework_version: string;
  definition: string;
  started_by_process: string | null;
  started_at: Date;
  events: unknown[];
}

/**
 * Writes what happened behind the events that were read, and what is due now into the read model.
 * Throws ProcessChanged where somebody else wrote in between.
 */
export async function append(tx: Tx, process: RunningProcess, happenings: readonly Happening[], by: By, on: Reckoning): Promise<RunningProcess> {
  if (happenings.length === 0) return process;
  const added = happenings.map((happening, index): ProcessEvent => ({
    seq: process.state.lastSeq + 1 + index, at: by.at.toISOString(), day: dayInLondon(by.at), actor: by.personId, actingFor: by.actingFor, happening,
  }));
  const { numInsertedOrUpdatedRows } = await tx.insertInto('process_event').values(added.map((event) => ({
    partnership_id: process.partnershipId, process_id: process.id, seq: event.seq, case_id: process.caseId, type: event.happening.type, at: event.at as unknown as Date, event: JSON.stringify(event),
  }))).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) !== added.length) throw new ProcessChanged();
  const events = [...process.events, ...added];
  const now: RunningProcess = { ...process, events, state: replay(process.definition, events) };
  await writeDues(tx, now, dues(now.definition, now.state, on));
  return now;
}

/** Puts the read model of what is due in step with the state. */
export async function writeDues(tx: Tx, process: RunningProcess, items: readonly Due[]): Promise<void> {
  await tx.updateTable('process').set({ status: process.state.status, outcome: process.state.decisions.findLast((decision) => decision.supersededBy === null)?.outcome ?? null })
    .where('id', '=', process.id).execute();
  await tx.deleteFrom('due_item').where('process_id', '=', process.id).execute();
  if (items.length === 0) return;
  await tx.insertInto('due_item').values(items.map((item) => ({
    partnership_id: process.partnershipId, process_id: process.id, key: item.key, case_id: process.caseId, kind: item.kind, name: item.name,
    lead_role: item.lead, deputy_role: item.deputy, agency_id: item.agency, opens_on: item.opens, due_on: item.due, first_due_on: item.firstDue, paused: item.paused,
    done_on: item.doneOn, needed: item.needed, ready: item.ready,
  }))).execute();
}

/**
 * Reckons every open process of a partnership anew after the bank holidays changed, and records for each which days moved.
 * @returns how many processes had a day moved.
 */
export async function reckonAnew(tx: Tx, definitionOf: DefinitionOf, on: Reckoning, at: Date): Promise<number> {
  const open = await tx.selectFrom('process').select('id').where('status', '=', 'running').execute();
  let moved = 0;
  for (const { id } of open) {
    const process = (await readProcess(tx, id, definitionOf))!;
    const before = new Map((await tx.selectFrom('due_item').select(['key', 'due_on']).where('process_id', '=', id).execute()).map((row) => [row.key, row.due_on]));
    const changes = dues(process.definition, process.state, on)
      .filter((item) => item.doneOn === null && item.needed && before.has(item.key) && before.get(item.key) !== item.due)
      .map((item) => ({ key: item.key, from: before.get(item.key) as Day | null, to: item.due }));
    if (changes.length === 0) continue;
    moved += 1;
    await append(tx, process, [{ type: 'reckoned-anew', calendar: on.calendar.version, changes }], { personId: null, actingFor: null, at }, on);
  }
  return moved;
}
