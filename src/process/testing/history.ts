import { day, type Day } from '../../calendar/index.ts';
import { bodyThatDecides } from '../../framework/business.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Actor } from '../actor.ts';
import type { Happening, ProcessEvent } from '../event.ts';
import type { Around } from '../around.ts';
import { problemsWith } from '../may.ts';
import type { Problem } from '../problem.ts';
import { stillToAgree } from '../proposals.ts';
import { replay, type ProcessState } from '../state.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

/** Somebody who holds these roles in their own right. */
export const holder = (personId: string, ...roles: string[]): Actor => ({ personId, roles: roles.map((role) => ({ role, actingFor: null })) });

/** Every role that a process names, in one hand. */
export const everyRole = (definition: ProcessDefinition, personId = 'everybody'): Actor =>
  holder(personId, ...new Set([...definition.steps.flatMap(({ lead, deputy }) => (deputy === undefined ? [lead] : [lead, deputy])), ...definition.decisions.flatMap(({ deciders }) => deciders)]));

/** A process told event by event, as a test sees it. What may not happen is not written. */
export class History {
  readonly definition: ProcessDefinition;
  readonly events: ProcessEvent[] = [];

  constructor(definition: ProcessDefinition, startedOn: string, anchors: Readonly<Record<string, string>> = {}) {
    this.definition = definition;
    const days = Object.fromEntries(Object.entries(anchors).map(([key, on]) => [key, day(on)]));
    const first = definition.anchors[0]!.key;
    this.write(day(startedOn), { type: 'started', anchors: { [first]: day(startedOn), ...days } }, everyRole(definition));
  }

  get state(): ProcessState {
    return replay(this.definition, this.events);
  }

  /** What stands in the way of a happening on a day. */
  problems(on: string, happening: Happening, actor: Actor = everyRole(this.definition), around: Around = {}): Problem[] {
    return problemsWith(this.definition, this.state, happening, actor, day(on), around);
  }

  /** Lets something happen. Throws what stands in its way. */
  tell(on: string, happening: Happening, actor: Actor = everyRole(this.definition), around: Around = {}): this {
    const problems = this.problems(on, happening, actor, around);
    if (problems.length > 0) throw new Error(problems.map(({ field, message }) => `${field}: ${message}`).join('\n'));
    return this.write(day(on), happening, actor);
  }

  private write(on: Day, happening: Happening, actor: Actor): this {
    this.events.push({ seq: this.events.length + 1, at: `${on}T12:00:00.000Z`, day: on, actor: actor.personId, actingFor: null, happening });
    return this;
  }
}

/** What the record says besides of a decision that an outside body took on a day. */
export function theirsOn(definition: ProcessDefinition, key: string, on: Day): Pick<Of<'decided'>, 'theirs'> {
  const decision = definition.decisions.find((each) => each.key === key)!;
  return bodyThatDecides(definition, decision) === null ? {} : { theirs: { on, how: 'By letter.' } };
}

/** A decision with everything that its record has to hold. */
export function decided(definition: ProcessDefinition, key: string, outcome: string, more: Partial<Of<'decided'>> = {}): Of<'decided'> {
  const decision = definition.decisions.find((each) => each.key === key)!;
  return {
    type: 'decided', decision: key, outcome, justification: 'The facts point this way.',
    aims: Object.fromEntries(decision.aims.map((aim) => [aim.key, 'Answered in words.'])),
    criteria: Object.fromEntries(decision.criteria.map((set) => [set, { any: { answer: 'may-be', reason: 'Not settled.' } }])),
    present: decision.present.map((role) => ({ role, person: `the ${role}`, actingFor: null })),
    dissent: [], supersedes: null, reason: '', departure: '', instead: '', followed: [], agreeing: decision.jointly?.[0] ?? null, ...more,
  };
}

/** The agreement of each of the others to a joint decision that has just been proposed, each by a person of their own. */
export function agreements({ definition, state }: { definition: ProcessDefinition; state: ProcessState }): { actor: Actor; happening: Of<'agreement-given'> }[] {
  return state.proposals.filter((proposal) => proposal.standing === 'open').flatMap((proposal) => stillToAgree(definition.decisions.find(({ key }) => key === proposal.decision)!, proposal).map((role) => ({
    actor: holder(`the ${role}`, role), happening: { type: 'agreement-given' as const, decision: proposal.decision, proposal: proposal.seq, role, agrees: true, text: '' },
  })));
}

/** What a step asks for, done in full. */
export function deedAt(definition: ProcessDefinition, stepKey: string, on: Day, outcome?: string, serial = 0): Happening {
  const step = definition.steps.find(({ key }) => key === stepKey)!;
  const { act } = step;
  switch (act.kind) {
    case 'task':
      return { type: 'step-done', step: stepKey, note: 'Done.', answers: act.asks.map((question) => ({ question, answer: `What was found of: ${question}` })) };
    case 'plan':
    case 'follow':
    case 'impact-audit':
    case 'form':
    case 'round':
    case 'case-audit':
      return { type: 'step-done', step: stepKey, note: 'Done.', answers: [] };
    case 'request':
      return { type: 'requested', step: stepKey, requests: [{ id: `request ${serial}`, agency: `agency ${serial}` }] };
    case 'composite':
    case 'views':
      return { type: 'circulated', step: stepKey, to: ['A member'], missing: [] };
    case 'decision':
      return decided(definition, act.decision, outcome ?? definition.decisions.find(({ key }) => key === act.decision)!.outcomes[0]!.key, theirsOn(definition, act.decision, on));
    case 'notice':
      return { type: 'notice-sent', step: stepKey, to: ['The panel'], sentOn: on, how: 'By post', reference: 'P 1', file: null };
    case 'publish':
      return { type: 'published', step: stepKey, on, address: 'https://board.example/report', until: null, note: '', answers: [], despiteHolds: '', holds: [], beforeTime: '' };
    case 'wait':
      return { type: 'answered', step: stepKey, answer: act.answers[0]!.key, on, text: '' };
  }
}
