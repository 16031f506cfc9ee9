import { newId } from '../../platform/index.ts';
import { actsAs, problemsWith, standingDecision, whoTookPart, type Happening } from '../../process/index.ts';
import { retie, tie } from '../../thread/line/knot.ts';
import { type FieldProblem, readText } from '../../web/fields/index.ts';
import { goTo, page, sent, type Visit } from '../../web/visit/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision, Step } from '../../framework/schema/process.ts';
import { readTested } from '../plan/impact-step.tsx';
import { act } from '../review/act.ts';
import { nameOfRole } from '../review/names.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { standInAt } from '../review/stand-in.ts';
import { backToReview, reviewHref, stepHref, type StepPage } from '../steps/step-page.ts';
import { criteriaSets, readCriteria } from '../steps/views-step.tsx';
import { peopleOf } from '../team/people-of.ts';
import { DecisionPage } from './decision-page.tsx';
import { readFacts, type Facts } from './read-facts.ts';

/**
 * The decision room: what is known, what each member thinks, the criteria one by one, conflicts of interest, and the
 * decision itself, which is never altered, only superseded with a reason (SUF-75, SUF-80, SUF-84, SUF-89).
 */
export const decisionStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    const decision = decisionOf(review, step);
    if (sent(visit.body, 'do') === 'declare') return declare(visit, review, step, decision);
    const problems: FieldProblem[] = [];
    const inRoom = setsInRoom(review, decision, await readFacts(visit, review, decision));
    const happening = await readDecision(visit, review, decision, inRoom, problems);
    const criteria = review.edition.pack.criteria.map((set) => inRoom.find((each) => each.key === set.key) ?? set);
    if (problems.length > 0) return shown(visit, review, step, allProblems(problems, problemsWith(review.process.definition, review.process.state, happening, actorOn(visit.me, review.process.boardId), visit.today, criteria)), 422);
    const done = await act(visit, review, happening, {}, { criteria });
    if ('problems' in done) return shown(visit, review, step, done.problems, 422);
    const outcome = decision.outcomes.find((each) => each.key === happening.outcome)!;
    await tie(visit.tx, review.process.partnershipId, {
      id: newId(), kind: 'decision', reference: `${review.process.reference} decision${happening.supersedes === null ? '' : ', superseding'}`, title: outcome.name, state: 'Decided',
      happenedOn: visit.today, caseId: review.process.caseId,
    }, [review.process.id]);
    await retie(visit.tx, review.process.id, { state: `Decided: ${outcome.name}` });
    return goTo(reviewHref(review), `The decision is recorded: ${outcome.name}.`);
  },
};

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

async function readDecision(visit: Visit, review: OpenReview, decision: Decision, sets: readonly CriteriaSet[], problems: FieldProblem[]): Promise<Extract<Happening, { type: 'decided' }>> {
  const before = standingDecision(review.process.state, decision.key);
  const candidates = await peopleOf(visit.tx, review.process.boardId, { roles: decision.present }, visit.now);
  const present = decision.present.flatMap((role) => {
    const person = sent(visit.body, `present.${role}`);
    const deputy = sent(visit.body, `deputy.${role}`);
    if (person === '' || !candidates.some((each) => each.id === person)) return [];
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
  const mayDecide = actsAs(actorOn(visit.me, review.process.boardId), decision.deciders) !== undefined
    && !review.process.state.conflicts.some((conflict) => conflict.decision === decision.key && conflict.steppedAside && conflict.person === visit.me.personId);
  const refusal = (await standInAt(visit, review, step))?.refusal ?? null;
  const tests = review.process.definition.steps.some((each) => each.act.kind === 'impact-audit') ? (await readTested(visit, review)).tests : [];
  return page(step.name, DecisionPage({ tests, visit, review, step, decision, facts, sets: setsInRoom(review, decision, facts), mayDecide: mayDecide && refusal === null, refusal, problems: named }), {
    ...backToReview(review), status, section: 'reviews', wide: true,
  });
}
