import { editionOfBoard } from '../../people/framework-edition.ts';
import type { Visit } from '../../web/visit/index.ts';
import { notifyingStep, startReview } from '../start/start-review.ts';

/**
 * Opens a case for an incident: the process by which incidents come in, and its form, all empty. The clock begins with the
 * day on which the authority became aware, which the form asks for first; until then with today.
 * @returns the id of the notification process, or null where the board's framework has none
 */
export async function openIncident(visit: Visit): Promise<string | null> {
  const { tx, me, today } = visit;
  const held = me.roles.find((each) => each.actingFor === null) ?? me.roles[0];
  if (held === undefined) return null;
  const edition = await editionOfBoard(tx, me.partnershipId, held.boardId);
  const definition = edition.pack.processes.find((process) => process.runs && notifyingStep(process, edition.pack) !== undefined);
  if (definition === undefined) return null;
  const process = await startReview(visit, {
    definition, edition, boardId: held.boardId, role: held.role, caseId: null, title: 'Serious incident, details to follow', anchors: { [definition.anchors[0]!.key]: today },
  });
  return process.id;
}
