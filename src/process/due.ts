import { compareDays, dueDay, type Day } from '../calendar/index.ts';
import type { ProcessDefinition, Step } from '../framework/schema/process.ts';
import { clockDue, isPaused, originalDue, stepWindow, type Reckoning } from './clock-due.ts';
import { openProposal, stillToAgree } from './proposals.ts';
import { recurs, type ProcessState } from './state.ts';

export type { Reckoning };

/** One thing that is or will be due, reckoned from the anchors that are known. Whether it is late is for whoever holds today. */
export interface Due {
  key: string;
  kind: 'step' | 'clock' | 'reply';
  name: string;
  lead: string | null;
  deputy: string | null;
  agency: string | null;
  /** Null where the source sets no day, or its anchor is not known yet. */
  opens: Day | null;
  due: Day | null;
  /** The last day as first set, before pauses and extensions. */
  firstDue: Day | null;
  paused: boolean;
  doneOn: Day | null;
  needed: boolean;
  /** All that has to come first is done. */
  ready: boolean;
}

/**
 * Everything due in a process: its steps and clocks, and the replies that were asked for. Once a process is closed or
 * withdrawn nothing more is needed of anybody. Throws `NoCalendarData` where a year without bank holidays is touched.
 */
export function dues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  const items = [...stepDues(definition, state, on), ...clockDues(definition, state, on), ...replyDues(definition, state, on)];
  return state.status === 'running' ? items : items.map((item) => ({ ...item, paused: false, needed: item.needed && item.doneOn !== null, ready: false }));
}

function stepDues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return definition.steps.map((step): Due => {
    const stands = state.steps[step.key]!;
    const window = stepWindow(definition, state, step, on) ?? clockEndedBy(definition, state, step, on);
    if (step.repeats !== undefined && recurs(step, state)) {
      const next = dueDay(stands.lastOn!, step.repeats.every, on);
      return { key: step.key, kind: 'step', name: step.name, lead: step.lead, deputy: step.deputy ?? null, agency: null, opens: stands.lastOn, due: next, firstDue: next, paused: false, doneOn: null, needed: true, ready: true };
    }
    return {
      key: step.key, kind: 'step', name: step.name, ...actsNext(definition, state, step), agency: null,
      opens: window?.opens ?? null, due: window?.due ?? null, firstDue: window?.firstDue ?? null, paused: window?.paused ?? false, doneOn: stands.doneOn,
      needed: stands.standing !== 'not-needed', ready: stands.standing === 'open',
    };
  });
}

/** For a step without a window of its own: the time of the clocks that it ends, the earliest of them. */
function clockEndedBy(definition: ProcessDefinition, state: ProcessState, step: Step, on: Reckoning): Pick<Due, 'opens' | 'due' | 'firstDue' | 'paused'> | null {
  if (step.window !== undefined) return null;
  const limits = clockDues({ ...definition, clocks: definition.clocks.filter((clock) => clock.stops === step.key) }, state, on).filter(({ due }) => due !== null);
  const [first] = limits.toSorted((a, b) => compareDays(a.due!, b.due!));
  return first === undefined ? null : { opens: null, due: first.due, firstDue: first.firstDue, paused: first.paused };
}

/** Whose turn it is: the lead and the deputy role, or, where agreement to a joint decision is asked for, the role that has still to give it. */
function actsNext(definition: ProcessDefinition, state: ProcessState, { act, lead, deputy }: Step): Pick<Due, 'lead' | 'deputy'> {
  const decision = act.kind === 'decision' ? definition.decisions.find(({ key }) => key === act.decision) : undefined;
  const proposal = decision === undefined ? undefined : openProposal(state.proposals, decision.key);
  const [next] = decision === undefined || proposal === undefined ? [] : stillToAgree(decision, proposal);
  return next === undefined ? { lead, deputy: deputy ?? null } : { lead: next, deputy: null };
}

function clockDues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return definition.clocks.map((clock): Due => {
    const stop = state.steps[clock.stops];
    const running = state.clocks[clock.key]!;
    const anchor = state.anchors[clock.anchor];
    const due = anchor === undefined ? null : clockDue(clock, anchor, running, on);
    return {
      key: `clock-${clock.key}`, kind: 'clock', name: clock.name, lead: null, deputy: null, agency: null,
      opens: anchor ?? null, due, firstDue: anchor === undefined ? null : originalDue(clock, anchor, on), paused: isPaused(running, due), doneOn: stop?.doneOn ?? null,
      needed: stop !== undefined && stop.standing !== 'not-needed', ready: anchor !== undefined,
    };
  });
}

function replyDues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return state.requests.flatMap((request): Due[] => {
    const step = definition.steps.find((one) => one.key === request.step);
    if (step?.act.kind !== 'request') return [];
    const due = dueDay(request.askedOn, step.act.replyWithin, on);
    return [{
      key: `reply-${request.id}`, kind: 'reply', name: step.name, lead: null, deputy: null, agency: request.agency, opens: request.askedOn,
      due, firstDue: due, paused: false, doneOn: request.receivedOn,
      needed: request.standing !== 'withdrawn' && state.steps[step.key]?.standing !== 'not-needed', ready: true,
    }];
  });
}

/** How a due item stands on a day, for showing. */
export type Standing = 'not-needed' | 'no-longer-needed' | 'done' | 'done-late' | 'paused' | 'late' | 'due-today' | 'due' | 'waiting';
export function standing(item: Pick<Due, 'needed' | 'doneOn' | 'due' | 'paused' | 'opens' | 'ready'>, today: Day): Standing {
  // What was done has happened, also where a later decision left it unneeded.
  if (!item.needed) return item.doneOn === null ? 'not-needed' : 'no-longer-needed';
  if (item.doneOn !== null) return item.due !== null && compareDays(item.doneOn, item.due) > 0 ? 'done-late' : 'done';
  if (item.paused) return 'paused';
  if (item.due !== null && compareDays(item.due, today) < 0) return 'late';
  if (item.due !== null && compareDays(item.due, today) === 0) return 'due-today';
  return item.ready && (item.opens === null || compareDays(item.opens, today) <= 0) ? 'due' : 'waiting';
}
