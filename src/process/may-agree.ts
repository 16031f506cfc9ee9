import type { Decision, ProcessDefinition } from '../framework/schema/process.ts';
import { listed } from '../framework/words.ts';
import { actsAs, type Actor } from './actor.ts';
import type { Around } from './around.ts';
import type { Happening } from './event.ts';
import { outOfTurn, steppedAside, stillOpen } from './may-decide.ts';
import { problem, type Problem, unlessSaid } from './problem.ts';
import { openProposal, stillToAgree, type Proposal } from './proposals.ts';
import type { ProcessState } from './state.ts';

/**
 * What stands in the way of agreeing to a joint decision, or of not agreeing: it is proposed and not changed since, the role
 * is one that has still to agree, and each who agrees is a person of their own and stands in for another person (RED-47).
 * Between the proposal and the agreement things change: nobody agrees to what could not be decided any longer.
 */
export function agreementProblems(definition: ProcessDefinition, state: ProcessState, given: Extract<Happening, { type: 'agreement-given' }>, actor: Actor, around: Around): Problem[] {
  const decision = definition.decisions.find((each) => each.key === given.decision);
  const proposal = openProposal(state.proposals, given.decision);
  if (decision?.jointly === undefined) return problem('', 'There is no such joint decision.');
  if (proposal === undefined) return problem('', 'Nothing is proposed to which anybody could agree.');
  if (proposal.seq !== given.proposal) return problem('', 'Another decision has been proposed since. Read it before you answer.');
  const acts = actsAs(actor, [given.role]);
  if (acts === undefined || !decision.jointly.includes(given.role)) return problem('', 'You hold none of the roles that have to agree.');
  if (!stillToAgree(decision, proposal).includes(given.role)) return problem('', 'This role has agreed already.');
  if (steppedAside(state, decision.key, actor.personId)) return problem('', 'You declared a conflict of interest and stepped aside, so you may not take part in this decision.');
  const mine = [actor.personId, acts.actingFor].filter((person) => person !== null);
  if (proposal.agreements.some(({ person, actingFor }) => mine.some((each) => each === person || each === actingFor))) {
    return problem('', 'You have agreed already in another role. The agreement of each role is given by a person of its own.');
  }
  if (!given.agrees) return unlessSaid(given.text, 'text', 'Say why you do not agree');
  const early = outOfTurn(definition, state, decision.key);
  if (early !== null) return problem('', early);
  const changed = changedSince(decision, state, proposal, around);
  return changed.length === 0 ? [] : problem('agrees', `${changed.join(' ')} It cannot stand as it was proposed. Another decision can be proposed in its place`);
}

/** What has come up since a decision was proposed and keeps it from standing, each in a sentence. */
function changedSince(decision: Decision, state: ProcessState, proposal: Proposal, around: Around): string[] {
  const unsaid = (around.running ?? []).filter(({ id }) => !proposal.followed.some(({ process }) => process === id)).map(({ reference }) => reference);
  const taking = [...proposal.agreements, ...proposal.present].map(({ person }) => person);
  return [
    stillOpen(decision, proposal.outcome, around),
    unsaid.length === 0 ? null : `It does not say whether ${listed(unsaid)} ${unsaid.length === 1 ? 'goes' : 'go'} on, which the earlier decision has set off.`,
    taking.some((person) => steppedAside(state, decision.key, person)) ? 'Somebody who proposed it or took part in it has declared a conflict of interest since, and stepped aside.' : null,
  ].filter((sentence) => sentence !== null);
}
