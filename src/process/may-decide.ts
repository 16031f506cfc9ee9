import { compareDays, type Day } from '../calendar/index.ts';
import { bodyThatDecides } from '../framework/business.ts';
import type { CriteriaSet } from '../framework/schema/criteria.ts';
import type { Decision, ProcessDefinition } from '../framework/schema/process.ts';
import { actsAs, type Actor } from './actor.ts';
import type { Around } from './around.ts';
import { bindingSets, departures, metBy, type Departure } from './departure.ts';
import type { CriteriaGiven, Happening } from './event.ts';
import { fewestWords, isJustification, problem, type Problem, unlessSaid, words } from './problem.ts';
import { needsAgreement } from './proposals.ts';
import { standingDecision, type ProcessState } from './state.ts';
import { takers } from './unneeded.ts';

type Decided = Extract<Happening, { type: 'decided' }>;

/** What is said of a role for which nobody is named; whoever knows what the role is called says it by its name. */
export const whoTookPart = 'Select who took part in this role';

/**
 * What stands in the way of a decision: who takes it, whether it is its time, and whether the record is whole: outcome,
 * justification, each aim and each criterion answered, everybody there who has to be (SUF-75, SUF-80, SUF-89). The criteria
 * bind it: to depart from them takes a reason, or is refused (ESX-16). A decision is never altered, only superseded with a
 * reason, and with what becomes of the work that it had started.
 */
export function decisionProblems(definition: ProcessDefinition, state: ProcessState, happening: Decided, actor: Actor, today: Day, around: Around): Problem[] {
  const { sets = [] } = around;
  const decision = definition.decisions.find((each) => each.key === happening.decision);
  if (decision === undefined || takers(definition, decision.key).length === 0) return problem('', 'There is no such decision.');
  if (actsAs(actor, decision.deciders) === undefined) return problem('', 'You may not take this decision.');
  if (needsAgreement(decision, happening.outcome) && (happening.agreeing === null || !decision.jointly!.includes(happening.agreeing) || actsAs(actor, [happening.agreeing]) === undefined)) {
    return problem('', 'This decision is taken jointly, by those whose roles have to agree. You hold none of them.');
  }
  if (steppedAside(state, decision.key, actor.personId)) {
    return problem('', 'You declared a conflict of interest and stepped aside, so you may not take this decision.');
  }
  const early = outOfTurn(definition, state, decision.key);
  if (early !== null) return problem('', early);
  const before = standingDecision(state, decision.key);
  if (happening.supersedes !== (before?.seq ?? null)) {
    return problem('', before === undefined ? 'There is no decision to supersede.' : 'A decision has been taken. It cannot be altered, only superseded.');
  }
  return [
    ...(before === undefined ? [] : unlessSaid(happening.reason, 'reason', 'Say why the earlier decision is superseded')),
    ...(decision.outcomes.some((outcome) => outcome.key === happening.outcome) ? [] : problem('outcome', 'Select the decision')),
    ...(isJustification(happening.justification) ? [] : problem('justification', words(happening.justification) === 0 ? 'Enter the justification of the decision' : `The justification must be at least ${fewestWords} words`)),
    ...decision.aims.flatMap((aim) => unlessSaid(happening.aims[aim.key] ?? '', `aims.${aim.key}`, `Answer the question ‘${aim.question}’`)),
    ...decision.criteria.flatMap((key) => criteriaProblems(key, happening.criteria, sets)),
    ...presenceProblems(decision, state, happening),
    // What an outside body decided is recorded as it was: criteria bind those who decide, not those who write down.
    ...(bodyThatDecides(definition, decision) === null ? departureProblems(decision, happening, around) : []),
    ...openActionProblems(decision, happening, around),
    ...insteadProblems(decision, happening, around),
    ...(before === undefined ? [] : followedProblems(decision, happening, around)),
    ...(bodyThatDecides(definition, decision) === null ? [] : theirProblems(happening, today)),
  ];
}

/** Why it is not the time of a decision, or of one in the place of what stands, in a sentence; null where it is. */
export function outOfTurn(definition: ProcessDefinition, state: ProcessState, decision: string): string | null {
  const standings = takers(definition, decision).map((step) => state.steps[step.key]?.standing);
  if (standings.every((standing) => standing === 'not-needed')) return 'This decision is not needed.';
  return standingDecision(state, decision) === undefined && !standings.includes('open') ? 'Something else has to be done first.' : null;
}

/** What an outside body decided is never decided here: the record says on which day that body did, and how we know. */
const theirProblems = ({ theirs }: Decided, today: Day): Problem[] => (theirs === undefined ? problem('theirs.on', 'Enter the day on which it was decided') : [
  ...(compareDays(theirs.on, today) > 0 ? problem('theirs.on', 'The day of the decision must be today or in the past') : []),
  ...unlessSaid(theirs.how, 'theirs.how', 'Say how we were told of the decision'),
]);

export const steppedAside = (state: ProcessState, decision: string, person: string | null): boolean =>
  person !== null && state.conflicts.some((conflict) => conflict.decision === decision && conflict.steppedAside && conflict.person === person);

/** Criteria weighed child by child are answered where the children are, in the notification, and not again here. */
function criteriaProblems(key: string, given: CriteriaGiven, sets: readonly CriteriaSet[]): Problem[] {
  const set = sets.find((each) => each.key === key);
  const answers = given[key] ?? {};
  if (set?.per === 'child') return [];
  if (set === undefined) return Object.keys(answers).length > 0 ? [] : problem(`criteria.${key}`, 'Answer each of the criteria');
  return set.items.flatMap((item) => (answers[item.key] === undefined ? problem(`criteria.${key}.${item.key}`, `Select an answer to ‘${item.text}’ under ‘${set.name}’`) : []));
}

function presenceProblems(decision: Decision, state: ProcessState, { present }: Decided): Problem[] {
  return [
    ...decision.present.filter((role) => !present.some((taking) => taking.role === role)).map((role) => ({ field: `present.${role}`, message: whoTookPart })),
    // Who has to take part are several people, each with a voice of their own (SUF-75).
    ...present.filter(({ person }, place) => present.findIndex((taking) => taking.person === person) < place).map(({ role }) => ({ field: `present.${role}`, message: 'This person takes part in another role already. Select somebody else' })),
    ...present.filter(({ person }) => steppedAside(state, decision.key, person)).map(({ role }) => ({
      field: `present.${role}`, message: 'This person declared a conflict of interest and stepped aside. Select who took part in their place',
    })),
  ];
}

/** An outcome that goes against the criteria has its reason on the record, or is refused; one that follows them departs from nothing. */
function departureProblems(decision: Decision, { criteria, departure, outcome }: Decided, { sets = [], met }: Around): Problem[] {
  if (bindingSets(decision).length === 0 || !decision.outcomes.some(({ key }) => key === outcome)) return [];
  const found = departures(decision, outcome, metBy(decision, criteria, sets, met));
  const refused = found.filter((each) => each.refused);
  if (refused.length > 0) return refused.flatMap((each) => problem('outcome', `${againstCriteria(decision, outcome, each, sets)} Choose another outcome, or look at the answers again`));
  if (found.length > 0) return found.slice(0, 1).flatMap((each) => unlessSaid(departure, 'departure', `${againstCriteria(decision, outcome, each, sets)} Say why it is chosen all the same`));
  return words(departure) === 0 ? [] : problem('departure', 'This outcome follows the criteria as they are answered, so it departs from nothing. Look at the answers again, or leave this empty');
}

function againstCriteria(decision: Decision, chosen: string, { set, how, calledFor }: Departure, sets: readonly CriteriaSet[]): string {
  const name = sets.find(({ key }) => key === set)?.name ?? set;
  const outcome = decision.outcomes.find(({ key }) => key === chosen)?.name ?? chosen;
  return how === 'called-for'
    ? `As they are answered, the criteria ‘${name}’ are met and call for ‘${calledFor.map((each) => each.name).join('’ or ‘')}’.`
    : `‘${outcome}’ rests on the criteria ‘${name}’, and as they are answered they are not met.`;
}

/** An outcome that says that all is done is not taken while an action is open (RED-50). */
function openActionProblems(decision: Decision, { outcome }: Decided, around: Around): Problem[] {
  const open = stillOpen(decision, outcome, around);
  return open === null ? [] : problem('outcome', `${open} Close what is open, or choose another outcome`);
}

/** The actions that have to be closed before an outcome is taken, in a sentence; null where none has. */
export const stillOpen = (decision: Decision, outcome: string, { openActions = [] }: Around): string | null =>
  decision.outcomes.find(({ key }) => key === outcome)?.onceActionsClosed !== true || openActions.length === 0 ? null : `${openActions.length === 1 ? '1 action is' : `${openActions.length} actions are`} still open: ${openActions.join(', ')}.`;

/** Where what an outcome starts cannot be started here, for its rules or for want of a board, the record says who does it instead. */
function insteadProblems(decision: Decision, { instead, outcome }: Decided, { notInForce = {}, notRun = {} }: Around): Problem[] {
  const chosen = decision.outcomes.find(({ key }) => key === outcome);
  const among = (names: Readonly<Record<string, string>>): string[] => (chosen?.starts ?? []).flatMap((key) => names[key] ?? []);
  const why = [
    ...(among(notInForce).length === 0 ? [] : [`the rules of ‘${among(notInForce).join('’ and ‘')}’ do not hold for this case`]),
    ...(among(notRun).length === 0 ? [] : [`no board of the partnership runs ‘${among(notRun).join('’ or ‘')}’`]),
  ].join(', and ');
  if (why !== '') return unlessSaid(instead, 'instead', `${why.charAt(0).toUpperCase()}${why.slice(1)}, so it is not started here. Say who does this instead, or choose another outcome`);
  return chosen === undefined || words(instead) === 0 ? [] : problem('instead', 'Everything that follows from this outcome is started here. Leave this empty');
}

/** Of all that a superseded decision started the new one says whether it goes on, and why it is closed where it is. */
function followedProblems(decision: Decision, { followed, outcome }: Decided, { running = [] }: Around): Problem[] {
  const calledFor = decision.outcomes.find(({ key }) => key === outcome)?.starts ?? [];
  return running.flatMap(({ id, definition, reference }) => {
    const said = followed.find(({ process }) => process === id);
    if (said === undefined) return problem(`followed.${id}`, `Select whether ${reference} goes on`);
    if (said.goesOn) return [];
    return calledFor.includes(definition) ? problem(`followed.${id}`, `The new decision calls for ${reference}, so it goes on`) : unlessSaid(said.reason, `followed.${id}.reason`, `Say why ${reference} is closed`);
  });
}
