import type { ProcessDefinition } from '../framework/schema/process.ts';
import { actsAs, type Actor } from './actor.ts';
import type { Happening } from './event.ts';
import { steppedAside } from './may-decide.ts';
import { problem, type Problem, unlessSaid } from './problem.ts';
import { openProposal, stillToAgree } from './proposals.ts';
import type { ProcessState } from './state.ts';

/**
 * What stands in the way of agreeing to a joint decision, or of not agreeing: it is proposed and not changed since, the role
 * is one that has still to agree, and each who agrees is a person of their own and stands in for another person (RED-47).
 */
export function agreementProblems(definition: ProcessDefinition, state: ProcessState, given: Extract<Happening, { type: 'agreement-given' }>, actor: Actor): Problem[] {
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
  return given.agrees ? [] : unlessSaid(given.text, 'text', 'Say why you do not agree');
}
