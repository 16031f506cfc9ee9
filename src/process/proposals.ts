import type { Day } from '../calendar/index.ts';
import type { Decision, ProcessDefinition } from '../framework/schema/process.ts';
import type { Happening, ProcessEvent } from './event.ts';

type Decided = Extract<Happening, { type: 'decided' }>;

/** That one of those who decide jointly agreed, or did not, in which role, when and in which words. */
export interface Agreement {
  role: string;
  person: string | null;
  actingFor: string | null;
  on: Day;
  at: string;
  text: string;
}

/** A decision as it was recorded, not yet placed among the others. */
export interface Settled extends Decided {
  seq: number;
  at: string;
  on: Day;
  by: string | null;
  actingFor: string | null;
  /** Who agreed to it so far; empty for a decision that is not taken jointly. */
  agreements: readonly Agreement[];
}

/** A decision as one of those who decide jointly recorded it, until each of the others has agreed (RED-47). */
export interface Proposal extends Settled {
  /** Who did not agree; null where nobody refused. */
  declined: Agreement | null;
  standing: 'open' | 'agreed' | 'declined' | 'replaced';
}

/** Whether this outcome of a decision stands only when each of several roles has agreed. */
export const needsAgreement = (decision: Decision | undefined, outcome: string): boolean =>
  decision?.jointly !== undefined && decision.outcomes.find((each) => each.key === outcome)?.withoutAgreement !== true;

/** The proposal on which agreement is asked for, if there is one. */
export const openProposal = (proposals: readonly Proposal[], decision: string): Proposal | undefined =>
  proposals.find((proposal) => proposal.decision === decision && proposal.standing === 'open');

/** The roles that have still to agree to a proposal. */
export const stillToAgree = (decision: Pick<Decision, 'jointly'>, { agreements }: Pick<Proposal, 'agreements'>): string[] =>
  (decision.jointly ?? []).filter((role) => !agreements.some((agreement) => agreement.role === role));

/**
 * What an event makes of the proposals, and the decision that stands by it. A decision that one takes alone stands at once;
 * one that is taken jointly, on the day on which the last of them agrees; that of an outside body, which is only recorded here,
 * on that body's own day. A new proposal takes the place of the open one.
 */
export function settle(definition: ProcessDefinition, proposals: readonly Proposal[], event: ProcessEvent): { proposals: readonly Proposal[]; settled: Settled | null } {
  const { happening, seq, at, day: on, actor: by, actingFor } = event;
  if (happening.type === 'decided') {
    const replaced = proposals.map((proposal): Proposal => (proposal.decision === happening.decision && proposal.standing === 'open' ? { ...proposal, standing: 'replaced' } : proposal));
    const said = { ...happening, seq, at, on: happening.theirs?.on ?? on, by, actingFor };
    if (!needsAgreement(definition.decisions.find(({ key }) => key === happening.decision), happening.outcome)) return { proposals: replaced, settled: { ...said, agreements: [] } };
    const own: Agreement[] = happening.agreeing === null ? [] : [{ role: happening.agreeing, person: by, actingFor, on, at, text: '' }];
    return { proposals: [...replaced, { ...said, agreements: own, declined: null, standing: 'open' }], settled: null };
  }
  const open = happening.type === 'agreement-given' ? openProposal(proposals, happening.decision) : undefined;
  const decision = definition.decisions.find(({ key }) => key === open?.decision);
  if (happening.type !== 'agreement-given' || open === undefined || decision === undefined) return { proposals, settled: null };
  const given: Agreement = { role: happening.role, person: by, actingFor, on, at, text: happening.text };
  const agreements = happening.agrees ? [...open.agreements, given] : open.agreements;
  const standing = !happening.agrees ? 'declined' : stillToAgree(decision, { agreements }).length === 0 ? 'agreed' : 'open';
  const now: Proposal = { ...open, agreements, declined: happening.agrees ? null : given, standing };
  const { declined: _, standing: __, ...record } = now;
  return { proposals: proposals.map((each) => (each === open ? now : each)), settled: standing === 'agreed' ? { ...record, seq, at, on } : null };
}
