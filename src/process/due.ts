import { addDays, compareDays, dueDay, isWorkingDay, latestDayBefore, laterDay, windowDays, workingDaysBetween, addWorkingDays, type Calendar, type Day, type Division } from '../calendar/index.ts';
import type { Clock, ProcessDefinition } from '../framework/schema/process.ts';
import type { ClockState, ProcessState } from './state.ts';

export interface Reckoning {
  calendar: Calendar;
  division: Division;
}

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
  paused: boolean;
  doneOn: Day | null;
  needed: boolean;
  /** All that has to come first is done. */
  ready: boolean;
}

/** Everything due in a process: its steps and clocks, and the replies that were asked for. */
export function dues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return [...stepDues(definition, state, on), ...clockDues(definition, state, on), ...replyDues(definition, state, on)];
}

function stepDues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return definition.steps.map((step): Due => {
    const stands = state.steps[step.key]!;
    const anchor = state.anchors[step.anchor ?? definition.anchors[0]!.key];
    const window = step.window === undefined || anchor === undefined ? null : windowDays(anchor, step.window, on);
    return {
      key: step.key, kind: 'step', name: step.name, lead: step.lead, deputy: step.deputy ?? null, agency: null,
      opens: window?.opens ?? null, due: window?.due ?? null, paused: false, doneOn: stands.doneOn,
      needed: stands.standing !== 'not-needed', ready: stands.standing === 'open',
    };
  });
}

function clockDues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return definition.clocks.map((clock): Due => {
    const stop = state.steps[clock.stops];
    const running = state.clocks[clock.key]!;
    const anchor = state.anchors[clock.anchor];
    return {
      key: `clock-${clock.key}`, kind: 'clock', name: clock.name, lead: null, deputy: null, agency: null,
      opens: anchor ?? null, due: anchor === undefined ? null : clockDue(clock, anchor, running, on),
      paused: running.pauses.some((pause) => pause.to === null), doneOn: stop?.doneOn ?? null,
      needed: stop !== undefined && stop.standing !== 'not-needed', ready: anchor !== undefined,
    };
  });
}

/** The last day of a clock as first set, before pauses and extensions; null for "as soon as". */
export function originalDue(clock: Clock, anchor: Day, on: Reckoning): Day | null {
  if (clock.within !== undefined) return dueDay(anchor, clock.within, on, { countAnchorDay: clock.countAnchorDay });
  if (clock.between !== undefined) return windowDays(anchor, clock.between, on).due;
  if (clock.atLeastBefore !== undefined) return latestDayBefore(anchor, clock.atLeastBefore, on);
  return null;
}

const unitOf = (clock: Clock) => clock.within?.unit ?? clock.between?.unit ?? clock.atLeastBefore?.unit ?? 'calendar-days';

/** The last day of a clock with its pauses and extensions: a pause moves it on by as many days of its unit as it lasted. */
export function clockDue(clock: Clock, anchor: Day, running: ClockState, on: Reckoning): Day | null {
  let due = originalDue(clock, anchor, on);
  if (due === null) return null;
  const working = unitOf(clock) === 'working-days';
  for (const pause of running.pauses) {
    if (pause.to === null || compareDays(pause.to, pause.from) <= 0) continue;
    due = working
      ? addWorkingDays(on.calendar, on.division, due, workingDaysBetween(on.calendar, on.division, pause.from, pause.to))
      : addDays(due, Math.round((Date.parse(pause.to) - Date.parse(pause.from)) / 86_400_000));
  }
  for (const extension of running.extensions) due = laterDay(due, dueDay(due, extension.by, on));
  return due;
}

function replyDues(definition: ProcessDefinition, state: ProcessState, on: Reckoning): Due[] {
  return state.requests.flatMap((request): Due[] => {
    const step = definition.steps.find((one) => one.key === request.step);
    if (step?.act.kind !== 'request') return [];
    return [{
      key: `reply-${request.id}`, kind: 'reply', name: step.name, lead: null, deputy: null, agency: request.agency, opens: request.askedOn,
      due: dueDay(request.askedOn, step.act.replyWithin, on), paused: false, doneOn: request.receivedOn, needed: request.standing !== 'withdrawn', ready: true,
    }];
  });
}

/** How a due item stands on a day, for showing. */
export type Standing = 'not-needed' | 'done' | 'done-late' | 'paused' | 'late' | 'due-today' | 'due' | 'waiting';
export function standing(item: Pick<Due, 'needed' | 'doneOn' | 'due' | 'paused' | 'opens' | 'ready'>, today: Day): Standing {
  if (!item.needed) return 'not-needed';
  if (item.doneOn !== null) return item.due !== null && compareDays(item.doneOn, item.due) > 0 ? 'done-late' : 'done';
  if (item.paused) return 'paused';
  if (item.due !== null && compareDays(item.due, today) < 0) return 'late';
  if (item.due !== null && compareDays(item.due, today) === 0) return 'due-today';
  return item.ready && (item.opens === null || compareDays(item.opens, today) <= 0) ? 'due' : 'waiting';
}

/** One day of a process's main clock, for the strip. */
export interface StripDay {
  number: number;
  day: Day;
  /** Steps whose window covers the day. */
  steps: string[];
  isToday: boolean;
  isLast: boolean;
}

/** The strip of a clock in working days: its days from 1 to the last, with the steps whose windows cover each. Empty for other clocks. */
export function strip(definition: ProcessDefinition, state: ProcessState, clockKey: string, on: Reckoning, today: Day): StripDay[] {
  const clock = definition.clocks.find((one) => one.key === clockKey);
  const anchor = clock === undefined ? undefined : state.anchors[clock.anchor];
  if (clock?.within?.unit !== 'working-days' || anchor === undefined) return [];
  const items = stepDues(definition, state, on);
  return Array.from({ length: clock.within.amount }, (_, index): StripDay => {
    const day = addWorkingDays(on.calendar, on.division, anchor, index + 1);
    return {
      number: index + 1, day, isToday: day === today, isLast: index + 1 === clock.within!.amount,
      steps: items.filter((item) => item.opens !== null && item.due !== null && item.needed && item.opens <= day && day <= item.due).map((item) => item.key),
    };
  });
}

/** The number of the working day that a day is, counted from an anchor; for "day 7 of 15". A day off counts as the last working day before it. */
export function dayNumberFrom(anchor: Day, today: Day, on: Reckoning): number {
  if (compareDays(today, anchor) <= 0) return 0;
  return workingDaysBetween(on.calendar, on.division, anchor, today);
}

export { isWorkingDay };
