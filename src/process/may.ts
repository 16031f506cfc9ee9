import { compareDays, type Day } from '../calendar/index.ts';
import type { Decision, ProcessDefinition, Step } from '../framework/schema/process.ts';
import type { Happening } from './event.ts';
import { nothingLeft, standingDecision, type ProcessState } from './state.ts';

/** Who wants to act: the roles that they hold, and those that they hold as deputy for somebody absent. */
export interface Actor {
  personId: string | null;
  roles: readonly { role: string; actingFor: string | null }[];
}
export interface Problem {
  /** The field of the form that it belongs to, where there is one. */
  field: string;
  message: string;
}

/** The role under which somebody may act as one of several: their own before one that they hold as deputy. Undefined: none. */
export function actsAs(actor: Actor, roles: readonly string[]): { role: string; actingFor: string | null } | undefined {
  for (const role of roles) {
    const held = actor.roles.filter((one) => one.role === role);
    const own = held.find((one) => one.actingFor === null) ?? held[0];
    if (own !== undefined) return own;
  }
  return undefined;
}

const one = (field: string, message: string): Problem[] => [{ field, message }];
const words = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;

/**
 * Whether something may happen to a process now: the problems that stand in its way, each at its field, in plain words.
 * None means that it may. `today` bounds the days that are given.
 */
export function problemsWith(definition: ProcessDefinition, state: ProcessState, happening: Happening, actor: Actor, today: Day): Problem[] {
  if (happening.type === 'started') return state.lastSeq === 0 ? [] : one('', 'This has already been started.');
  if (happening.type === 'reckoned-anew') return [];
  if (state.status !== 'running') {
    if (happening.type === 'reopened') return words(happening.reason) > 0 ? [] : one('reason', 'Say why it is taken up again');
    return one('', state.status === 'closed' ? 'This is closed. Reopen it first.' : 'This was withdrawn. Reopen it first.');
  }
  switch (happening.type) {
    case 'reopened':
      return one('', 'This is not closed.');
    case 'withdrawn':
      return words(happening.reason) > 0 ? [] : one('reason', 'Say why it is withdrawn');
    case 'closed':
      return nothingLeft(state) ? [] : one('', 'There are still steps to be done.');
    case 'anchor-set':
      return [
        ...(definition.anchors.some((anchor) => anchor.key === happening.anchor) ? [] : one('anchor', 'There is no such starting day.')),
        ...(compareDays(happening.on, today) > 0 ? one('on', 'The day must be today or in the past') : []),
        ...(words(happening.reason) > 0 ? [] : one('reason', 'Say why the day is changed')),
      ];
    case 'clock-paused':
    case 'clock-resumed':
    case 'clock-extended':
      return clockProblems(definition, state, happening);
    case 'decided':
      return decisionProblems(definition, state, happening, actor);
    case 'conflict-declared':
      return words(happening.text) > 0 ? [] : one('text', 'Say what the conflict of interest is');
    case 'replied':
    case 'reply-returned':
    case 'request-withdrawn':
      return replyProblems(state, happening);
    default:
      return stepProblems(definition, state, happening, actor, today);
  }
}

function clockProblems(definition: ProcessDefinition, state: ProcessState, happening: Extract<Happening, { type: 'clock-paused' | 'clock-resumed' | 'clock-extended' }>): Problem[] {
  const running = state.clocks[happening.clock];
  if (running === undefined || !definition.clocks.some((clock) => clock.key === happening.clock)) return one('clock', 'There is no such clock.');
  const open = running.pauses.find((pause) => pause.to === null);
  if (happening.type === 'clock-resumed') {
    if (open === undefined) return one('', 'This clock is not paused.');
    return compareDays(happening.on, open.from) < 0 ? one('on', 'The clock cannot run again before the day on which it was paused') : [];
  }
  const problems = [
    ...(words(happening.reason) > 0 ? [] : one('reason', 'Enter the reason')),
    ...(words(happening.approvedBy) > 0 ? [] : one('approvedBy', 'Enter who approved it')),
  ];
  if (happening.type === 'clock-paused' && open !== undefined) return one('', 'This clock is paused already.');
  if (happening.type === 'clock-extended' && happening.by.amount < 1) return [...problems, ...one('by', 'An extension is at least one')];
  return problems;
}

function replyProblems(state: ProcessState, happening: Extract<Happening, { type: 'replied' | 'reply-returned' | 'request-withdrawn' }>): Problem[] {
  const request = state.requests.find((asked) => asked.id === happening.request && asked.step === happening.step);
  if (request === undefined) return one('', 'This was not asked for.');
  if (happening.type === 'replied') return request.standing === 'asked' || request.standing === 'returned' ? [] : one('', 'This has been answered already, or is no longer asked for.');
  if (happening.type === 'reply-returned' && request.standing !== 'received') return one('', 'Only an answer that has come in can be returned.');
  if (happening.type === 'request-withdrawn' && request.standing === 'withdrawn') return one('', 'This is no longer asked for.');
  return words(happening.reason) > 0 ? [] : one('reason', happening.type === 'reply-returned' ? 'Say what more is needed' : 'Say why it is no longer asked for');
}

function stepProblems(definition: ProcessDefinition, state: ProcessState, happening: Extract<Happening, { step: string }>, actor: Actor, today: Day): Problem[] {
  const step = definition.steps.find((each) => each.key === happening.step);
  const stands = state.steps[happening.step];
  if (step === undefined || stands === undefined) return one('', 'There is no such step.');
  if (happening.type === 'view-given') return viewProblems(state, step, happening, actor);
  if (actsAs(actor, leadsOf(step)) === undefined) return one('', 'This step is for its lead, or for the deputy where the lead is away.');
  if (happening.type === 'step-reopened') {
    if (stands.standing !== 'done') return one('', 'This step is not done.');
    return words(happening.reason) > 0 ? [] : one('reason', 'Say why it is taken up again');
  }
  const again = stands.standing === 'done' && (happening.type === 'requested' || happening.type === 'circulated' || happening.type === 'notice-sent' || happening.type === 'answered');
  if (stands.standing === 'not-needed') return one('', 'This step is not needed after the decision that was taken.');
  if (stands.standing === 'waiting') return one('', 'Something else has to be done first.');
  if (stands.standing === 'done' && !again) return one('', 'This step is done already.');
  const fits: Partial<Record<Happening['type'], string[]>> = {
    requested: ['request'], circulated: ['composite', 'views'], 'notice-sent': ['notice'], answered: ['wait'], 'step-done': ['task', 'form'],
  };
  if (!fits[happening.type]?.includes(step.act.kind)) return one('', 'That is not what this step asks for.');
  if (happening.type === 'notice-sent') {
    return [
      ...(step.act.kind === 'notice' && step.act.receipt !== undefined && words(happening.reference) === 0 ? one('reference', `Enter the ${lowerFirst(step.act.receipt)}`) : []),
      ...(compareDays(happening.sentOn, today) > 0 ? one('sentOn', 'The day of sending must be today or in the past') : []),
      ...(words(happening.how) > 0 ? [] : one('how', 'Say how it was sent')),
    ];
  }
  if (happening.type === 'answered') {
    return [
      ...(step.act.kind === 'wait' && step.act.answers.some((answer) => answer.key === happening.answer) ? [] : one('answer', 'Select what was answered')),
      ...(compareDays(happening.on, today) > 0 ? one('on', 'The day must be today or in the past') : []),
    ];
  }
  if (happening.type === 'step-done' && step.act.kind === 'task' && step.act.asks.length === 0 && words(happening.note) === 0) return one('note', 'Say what was done');
  return [];
}

function viewProblems(state: ProcessState, step: Step, happening: Extract<Happening, { type: 'view-given' }>, actor: Actor): Problem[] {
  if (step.act.kind !== 'views') return one('', 'No views are asked for at this step.');
  if (state.steps[step.key]!.standing !== 'done') return one('', 'Views have not been asked for yet.');
  if (actor.personId === null) return one('', 'Only a member of the group gives a view.');
  const given = Object.values(happening.criteria).flatMap((set) => Object.values(set));
  return given.length === 0 ? one('criteria', 'Give your view on at least one criterion') : [];
}

function decisionProblems(definition: ProcessDefinition, state: ProcessState, happening: Extract<Happening, { type: 'decided' }>, actor: Actor): Problem[] {
  const decision = definition.decisions.find((each) => each.key === happening.decision);
  const step = definition.steps.find((each) => each.act.kind === 'decision' && each.act.decision === happening.decision);
  if (decision === undefined || step === undefined) return one('', 'There is no such decision.');
  if (actsAs(actor, decision.deciders) === undefined) return one('', 'You may not take this decision.');
  if (state.conflicts.some((conflict) => conflict.decision === decision.key && conflict.steppedAside && conflict.person === actor.personId)) {
    return one('', 'You declared a conflict of interest and stepped aside, so you may not take this decision.');
  }
  const before = standingDecision(state, decision.key);
  const stands = state.steps[step.key]!.standing;
  if (before === undefined && stands !== 'open') return one('', stands === 'waiting' ? 'Something else has to be done first.' : 'This decision is not needed.');
  if (before !== undefined && happening.supersedes !== before.seq) return one('', 'A decision has been taken. It cannot be altered, only superseded.');
  return [
    ...(before !== undefined && words(happening.reason) === 0 ? one('reason', 'Say why the earlier decision is superseded') : []),
    ...(decision.outcomes.some((outcome) => outcome.key === happening.outcome) ? [] : one('outcome', 'Select the decision')),
    ...(words(happening.justification) >= 3 ? [] : one('justification', 'Enter the justification of the decision')),
    ...decision.aims.flatMap((aim) => (words(happening.aims[aim.key] ?? '') > 0 ? [] : one(`aims.${aim.key}`, `Answer: ${aim.question}`))),
    ...decision.criteria.flatMap((set) => (happening.criteria[set] !== undefined && Object.keys(happening.criteria[set]).length > 0 ? [] : one(`criteria.${set}`, 'Answer each of the criteria'))),
    ...missingFrom(decision, happening).map((role) => ({ field: `present.${role}`, message: 'Select who took part in this role' })),
  ];
}

const missingFrom = (decision: Decision, happening: Extract<Happening, { type: 'decided' }>): string[] =>
  decision.present.filter((role) => !happening.present.some((taking) => taking.role === role));

/** Who may act at a step: its lead by right, its deputy role in the lead's place. */
export const leadsOf = (step: Pick<Step, 'lead' | 'deputy'>): string[] => (step.deputy === undefined ? [step.lead] : [step.lead, step.deputy]);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
