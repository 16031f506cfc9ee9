import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { openResponse, startAnswers } from '../../forms/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { newId } from '../../platform/index.ts';
import { startProcess } from '../../process/index.ts';
import { tie } from '../../thread/line/knot.ts';
import type { Visit } from '../../web/visit/index.ts';
import { addTeamByRole } from '../team/add-team-by-role.ts';
import { makeVault } from '../vault/vault.ts';
import { by, reckoningFor } from '../review/open-review.ts';

/**
 * Opens a case for an incident: the case with its vault, the notification process and the form, all empty. The clock begins
 * with the day on which the authority became aware, which the form asks for first; until then with today.
 * @returns the id of the notification process, or null where the board's framework has none
 */
export async function openIncident(visit: Visit): Promise<string | null> {
  const { tx, me, now, today, app } = visit;
  const role = me.roles.find((each) => each.actingFor === null) ?? me.roles[0];
  if (role === undefined) return null;
  const edition = await editionOfBoard(tx, me.partnershipId, role.boardId);
  // The process that a form with identities begins is the one by which incidents come in.
  const definition = edition.pack.processes.find((process) => process.runs && process.steps.some((step) => step.act.kind === 'form' && identifies(step.act.form)));
  const form = definition?.steps.flatMap((step) => (step.act.kind === 'form' ? [step.act.form] : []))[0];
  if (definition === undefined || form === undefined) return null;
  function identifies(key: string): boolean {
    return edition.pack.forms.find((each) => each.key === key)?.sections.some((section) => section.questions.some((question) => question.identity)) ?? false;
  }
  const caseId = newId();
  const processId = newId();
  const responseId = newId();
  const { rows } = await sql<{ reference: string }>`select gt.next_reference('CASE', ${Number(today.slice(0, 4))}) as reference`.execute(tx);
  await sql`select gt.open_case(${caseId}, ${role.boardId}, ${rows[0]!.reference}, ${'Serious incident, details to follow'}, ${role.role}, ${now}, ${me.demonstration})`.execute(tx);
  await makeVault(tx, app.key, { partnershipId: me.partnershipId, caseId });
  const process = await startProcess(tx, {
    id: processId, partnershipId: me.partnershipId, boardId: role.boardId, caseId, frameworkId: edition.frameworkId, frameworkVersion: edition.version,
    definition, startedByProcess: null, anchors: { [definition.anchors[0]!.key]: today },
  }, by(me, now), await reckoningFor(app, tx, me.partnershipId));
  const formDefinition = edition.pack.forms.find((each) => each.key === form)!;
  await openResponse(tx, me.partnershipId, {
    id: responseId, caseId, form, frameworkId: edition.frameworkId, frameworkVersion: edition.version, answers: startAnswers(formDefinition, newId),
  }, { personId: me.personId, via: 'account' }, now);
  await tx.insertInto('incident').values({ partnership_id: me.partnershipId, id: responseId, case_id: caseId, process_id: processId }).execute();
  await tie(tx, me.partnershipId, { id: responseId, kind: 'incident', reference: rows[0]!.reference, title: 'Serious incident', state: 'Being notified', happenedOn: today, caseId });
  await tie(tx, me.partnershipId, { id: processId, kind: 'process', reference: process.reference, title: definition.name, state: 'Running', happenedOn: today, caseId }, [responseId]);
  await addTeamByRole(tx, me.partnershipId, caseId, role.boardId, { ...definition, steps: definition.steps.filter((step) => step.act.kind !== 'notice') }, edition.pack, now, me.personId);
  await record(tx, now, { deed: 'opened a case', subjectKind: 'process', subjectId: processId, caseId, detail: { reference: process.reference } });
  return processId;
}
