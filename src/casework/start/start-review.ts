import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import type { Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Edition } from '../../people/framework-edition.ts';
import { newId } from '../../platform/index.ts';
import { startProcess, type RunningProcess } from '../../process/index.ts';
import { tie } from '../../thread/line/knot.ts';
import type { Visit } from '../../web/visit/index.ts';
import { asksIdentity } from '../incidents/keep-incident.ts';
import { by, reckoningFor } from '../review/open-review.ts';
import { addTeamByRole } from '../team/add-team-by-role.ts';
import { makeVault } from '../vault/vault.ts';
import { keepPublication } from '../publication/keep-publication.ts';
import { openStepForms } from './open-step-forms.ts';

export interface NewReview {
  definition: ProcessDefinition;
  edition: Edition;
  boardId: string;
  /** The role on whose strength the case is opened. */
  role: string;
  /** The case that it joins; null opens a new one. */
  caseId: string | null;
  /** What a new case is called where its team sees it. Names nobody. */
  title: string;
  /** What gave cause for it, as knots of the golden thread that the visitor sees. */
  because?: readonly string[];
  /** Agencies that it is about, known from the start: who answers for them works on it, where the framework has them do so. */
  agencies?: readonly string[];
  /** Days by anchor; the first anchor's is the trigger. */
  anchors: Readonly<Record<string, Day>>;
}

/**
 * Starts a process: its case with a vault (or the case that it joins), its forms, its place in the thread, and the team that
 * the framework names. Where a form of it asks who the people are, it is the notification of an incident, and the incident
 * is the first knot of the thread.
 */
export async function startReview(visit: Visit, start: NewReview): Promise<RunningProcess> {
  const { tx, me, now, app } = visit;
  const { definition, edition, boardId } = start;
  const opened = start.caseId === null ? await openCase(visit, start) : null;
  const caseId = start.caseId ?? opened!.caseId;
  const process = await startProcess(tx, {
    id: newId(), partnershipId: me.partnershipId, boardId, caseId, frameworkId: edition.frameworkId, frameworkVersion: edition.version,
    definition, startedByProcess: null, anchors: start.anchors,
  }, by(me, now), await reckoningFor(app, tx, me.partnershipId));
  await keepPublication(tx, process, process.events[0]!.happening, { personId: me.personId, at: now, decider: '', pack: edition.pack });
  const responses = await openStepForms({ tx, now, personId: me.personId }, process, edition.pack);
  const trigger = start.anchors[definition.anchors[0]!.key] ?? visit.today;
  const incident = opened === null ? null : (responses.get(notifyingStep(definition, edition.pack) ?? '') ?? null);
  if (incident !== null) {
    await tx.insertInto('incident').values({ partnership_id: me.partnershipId, id: incident, case_id: caseId, process_id: process.id }).execute();
    await tie(tx, me.partnershipId, { id: incident, kind: 'incident', reference: opened!.reference, title: start.title, state: 'Being notified', happenedOn: trigger, caseId });
  }
  const cause = incident ?? (start.caseId === null ? null : await incidentOf(visit, start.caseId));
  await tie(tx, me.partnershipId, { id: process.id, kind: 'process', reference: process.reference, title: definition.name, state: 'Running', happenedOn: trigger, caseId }, [...(cause === null ? [] : [cause]), ...(start.because ?? [])]);
  if (start.agencies !== undefined && start.agencies.length > 0) {
    await tx.insertInto('involved_agency').values(start.agencies.map((agency) => ({ partnership_id: me.partnershipId, case_id: caseId, agency_id: agency }))).onConflict((conflict) => conflict.doNothing()).execute();
  }
  await addTeamByRole(tx, { partnershipId: me.partnershipId, caseId, boardId, definition, pack: edition.pack, at: now, addedBy: me.personId });
  await record(tx, now, { deed: start.caseId === null ? 'opened a case' : 'started a review', subjectKind: 'process', subjectId: process.id, caseId, detail: { reference: process.reference } });
  return process;
}

/** The first step whose form asks for identities: what it records is an incident. */
export const notifyingStep = (definition: ProcessDefinition, pack: Pack): string | undefined =>
  definition.steps.find((step) => {
    const { act } = step;
    return act.kind === 'form' && pack.forms.some((form) => form.key === act.form && asksIdentity(form));
  })?.key;

async function openCase({ tx, me, now, today, app }: Visit, { boardId, role, title }: NewReview): Promise<{ caseId: string; reference: string }> {
  const caseId = newId();
  const { rows } = await sql<{ reference: string }>`select gt.next_reference('CASE', ${Number(today.slice(0, 4))}) as reference`.execute(tx);
  const reference = rows[0]!.reference;
  await sql`select gt.open_case(${caseId}, ${boardId}, ${reference}, ${title}, ${role}, ${now}, ${me.demonstration})`.execute(tx);
  await makeVault(tx, app.key, { partnershipId: me.partnershipId, caseId });
  return { caseId, reference };
}

async function incidentOf({ tx }: Visit, caseId: string): Promise<string | null> {
  return (await tx.selectFrom('incident').select('id').where('case_id', '=', caseId).executeTakeFirst())?.id ?? null;
}
