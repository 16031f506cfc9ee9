import { NoCalendarData, type Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { append, dues, replay, startProcess, type Reckoning } from '../../process/index.ts';
import { tie } from '../../thread/line/knot.ts';
import type { BoardKnown } from './board-known.ts';
import type { PlannedIncident } from './plan-incidents.ts';
import { moveCountersPast, nextReferences } from './references.ts';

/** The process by which incidents come in: the one that a form with identities begins. Throws where the framework has none. */
export function notificationOf({ pack }: Pick<BoardKnown, 'pack'>): ProcessDefinition {
  const identifies = (key: string) => pack.forms.find((form) => form.key === key)?.sections.some((section) => section.questions.some((question) => question.identity)) ?? false;
  const definition = pack.processes.find((process) => process.runs && process.steps.some((step) => step.act.kind === 'form' && identifies(step.act.form)));
  if (definition === undefined) throw new Error('The framework of this board has no process by which incidents come in.');
  return definition;
}

/** Who sees what is imported: whoever holds a role today that both runs reviews and opens vaults. Throws where nobody does. */
export async function keepersOf(tx: Tx, { boardId, pack }: BoardKnown, today: Day): Promise<{ id: string; role: string }[]> {
  const roles = pack.roles.filter((role) => role.permissions.includes('run-review') && role.permissions.includes('open-vault')).map((role) => role.key);
  const held = roles.length === 0 ? [] : await tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['p.id', 'm.role']).where('m.board_id', '=', boardId).where('p.active', '=', true).where('m.role', 'in', roles)
    .where('m.starts_on', '<=', today).where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', today)])).orderBy('p.id').execute();
  const keepers = [...new Map(held.map((each) => [each.id, each])).values()];
  if (keepers.length === 0) throw new Error('Nobody on this board may run reviews and open vaults: nobody would see the incidents. Give somebody such a role first.');
  return keepers;
}

/** Writes past incidents, each a case with its notification process, begun and closed, inside the caller's transaction. */
export async function takeIncidents(tx: Tx, known: BoardKnown, planned: readonly PlannedIncident[], on: Reckoning, today: Day, now: Date): Promise<void> {
  const { partnershipId, boardId, edition } = known;
  const definition = notificationOf(known);
  const keepers = await keepersOf(tx, known, today);
  await moveCountersPast(tx, partnershipId, planned.flatMap((incident) => incident.reference ?? []));
  const without = planned.filter((incident) => incident.reference === null).length;
  const fresh = without === 0 ? [] : await nextReferences(tx, 'CASE', Number(today.slice(0, 4)), without);
  const by = { personId: null, actingFor: null, at: now };
  for (const incident of planned) {
    const [caseId, processId, id] = [newId(), newId(), newId()];
    const reference = incident.reference ?? fresh.shift()!;
    await tx.insertInto('casefile').values({ partnership_id: partnershipId, case_id: caseId, board_id: boardId, reference, title: incident.title, opened_at: now, opened_by: null, imported: true }).execute();
    await tx.insertInto('case_member').values(keepers.map((keeper) => ({ partnership_id: partnershipId, case_id: caseId, person_id: keeper.id, role: keeper.role, from_at: now, reason: 'Imported from the board’s earlier records' }))).execute();
    const started = await startProcess(tx, {
      id: processId, partnershipId, boardId, caseId, frameworkId: edition.frameworkId, frameworkVersion: edition.version, definition, startedByProcess: null,
      anchors: anchorsFrom(definition, incident.awareOn, on),
    }, by, on);
    await append(tx, started, [{ type: 'closed', note: closingNote(incident) }], by, on);
    await tx.insertInto('incident').values({ partnership_id: partnershipId, id, case_id: caseId, process_id: processId, happened_on: incident.happenedOn, aware_on: incident.awareOn, place: incident.place }).execute();
    await tie(tx, partnershipId, { id, kind: 'incident', reference, title: incident.title, state: incident.outcome === '' ? 'Imported' : incident.outcome.slice(0, 80), happenedOn: incident.happenedOn ?? incident.awareOn, caseId });
    await tie(tx, partnershipId, { id: processId, kind: 'process', reference: started.reference, title: definition.name, state: 'Closed', happenedOn: incident.awareOn, caseId }, [id]);
  }
}

const closingNote = ({ outcome, children }: PlannedIncident): string =>
  ['Imported from the board’s earlier records.', ...(outcome === '' ? [] : [`Outcome: ${outcome}.`]), ...(children === null ? [] : [`Children: ${children}.`])].join(' ');

/** The day on which the first clock begins; none for a year whose bank holidays nobody knows any more, since nothing could be reckoned from it. */
function anchorsFrom(definition: ProcessDefinition, awareOn: Day, on: Reckoning): Record<string, Day> {
  const anchors = { [definition.anchors[0]!.key]: awareOn };
  try {
    dues(definition, replay(definition, [{ seq: 1, at: `${awareOn}T12:00:00.000Z`, day: awareOn, actor: null, actingFor: null, happening: { type: 'started', anchors } }]), on);
    return anchors;
  } catch (cause) {
    if (cause instanceof NoCalendarData) return {};
    throw cause;
  }
}
