import { record } from '../../access/record.ts';
import { actsAs, append, leadsOf, nothingLeft, problemsWith, type Around, type Happening, type Problem, type RunningProcess, type TakenDecision } from '../../process/index.ts';
import { retie } from '../../thread/line/knot.ts';
import type { Visit } from '../../web/visit/index.ts';
import { keepHeard } from '../heard/keep-heard.ts';
import { openActionsAtStep } from '../plan/open-actions.tsx';
import { missingPapers } from '../papers/missing-papers.ts';
import { keepPublication } from '../publication/keep-publication.ts';
import { nameOfRole } from './names.ts';
import { actorOn, by, openReview, type OpenReview } from './open-review.ts';
import { standInAt, stepOfHappening } from './stand-in.ts';
import { startWhatFollows } from './start-what-follows.ts';

/** What each happening is called in the record. */
export const deeds: Record<Happening['type'], string> = {
  started: 'started the process', 'anchor-set': 'set a starting day', 'step-done': 'completed a step', 'step-reopened': 'reopened a step',
  requested: 'asked agencies', replied: 'received an answer', 'reply-returned': 'returned an answer', 'request-withdrawn': 'withdrew a request',
  circulated: 'sent round', 'view-given': 'gave a view', 'conflict-declared': 'declared a conflict of interest', decided: 'recorded the decision', 'agreement-given': 'answered whether they agree',
  'notice-sent': 'recorded a notice as sent', published: 'recorded the publication', answered: 'recorded an answer', 'clock-paused': 'paused a clock', 'clock-resumed': 'let a clock run again',
  'clock-extended': 'extended a clock', withdrawn: 'withdrew the process', reopened: 'reopened the process', closed: 'closed the process',
  'reckoned-anew': 'reckoned days anew',
};

/**
 * Lets something happen to a review in the name of the visitor, if it may: writes the event, starts what follows from it,
 * and adds to the record. A deputy acts for the absent lead, and the event and the record say so (SUF-78).
 * `around` is what bears on a decision from outside, where one is taken; `actingFor` is known to whoever calls where it is not
 * a matter of the step's lead: for whom a member's deputy gives a view.
 * @returns the review as it then stands, or the problems; with problems nothing was written.
 */
export async function act(visit: Visit, review: OpenReview, happening: Happening, detail: Record<string, unknown> = {}, given: { around?: Around; actingFor?: string | null } = {}): Promise<{ process: RunningProcess } | { problems: Problem[] }> {
  const { me, tx, now, today } = visit;
  const actor = actorOn(me, review.process.boardId);
  const refused = problemsWith(review.process.definition, review.process.state, happening, actor, today, given.around ?? { sets: review.edition.pack.criteria });
  const problems = refused.some(({ field }) => field === '') ? refused : [...refused, ...(await openActionsAtStep(tx, review.process, happening)), ...(await missingPapers(tx, review.process, happening))];
  if (problems.length > 0) return { problems };
  // Who agrees to a joint decision does so in their own role, whoever leads the step.
  const step = jointRole(happening) === null ? stepOfHappening(review, happening) : undefined;
  const standIn = step === undefined ? null : await standInAt(visit, review, step);
  if (standIn !== null && standIn.refusal !== null) return { problems: [{ field: '', message: standIn.refusal }] };
  const actingFor = given.actingFor ?? standIn?.actingFor ?? actingForAt(review, happening, actor);
  const process = await append(tx, review.process, [happening], by(me, now, actingFor), review.on);
  const settled = settledNow(review.process, process);
  if (settled !== undefined) await endWhatDoesNotGoOn(visit, settled);
  await startWhatFollows(visit, { ...review, process });
  await keepPublication(tx, process, happening, { personId: me.personId, at: now, decider: deciderOf(review, happening, actor), pack: review.edition.pack });
  await record(tx, now, {
      deed: deeds[happening.type], subjectKind: 'process', subjectId: process.id, caseId: process.caseId, actingFor,
      detail: { reference: process.reference, ...('step' in happening ? { step: happening.step } : {}), ...('outcome' in happening ? { outcome: happening.outcome } : {}), ...('clock' in happening ? { clock: happening.clock } : {}), ...('reason' in happening && happening.reason ? { reason: happening.reason } : {}), ...detail },
  });
  const after = await closeIfDone(visit, review, process, happening);
  await keepHeard(tx, after, review.edition.pack.forms);
  if (after.state.status !== 'running') await endLinksOf(visit, after.id);
  return { process: after };
}

/** The decision that stands since what has just happened. */
export const settledNow = (before: RunningProcess, after: RunningProcess): TakenDecision | undefined =>
  after.state.decisions.find(({ seq }) => !before.state.decisions.some((earlier) => earlier.seq === seq));

/** What a superseded decision had started and the new one does not let go on is withdrawn, for the reason given. */
async function endWhatDoesNotGoOn(visit: Visit, { followed }: TakenDecision): Promise<void> {
  for (const { process: id, goesOn, reason } of followed) {
    const review = goesOn ? null : await openReview(visit, id);
    if (review === null || review.process.state.status !== 'running') continue;
    await act(visit, review, { type: 'withdrawn', reason });
    await retie(visit.tx, id, { state: 'Withdrawn' });
  }
}

/** A review that has ended asks nobody for anything: the personal links of what was not handed in end with it. */
async function endLinksOf({ tx, me, now }: Visit, processId: string): Promise<void> {
  await tx.updateTable('personal_link').set({ revoked_at: now, revoked_by: me.personId, revoked_reason: 'The review has ended' }).where('revoked_at', 'is', null)
    .where('subject_id', 'in', (from) => from.selectFrom('summary_request').select('response_id').where('process_id', '=', processId).where('status', 'in', ['asked', 'started', 'returned'])).execute();
}

/** A process in which nothing is left to be done is closed by the product, with the act that finished it. */
async function closeIfDone(visit: Visit, review: OpenReview, process: RunningProcess, happening: Happening): Promise<RunningProcess> {
  if (happening.type === 'reopened' || process.state.status !== 'running' || !nothingLeft(process.state)) return process;
  const closed = await append(visit.tx, process, [{ type: 'closed', note: 'Every step was done.' }], { personId: null, actingFor: null, at: visit.now }, review.on);
  await retie(visit.tx, process.id, { state: 'Closed' });
  await record(visit.tx, visit.now, { deed: deeds.closed, subjectKind: 'process', subjectId: process.id, caseId: process.caseId, detail: { reference: process.reference, by: 'itself' } });
  return closed;
}

/** Who decided, by their role; '' where nothing was decided. */
function deciderOf({ process, edition }: OpenReview, happening: Happening, actor: ReturnType<typeof actorOn>): string {
  const decision = happening.type === 'decided' ? process.definition.decisions.find(({ key }) => key === happening.decision) : undefined;
  const role = decision === undefined ? undefined : actsAs(actor, decision.deciders)?.role;
  return role === undefined ? '' : nameOfRole(edition.pack, role);
}

/** The absent person for whom the visitor acts, where the role that lets them act is held as deputy. */
function actingForAt(review: OpenReview, happening: Happening, actor: ReturnType<typeof actorOn>): string | null {
  const { definition } = review.process;
  const joint = jointRole(happening);
  if (joint !== null) return actsAs(actor, [joint])?.actingFor ?? null;
  if (happening.type === 'decided') {
    const decision = definition.decisions.find((each) => each.key === happening.decision);
    return decision === undefined ? null : (actsAs(actor, decision.deciders)?.actingFor ?? null);
  }
  if (!('step' in happening) || happening.type === 'view-given') return null;
  const step = definition.steps.find((each) => each.key === happening.step);
  return step === undefined ? null : (actsAs(actor, leadsOf(step))?.actingFor ?? null);
}

/** The role in which somebody takes part in a joint decision; null for everything else. */
const jointRole = (happening: Happening): string | null =>
  happening.type === 'decided' ? happening.agreeing : happening.type === 'agreement-given' ? happening.role : null;
