import type { Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { newId, post, type Letter } from '../../platform/index.ts';
import { startProcess, standingDecision, type RunningProcess } from '../../process/index.ts';
import { tie } from '../../thread/line/knot.ts';
import type { Visit } from '../../web/visit/index.ts';
import { dayOfCase, whyNotStart } from '../start/startable.ts';
import { openStepForms } from '../start/open-step-forms.ts';
import { addTeamByRole } from '../team/add-team-by-role.ts';
import { boardsThatRun } from './boards-that-run.ts';
import { by, type OpenReview } from './open-review.ts';

/**
 * Starts the processes that a decision calls for, as soon as the day is known from which they count: at once, or, where
 * they count from a day that this process has still to set (the national submission, say), when that day is set. Nothing is
 * started under rules that do not hold for the day of the case: the decision says who does that instead. What is there already
 * is not started again; but what an earlier decision had started and was withdrawn is, where it is called for anew.
 * What is not the business of its board is started on the board of its area whose business it is. What the new process needs to know of days goes with it. Its people join the case, and its leads are told.
 */
export async function startWhatFollows(visit: Visit, review: OpenReview): Promise<RunningProcess[]> {
  const { tx, now, me } = visit;
  const { process, edition } = review;
  const called = process.definition.decisions.flatMap((decision) => {
    const taken = standingDecision(process.state, decision.key);
    return decision.outcomes.find((outcome) => outcome.key === taken?.outcome)?.starts.map((key) => ({ key, at: new Date(taken!.at), on: taken!.on })) ?? [];
  });
  if (called.length === 0) return [];
  const before = await tx.selectFrom('process').select(['definition', 'status', 'started_at']).where('started_by_process', '=', process.id).execute();
  const isThere = (key: string, decidedAt: Date): boolean => before.some((each) => each.definition === key && (each.status !== 'withdrawn' || each.started_at >= decidedAt));
  const runs = await boardsThatRun(tx, process.partnershipId, process.boardId);
  const started: RunningProcess[] = [];
  for (const { key, at, on } of called) {
    const definition = edition.pack.processes.find((each) => each.key === key);
    if (definition === undefined || isThere(key, at) || whyNotStart(definition, dayOfCase(process, visit.today)) !== null) continue;
    const anchors = anchorsFor(definition, process, on);
    const board = runs(definition);
    if (anchors === null || board === null) continue;
    const next = await startProcess(tx, {
      id: newId(), partnershipId: process.partnershipId, boardId: board.id, caseId: process.caseId, frameworkId: process.frameworkId,
      frameworkVersion: process.frameworkVersion, definition, startedByProcess: process.id, anchors,
    }, by(me, now), review.on);
    await openStepForms({ tx, now, personId: me.personId }, next, edition.pack);
    await tie(tx, process.partnershipId, {
      id: next.id, kind: 'process', reference: next.reference, title: definition.name, state: 'Running', happenedOn: anchors[definition.anchors[0]!.key]!, caseId: process.caseId,
    }, [process.id]);
    if (process.caseId !== null) {
      const joined = await addTeamByRole(tx, { partnershipId: process.partnershipId, caseId: process.caseId, boardId: board.id, definition, pack: edition.pack, at: now, addedBy: me.personId });
      await post(tx, process.partnershipId, now, joined.map((person): Letter => ({
        key: `started ${next.id} ${person.id}`, toName: person.name, toEmail: person.email, subject: `${next.reference}: ${definition.name} has started`,
        body: `${definition.name} ${next.reference} has started and you are part of its team.\n\nSign in to see what is asked of you and by when:\n${visit.app.settings.baseUrl}/reviews/${next.id}\n`,
      })));
    }
    started.push(next);
  }
  return started;
}

/** The days that the new process starts with; null while the one that it counts from is still to come in this process. */
export function anchorsFor(definition: ProcessDefinition, from: RunningProcess, decidedOn: Day): Record<string, Day> | null {
  const first = definition.anchors[0]!.key;
  const toCome = from.definition.anchors.some((anchor) => anchor.key === first) && from.state.anchors[first] === undefined;
  if (toCome) return null;
  const anchors: Record<string, Day> = {};
  for (const anchor of definition.anchors) {
    const known = from.state.anchors[anchor.key];
    if (known !== undefined && anchor.setBy === undefined) anchors[anchor.key] = known;
  }
  anchors[first] ??= decidedOn;
  return anchors;
}
