import type { Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Visit } from '../../web/visit/index.ts';
import { onBoards, readOwnBoards, running, type OwnBoards } from '../start/own-boards.ts';
import { notifyingStep, startReview } from '../start/start-review.ts';
import { whyNotStart } from '../start/startable.ts';

/**
 * Opens a case for an incident: the process by which incidents come in, and its form, all empty. The clock begins with the
 * day on which the authority became aware, which the form asks for first; until then with today.
 * @param boardId whose case it is, of several boards that take notifications; the first of the visitor's, if left out
 * @returns the id of the notification process, or null where none of the visitor's boards takes notifications
 */
export async function openIncident(visit: Visit, boardId = ''): Promise<string | null> {
  const { me, today } = visit;
  const own = await readOwnBoards(visit);
  const definition = own === null ? undefined : notification(own, today);
  if (own === null || definition === undefined) return null;
  const here = onBoards(me, running(own, definition)).roles.filter((each) => boardId === '' || each.boardId === boardId);
  const held = here.find((each) => each.actingFor === null) ?? here[0];
  if (held === undefined) return null;
  const process = await startReview(visit, {
    definition, edition: own.edition, boardId: held.boardId, role: held.role, caseId: null, title: 'Serious incident, details to follow', anchors: { [definition.anchors[0]!.key]: today },
  });
  return process.id;
}

/** The process by which an incident comes in on a day: of several, the one whose rules hold then; where they all have ended, the last. */
export function notification({ edition: { pack } }: OwnBoards, on: Day): ProcessDefinition | undefined {
  const all = pack.processes.filter((process) => process.runs && notifyingStep(process, pack) !== undefined);
  return all.find((process) => whyNotStart(process, on) === null) ?? all.toSorted((one, other) => (one.effective.from < other.effective.from ? 1 : -1))[0];
}
