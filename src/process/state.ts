import type { ProcessDefinition, Step } from '../framework/schema/process.ts';
import { laterDay, type Day, type Duration } from '../calendar/index.ts';
import type { CriteriaGiven, Happening, ProcessEvent } from './event.ts';
import { settle, type Proposal, type Settled } from './proposals.ts';
import { clocksBefore } from './clocks-before.ts';
import { unneededSteps } from './unneeded.ts';

export interface StepState {
  key: string;
  /** waiting: something has to come first. not-needed: the decision went another way. */
  standing: 'waiting' | 'open' | 'done' | 'not-needed';
  doneOn: Day | null;
  /** The day on which it was done last, for a step that is done again and again. */
  lastOn: Day | null;
  doneBy: string | null;
  actingFor: string | null;
  note: string;
}
export interface RequestState {
  id: string;
  step: string;
  agency: string;
  askedOn: Day;
  standing: 'asked' | 'received' | 'returned' | 'withdrawn';
  receivedOn: Day | null;
}
export interface View {
  step: string;
  person: string;
  actingFor: string | null;
  criteria: CriteriaGiven;
  comment: string;
  dissent: string;
  at: string;
  on: Day;
  seq: number;
}
export interface TakenDecision extends Settled {
  supersededBy: number | null;
}
export interface ClockState {
  key: string;
  pauses: { from: Day; to: Day | null; reason: string; approvedBy: string }[];
  extensions: { by: Duration; reason: string; approvedBy: string; on: Day }[];
}
export interface ProcessState {
  status: 'running' | 'withdrawn' | 'closed';
  anchors: Readonly<Record<string, Day>>;
  steps: Readonly<Record<string, StepState>>;
  requests: readonly RequestState[];
  views: readonly View[];
  decisions: readonly TakenDecision[];
  /** Joint decisions as they were proposed, agreed to or not. */
  proposals: readonly Proposal[];
  conflicts: readonly { decision: string; person: string | null; text: string; steppedAside: boolean; on: Day }[];
  notices: readonly (Extract<Happening, { type: 'notice-sent' }> & { at: string; by: string | null })[];
  answers: readonly (Extract<Happening, { type: 'answered' }> & { at: string })[];
  clocks: Readonly<Record<string, ClockState>>;
  lastSeq: number;
}

/** The decision that stands: the last one that none has superseded. */
export const standingDecision = (state: Pick<ProcessState, 'decisions'>, decision: string): TakenDecision | undefined =>
  state.decisions.find((taken) => taken.decision === decision && taken.supersededBy === null);

interface Completion {
  on: Day;
  lastOn: Day;
  by: string | null;
  actingFor: string | null;
  note: string;
}

/** Whether a further answer is awaited after this one. */
export const goesOn = ({ act }: Pick<Step, 'act'>, answer: string): boolean => act.kind === 'wait' && act.answers.some(({ key, goesOn: on }) => key === answer && on === true);

/** What a step's completion is, for kinds whose completion follows from what happened to them. */
const completes = (step: Step, happening: Happening, settled: Settled | null): boolean => {
  if (step.act.kind === 'decision') return step.act.decision === settled?.decision;
  switch (happening.type) {
    case 'step-done':
    case 'notice-sent':
    case 'circulated':
    // Asking is what such a step asks of its lead; each reply has its own last day.
    case 'requested':
    case 'published':
      return happening.step === step.key;
    case 'answered':
      return happening.step === step.key && !goesOn(step, happening.answer);
    default:
      return false;
  }
};

/**
 * The state of a process: what its definition makes of its events, in their order. The same events always give the same
 * state; nothing else decides what is open, due or late.
 */
export function replay(definition: ProcessDefinition, events: readonly ProcessEvent[]): ProcessState {
  const done = new Map<string, Completion>();
  const requests = new Map<string, RequestState>();
  const clocks = new Map<string, ClockState>(definition.clocks.map((clock) => [clock.key, { key: clock.key, pauses: [], extensions: [] }]));
  const anchors: Record<string, Day> = {};
  /** The step whose completion set an anchor; null where a person set it. */
  const anchorSetBy = new Map<string, string | null>();
  const setAnchor = (anchor: string, on: Day, step: string | null): void => {
    anchors[anchor] = on;
    anchorSetBy.set(anchor, step);
  };
  const takeUpAgain = (step: string): void => {
    done.delete(step);
    for (const [anchor, setBy] of anchorSetBy) {
      if (setBy !== step) continue;
      delete anchors[anchor];
      anchorSetBy.delete(anchor);
    }
  };
  let status: ProcessState['status'] = 'running';
  const views: View[] = [];
  let decisions: TakenDecision[] = [];
  let proposals: readonly Proposal[] = [];
  const conflicts: ProcessState['conflicts'][number][] = [];
  const notices: ProcessState['notices'][number][] = [];
  const answers: ProcessState['answers'][number][] = [];

  for (const event of events) {
    const { happening } = event;
    const { settled, proposals: afterwards } = settle(definition, proposals, event);
    proposals = afterwards;
    for (const step of definition.steps) {
      if (!completes(step, happening, settled)) continue;
      const on = happening.type === 'notice-sent' ? happening.sentOn : happening.type === 'answered' || happening.type === 'published' ? happening.on : settled?.on ?? event.day;
      const before = done.get(step.key);
      // Sending or asking again is on record, but what was done in time does not come to be late by it, nor a day move. What is
      // recorded of a publication again puts right what was recorded before.
      const first = before === undefined || happening.type === 'published';
      if (first) done.set(step.key, { on, lastOn: on, by: event.actor, actingFor: event.actingFor, note: 'note' in happening ? happening.note : '' });
      else done.set(step.key, { ...before, lastOn: laterDay(before.lastOn, on) });
      // A decision that supersedes another counts from its own day.
      if (first || settled !== null) {
        for (const anchor of definition.anchors) if (anchor.setBy === step.key) setAnchor(anchor.key, on, step.key);
      }
    }
    switch (happening.type) {
      case 'started':
        for (const [anchor, on] of Object.entries(happening.anchors)) setAnchor(anchor, on, null);
        break;
      case 'anchor-set':
        setAnchor(happening.anchor, happening.on, null);
        break;
      case 'published':
        // The clocks up to publication are held against the day on which it was published, not the one that was planned.
        for (const clock of clocksBefore(definition, happening.step)) setAnchor(clock.anchor, happening.on, null);
        break;
      case 'step-reopened':
        takeUpAgain(happening.step);
        break;
      case 'requested':
        for (const { id, agency } of happening.requests) requests.set(id, { id, step: happening.step, agency, askedOn: event.day, standing: 'asked', receivedOn: null });
        break;
      case 'replied':
      case 'reply-returned':
      case 'request-withdrawn': {
        const request = requests.get(happening.request);
        if (request === undefined) break;
        const standing = happening.type === 'replied' ? 'received' : happening.type === 'reply-returned' ? 'returned' : 'withdrawn';
        requests.set(request.id, { ...request, standing, receivedOn: happening.type === 'replied' ? event.day : null });
        break;
      }
      case 'view-given':
        views.push({ ...happening, person: event.actor ?? '', actingFor: event.actingFor, at: event.at, on: event.day, seq: event.seq });
        break;
      case 'conflict-declared':
        conflicts.push({ decision: happening.decision, person: event.actor, text: happening.text, steppedAside: happening.steppedAside, on: event.day });
        break;
      case 'notice-sent':
        notices.push({ ...happening, at: event.at, by: event.actor });
        break;
      case 'answered':
        answers.push({ ...happening, at: event.at });
        // An answer that asks for more after one that settled the matter opens it again.
        if (definition.steps.some((step) => step.key === happening.step && goesOn(step, happening.answer))) takeUpAgain(happening.step);
        break;
      case 'clock-paused':
        clocks.get(happening.clock)?.pauses.push({ from: happening.from, to: null, reason: happening.reason, approvedBy: happening.approvedBy });
        break;
      case 'clock-resumed': {
        const open = clocks.get(happening.clock)?.pauses.find((pause) => pause.to === null);
        if (open !== undefined) open.to = happening.on;
        break;
      }
      case 'clock-extended':
        clocks.get(happening.clock)?.extensions.push({ by: happening.by, reason: happening.reason, approvedBy: happening.approvedBy, on: event.day });
        break;
      case 'withdrawn':
        status = 'withdrawn';
        break;
      case 'closed':
        status = 'closed';
        break;
      case 'reopened':
        status = 'running';
        break;
      case 'step-done':
      case 'circulated':
      case 'decided':
      case 'agreement-given':
      case 'reckoned-anew':
        break;
    }
    if (settled !== null) {
      decisions = [
        ...decisions.map((taken) => (taken.decision === settled.decision && taken.supersededBy === null ? { ...taken, supersededBy: event.seq } : taken)),
        { ...settled, supersededBy: null },
      ];
    }
  }
  return {
    status, anchors, requests: [...requests.values()], views, decisions, proposals, conflicts, notices, answers,
    steps: standings(definition, done, decisions, answers), clocks: Object.fromEntries(clocks), lastSeq: events.at(-1)?.seq ?? 0,
  };
}

/** How each step stands, given what is done, decided and answered. */
function standings(definition: ProcessDefinition, done: ReadonlyMap<string, Completion>, decisions: readonly TakenDecision[], given: ProcessState['answers']): Record<string, StepState> {
  const outcomes = new Map(decisions.filter((taken) => taken.supersededBy === null).map((taken) => [taken.decision, taken.outcome]));
  const answers = new Map(given.filter((each) => done.has(each.step)).map((each) => [each.step, each.answer]));
  const unneeded = unneededSteps(definition, (step) => done.has(step), outcomes, answers);
  const settled = (step: string): boolean => done.has(step) || unneeded.has(step);
  return Object.fromEntries(definition.steps.map((step) => {
    const finished = done.get(step.key);
    const undecided = (step.onlyIf !== undefined && !outcomes.has(step.onlyIf.decision)) || (step.onlyIfAnswered !== undefined && !answers.has(step.onlyIfAnswered.at));
    const standing: StepState['standing'] = unneeded.has(step.key) ? 'not-needed' : finished !== undefined ? 'done' : undecided || !step.after.every(settled) ? 'waiting' : 'open';
    return [step.key, { key: step.key, standing, doneOn: finished?.on ?? null, lastOn: finished?.lastOn ?? null, doneBy: finished?.by ?? null, actingFor: finished?.actingFor ?? null, note: finished?.note ?? '' }];
  }));
}

/** Whether a step that was done comes again: until the step that ends the series is done, or needs doing no longer. */
export function recurs({ repeats, key }: Pick<Step, 'repeats' | 'key'>, state: Pick<ProcessState, 'status' | 'steps'>): boolean {
  const end = repeats === undefined ? undefined : state.steps[repeats.until]?.standing;
  return state.status === 'running' && state.steps[key]?.standing === 'done' && (end === 'waiting' || end === 'open');
}

/** The views that count: each person's latest at a step. */
export function latestViews(state: ProcessState, step: string): View[] {
  const latest = new Map<string, View>();
  for (const view of state.views) if (view.step === step) latest.set(view.actingFor ?? view.person, view);
  return [...latest.values()];
}

/** True where nothing is left to be done: the process may be closed. */
export const nothingLeft = (state: ProcessState): boolean => Object.values(state.steps).every((step) => step.standing === 'done' || step.standing === 'not-needed');
