import { newId, post, type Letter } from '../../platform/index.ts';
import { actsAs, openProposal, problemsWith, standingDecision, steppedAside, stillToAgree, whoTookPart, type Happening, type RunningProcess } from '../../process/index.ts';
import { retie, tie } from '../../thread/line/knot.ts';
import { type FieldProblem, readText } from '../../web/fields/index.ts';
import { goTo, page, sent, type Visit } from '../../web/visit/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision, Step } from '../../framework/schema/process.ts';
import { readTested } from '../plan/impact-step.tsx';
import { act, settledNow } from '../review/act.ts';
import { nameOfRole } from '../review/names.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { referencesOf } from '../review/references-of.ts';
import { standInAt } from '../review/stand-in.ts';
import { backToReview, reviewHref, stepHref, type StepPage } from '../steps/step-page.ts';
import { criteriaSets, readCriteria } from '../steps/views-step.tsx';
import { peopleOf } from '../team/people-of.ts';
import { aroundDecision, readOutside, type StartedWork } from './around-decision.ts';
import { DecisionPage } from './decision-page.tsx';
import { readFacts, type Facts } from './read-facts.ts';
import { bodyDeciding, readTheirs } from './their-decision.tsx';

/**
 * The decision room: what is known, what each member thinks, the criteria one by one, conflicts of interest, and the
 * decision itself, which is never altered, only superseded with a reason (SUF-75, SUF-80, SUF-84, SUF-89).
 */
export const decisionStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const decision = decisionOf(review, step);
    if (sent(visit.body, 'do') === 'declare') return declare(visit, review, step, decision);
    if (sent(visit.body, 'do') === 'agree') return answerProposal(visit, review, step, decision);
    const problems: FieldProblem[] = [];
    const facts = await readFacts(visit, review, decision);
    const inRoom = setsInRoom(review, decision, facts);
    const outside = await readOutside(visit, review, decision);
    const happening = await readDecision(visit, review, decision, inRoom, facts.candidates, outside.startedWork, problems);
    const around = aroundDecision(visit, review, inRoom, facts, outside);
    if (problems.length > 0) return shown(visit, review, step, allProblems(problems, problemsWith(review.process.definition, review.process.state, happening, actorOn(visit.me, review.process.boardId), visit.today, around)), 422);
    const done = await act(visit, review, happening, {}, { around });
    if ('problems' in done) return shown(visit, review, step, done.problems, 422);
    return recorded(visit, review, step, decision, done.process);
  },
};

/** Ties a decision that stands now into the golden thread; one that waits for agreement is told to those who have to give it. */
async function recorded(visit: Visit, review: OpenReview, step: Step, decision: Decision, process: RunningProcess) {
  const settled = settledNow(review.process, process);
  if (settled === undefined) {
    await askToAgree(visit, { ...review, process }, step, decision);
    return goTo(stepHref(review, step), 'It is recorded and stands when the others have agreed. They are told by mail.');
  }
  const outcome = decision.outcomes.find((each) => each.key === settled.outcome)!;
  await tie(visit.tx, review.process.partnershipId, {
    id: newId(), kind: 'decision', reference: `${review.process.reference} decision${settled.supersedes === null ? '' : ', superseding'}`, title: outcome.name, state: 'Decided',
    happenedOn: settled.on, caseId: review.process.caseId,
  }, [review.process.id]);
  // A decision that ends its process has tied it as closed.
  if (process.state.status === 'running') await retie(visit.tx, review.process.id, { state: `Decided: ${outcome.name}` });
  return goTo(reviewHref(review), `The decision is recorded: ${outcome.name}.`);
}

/** Whoever has still to agree is told by mail that it is asked of them. */
async function askToAgree(visit: Visit, review: OpenReview, step: Step, decision: Decision): Promise<void> {
  const { process } = review;
  const proposal = openProposal(process.state.proposals, decision.key);
  if (proposal === undefined) return;
  const people = await peopleOf(visit.tx, process.boardId, { roles: stillToAgree(decision, proposal) }, visit.now);
  await post(visit.tx, process.partnershipId, visit.now, people.filter(({ id }) => id !== visit.me.personId).map((person): Letter => ({
    key: `agree ${process.id} ${proposal.seq} ${person.id}`, toName: person.name, toEmail: person.email, subject: `${process.reference}: your agreement is asked for`,
    body: `A joint decision in ${process.reference} is recorded and stands when you have agreed: ${step.name}.\n\nSign in to read it and to answer:\n${visit.app.settings.baseUrl}${stepHref(review, step)}\n`,
  })));
}

/** One of those who decide jointly agrees to what is proposed, or does not (RED-47). */
async function answerProposal(visit: Visit, review: OpenReview, step: Step, decision: Decision) {
  const problems: FieldProblem[] = [];
  const text = readText(visit.body, 'text', { what: 'The words', most: 2000 }, problems);
  const agrees = sent(visit.body, 'agrees');
  if (agrees !== 'yes' && agrees !== 'no') problems.push({ field: 'agrees', message: 'Select whether you agree' });
  if (problems.length > 0) return shown(visit, review, step, problems, 422);
  const role = roleToAgree(visit, review, decision) ?? jointRoleOf(visit, review, decision) ?? '';
  const facts = await readFacts(visit, review, decision);
  const around = aroundDecision(visit, review, setsInRoom(review, decision, facts), facts, await readOutside(visit, review, decision));
  const done = await act(visit, review, { type: 'agreement-given', decision: decision.key, proposal: Number(sent(visit.body, 'proposal')), role, agrees: agrees === 'yes', text }, {}, { around });
  if ('problems' in done) return shown(visit, review, step, done.problems, 422);
  if (agrees === 'no') return goTo(stepHref(review, step), 'It is recorded that you do not agree. Another decision can be proposed.');
  return recorded(visit, review, step, decision, done.process);
}

/** The role of the visitor that has still to agree to what is proposed; null where theirs has, or they hold none. */
function roleToAgree({ me }: Visit, { process }: OpenReview, decision: Decision): string | null {
  const proposal = openProposal(process.state.proposals, decision.key);
  const role = proposal === undefined ? undefined : actsAs(actorOn(me, process.boardId), stillToAgree(decision, proposal))?.role;
  const mine = proposal?.agreements.some(({ person, actingFor }) => person === me.personId || actingFor === me.personId);
  return mine ? null : (role ?? null);
}

const jointRoleOf = ({ me }: Visit, { process }: OpenReview, decision: Decision): string | null => actsAs(actorOn(me, process.boardId), decision.jointly ?? [])?.role ?? null;

export function decisionOf(review: OpenReview, step: Step): Decision {
  const { act: asks } = step;
  const decision = asks.kind === 'decision' ? review.process.definition.decisions.find((each) => each.key === asks.decision) : undefined;
  if (decision === undefined) throw new Error(`The step ${step.key} takes no decision.`);
  return decision;
}

async function declare(visit: Visit, review: OpenReview, step: Step, decision: Decision) {
  const problems: FieldProblem[] = [];
  const text = readText(visit.body, 'conflict', { what: 'The conflict', most: 2000, missing: 'Say what the conflict of interest is' }, problems);
  const aside = sent(visit.body, 'steppedAside');
  if (aside !== 'yes' && aside !== 'no') problems.push({ field: 'steppedAside', message: 'Select whether you step aside from this decision' });
  if (problems.length > 0) return shown(visit, review, step, problems, 422);
  const done = await act(visit, review, { type: 'conflict-declared', decision: decision.key, text, steppedAside: aside === 'yes' });
  return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(stepHref(review, step), 'Your declaration is recorded.');
}

/** Everything that is missing, at once and as the page has it: what could not be read, and what the rules of the decision ask beyond that. */
function allProblems(read: readonly FieldProblem[], rules: readonly FieldProblem[]): FieldProblem[] {
  const refused = rules.find(({ field }) => field === '');
  if (refused !== undefined) return [refused];
  const further = rules.filter(({ field }) => !field.startsWith('criteria.') && !read.some((each) => each.field === field));
  const isFirst = ({ field }: FieldProblem) => field === 'reason' || field.startsWith('aims.');
  return [...further.filter(isFirst), ...read, ...further.filter((each) => !isFirst(each))];
}

async function readDecision(visit: Visit, review: OpenReview, decision: Decision, sets: readonly CriteriaSet[], mayTakePart: Facts['candidates'], running: readonly StartedWork[], problems: FieldProblem[]): Promise<Extract<Happening, { type: 'decided' }>> {
  const before = standingDecision(review.process.state, decision.key);
  const candidates = await peopleOf(visit.tx, review.process.boardId, { roles: decision.present }, visit.now);
  const present = decision.present.flatMap((role) => {
    const person = sent(visit.body, `present.${role}`);
    const deputy = sent(visit.body, `deputy.${role}`);
    if (person === '' || !candidates.some((each) => each.id === person)) return [];
    if (deputy !== '' && !mayTakePart.some((each) => each.id === deputy)) problems.push({ field: `deputy.${role}`, message: `Select from the list who took part in the place of ${nameOfRole(review.edition.pack, role)}` });
    return [deputy === '' ? { role, person, actingFor: null } : { role, person: deputy, actingFor: person }];
  });
  const dissent = readText(visit.body, 'dissent', { what: 'The dissent' }, problems);
  return {
    type: 'decided', decision: decision.key, outcome: sent(visit.body, 'outcome'),
    justification: readText(visit.body, 'justification', { what: 'The justification' }, problems),
    aims: Object.fromEntries(decision.aims.map((aim) => [aim.key, readText(visit.body, `aims.${aim.key}`, { what: 'The answer' }, problems)])),
    criteria: readCriteria(visit, sets, true, problems),
    present,
    dissent: dissent === '' ? [] : [{ person: visit.me.personId, text: dissent }],
    supersedes: before?.seq ?? null,
    reason: readText(visit.body, 'reason', { what: 'The reason' }, problems),
    departure: readText(visit.body, 'departure', { what: 'The reason' }, problems),
    instead: readText(visit.body, 'instead', { what: 'What you say' }, problems),
    followed: running.flatMap(({ id }) => {
      const said = sent(visit.body, `followed.${id}`);
      return said === 'on' || said === 'closed' ? [{ process: id, goesOn: said === 'on', reason: readText(visit.body, `followed.${id}.reason`, { what: 'The reason', most: 2000 }, problems) }] : [];
    }),
    agreeing: jointRoleOf(visit, review, decision),
    ...(bodyDeciding(review, decision) === null ? {} : readTheirs(visit, problems)),
  };
}

/** Criteria that were answered child by child stand in the notification; the others are answered here, once for the case. */
const setsInRoom = (review: OpenReview, decision: Decision, facts: Facts): CriteriaSet[] =>
  criteriaSets(review, decision.criteria).filter((set) => set.per === 'case' || !facts.perChild.some((answered) => answered.set.key === set.key)).map((set) => ({ ...set, per: 'case' }));

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  const decision = decisionOf(review, step);
  const facts = await readFacts(visit, review, decision);
  const named = problems.map((each) => {
    const role = decision.present.find((key) => each.field === `present.${key}` && each.message === whoTookPart);
    return role === undefined ? each : { ...each, message: `Select who took part as ${nameOfRole(review.edition.pack, role)}` };
  });
  const mayDecide = actsAs(actorOn(visit.me, review.process.boardId), decision.jointly ?? decision.deciders) !== undefined
    && !steppedAside(review.process.state, decision.key, visit.me.personId);
  const refusal = decision.jointly === undefined ? ((await standInAt(visit, review, step))?.refusal ?? null) : null;
  const outside = await readOutside(visit, review, decision);
  const { decisions, proposals } = review.process.state;
  const referenceOf = await referencesOf(visit.tx, [...decisions, ...proposals].flatMap(({ followed }) => followed.map((each) => each.process)));
  const tests = review.process.definition.steps.some((each) => each.act.kind === 'impact-audit') ? (await readTested(visit, review)).tests : [];
  return page(step.name, DecisionPage({ tests, visit, review, step, decision, facts, sets: setsInRoom(review, decision, facts), mayDecide: mayDecide && refusal === null, refusal, problems: named, outside, referenceOf, agreesAs: roleToAgree(visit, review, decision) }), {
    ...backToReview(review), status, section: 'reviews', wide: true,
  });
}
