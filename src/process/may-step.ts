import { compareDays, type Day } from '../calendar/index.ts';
import type { Act, ProcessDefinition, Step } from '../framework/schema/process.ts';
import { actsAs, leadsOf, type Actor } from './actor.ts';
import type { Happening } from './event.ts';
import { problem, type Problem, unlessSaid } from './problem.ts';
import { recurs, type ProcessState, type StepState } from './state.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;
type Deed = Of<'step-done' | 'requested' | 'circulated' | 'notice-sent' | 'published' | 'answered'>;

/** At which kinds of step each deed has its place. */
const fits: Readonly<Record<Deed['type'], readonly Act['kind'][]>> = {
  requested: ['request'], circulated: ['composite', 'views'], 'notice-sent': ['notice'], published: ['publish'], answered: ['wait'], 'step-done': ['task', 'form', 'round', 'case-audit', 'plan', 'follow', 'impact-audit'],
};

/** What stands in the way of a deed at a step: it is for the lead or the deputy role, in its turn, and with what it has to hold. */
export function stepProblems(definition: ProcessDefinition, state: ProcessState, happening: Deed | Of<'step-reopened' | 'view-given'>, actor: Actor, today: Day): Problem[] {
  const step = definition.steps.find((each) => each.key === happening.step);
  const stands = state.steps[happening.step];
  if (step === undefined || stands === undefined) return problem('', 'There is no such step.');
  if (happening.type === 'view-given') return viewProblems(step, stands, happening, actor);
  if (actsAs(actor, leadsOf(step)) === undefined) return problem('', 'This step is for its lead, or for the deputy where the lead is away.');
  if (happening.type === 'step-reopened') return reopeningProblems(step, stands, happening);
  switch (stands.standing) {
    case 'not-needed': return problem('', 'This step is not needed after what was decided or answered.');
    case 'waiting': return problem('', 'Something else has to be done first.');
    case 'done': if (happening.type === 'step-done' && !recurs(step, state)) return problem('', 'This step is done already.'); break;
    case 'open': break;
  }
  return fits[happening.type].includes(step.act.kind) ? deedProblems(state, step, happening, today) : problem('', 'That is not what this step asks for.');
}

function reopeningProblems(step: Step, { standing }: StepState, { reason }: Of<'step-reopened'>): Problem[] {
  if (step.act.kind === 'decision') return problem('', 'A decision is not taken up again. It can be superseded.');
  return standing === 'done' ? unlessSaid(reason, 'reason', 'Say why it is taken up again') : problem('', 'This step is not done.');
}

function deedProblems(state: ProcessState, { act }: Step, happening: Deed, today: Day): Problem[] {
  switch (happening.type) {
    case 'step-done':
      return act.kind === 'task' && act.asks.length === 0 ? unlessSaid(happening.note, 'note', 'Say what was done') : [];
    case 'notice-sent':
      return [
        ...(act.kind === 'notice' && act.receipt !== undefined && act.receiptLater !== true ? unlessSaid(happening.reference, 'reference', `Enter the ${inSentence(act.receipt)}`) : []),
        ...(compareDays(happening.sentOn, today) > 0 ? problem('sentOn', 'The day of sending must be today or in the past') : []),
        ...unlessSaid(happening.how, 'how', 'Say how it was sent'),
      ];
    case 'answered':
      return [
        ...(act.kind === 'wait' && act.answers.some((answer) => answer.key === happening.answer) ? [] : problem('answer', 'Select what was answered')),
        ...(compareDays(happening.on, today) > 0 ? problem('on', 'The day must be today or in the past') : []),
      ];
    case 'published':
      return [
        ...(compareDays(happening.on, today) > 0 ? problem('publishedOn', 'The day of publication must be today or in the past') : []),
        ...unlessSaid(happening.address, 'address', 'Enter the address at which it is published'),
      ];
    case 'requested':
      return requestProblems(state, happening);
    case 'circulated':
      return [];
  }
}

/** An agency is asked once at a step, and again only after its request was withdrawn. */
function requestProblems(state: ProcessState, { step, requests }: Of<'requested'>): Problem[] {
  const asked = new Set(state.requests.filter((request) => request.step === step && request.standing !== 'withdrawn').map(({ agency }) => agency));
  const ids = new Set(state.requests.map(({ id }) => id));
  for (const { id, agency } of requests) {
    if (asked.has(agency)) return problem('agencies', 'An agency that has been asked already cannot be asked again');
    if (ids.has(id)) return problem('', 'This has been asked for already.');
    asked.add(agency);
    ids.add(id);
  }
  return [];
}

function viewProblems(step: Step, { standing }: StepState, { criteria }: Of<'view-given'>, actor: Actor): Problem[] {
  const { act } = step;
  if (act.kind !== 'views') return problem('', 'No views are asked for at this step.');
  if (standing !== 'done') return problem('', 'Views have not been asked for yet.');
  if (actor.personId === null) return problem('', 'Only a member of the group gives a view.');
  if (Object.keys(criteria).some((set) => !act.criteria.includes(set))) return problem('criteria', 'Views are not asked for on these criteria');
  return Object.values(criteria).some((set) => Object.keys(set).length > 0) ? [] : problem('criteria', 'Give your view on at least one criterion');
}

/** What stands in the way of an agency's reply, of its return for more, or of no longer asking for it. */
export function replyProblems(state: ProcessState, happening: Of<'replied' | 'reply-returned' | 'request-withdrawn'>): Problem[] {
  const request = state.requests.find((asked) => asked.id === happening.request && asked.step === happening.step);
  if (request === undefined) return problem('', 'This was not asked for.');
  switch (happening.type) {
    case 'replied':
      return request.standing === 'asked' || request.standing === 'returned' ? [] : problem('', 'This has been answered already, or is no longer asked for.');
    case 'reply-returned':
      return request.standing === 'received' ? unlessSaid(happening.reason, 'reason', 'Say what more is needed') : problem('', 'Only an answer that has come in can be returned.');
    case 'request-withdrawn':
      return request.standing === 'withdrawn' ? problem('', 'This is no longer asked for.') : unlessSaid(happening.reason, 'reason', 'Say why it is no longer asked for');
  }
}

/** A name as the middle of a sentence: its first letter small, unless it begins with an abbreviation such as NHS. */
const inSentence = (name: string): string => (/^\p{Lu}[\p{Lu}\d-]/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1));
