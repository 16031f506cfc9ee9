import { dueDay, type Calendar, type Day, type Division, type Duration, type Unit, type Window } from '../../calendar/index.ts';
import { dues, originalDue, readingsOf, replay, type Due, type ProcessState, type Reckoning } from '../../process/index.ts';
import { choiceWords } from '../render/doubt-blocks.ts';
import { isInDoubt, readingInUse } from '../readings/readings.ts';
import type { Pack } from '../schema/pack.ts';
import type { Clock, ProcessDefinition, Step } from '../schema/process.ts';
import { toBeConfirmed, type Rule } from '../schema/rule.ts';
import { clockWords, namesOf, windowWords } from '../words.ts';

/** What one step, clock or round of replies comes to, counted from a day. */
export interface Deadline {
  kind: 'step' | 'clock' | 'reply';
  key: string;
  name: string;
  /** The lead's role by its name; null for a clock. */
  lead: string | null;
  opens: Day | null;
  /** Null where the source sets no day, or the day from which it counts is not known yet: `when` says which. */
  due: Day | null;
  window: Window | null;
  unit: Unit | null;
  /** When it is due, in words: "working days 6 to 7", "At the next scheduled panel". */
  when: string;
  force: Rule['force'];
  source: string;
  requirements: string[];
  confidence: Rule['confidence'];
  toBeConfirmed: boolean;
  doubts: string[];
  /** How a clock in doubt is read, and whether the board settled that; null where nothing is in doubt. */
  inUse: string | null;
  /** Other ways to read a source in doubt; each day is reckoned as if the day that it counts from were the same day. */
  readings: { name: string; due: Day | null }[];
}

/**
 * Every step, clock and round of replies of a process, reckoned from one day, before anything happens.
 * @param from the day of the anchor from which the process counts: the first of the process, unless `anchor` names another
 * @throws an Error in plain words where the pack has no such process, or the process no such anchor; `NoCalendarData`
 *   where a year without bank holidays is touched
 */
export function deadlines(pack: Pack, processKey: string, from: Day, division: Division, calendar: Calendar, anchor?: string): Deadline[] {
  const definition = pack.processes.find((each) => each.key === processKey);
  if (definition === undefined) throw new Error(`The framework ${pack.id} has no process "${processKey}". It has: ${pack.processes.map((each) => each.key).join(', ')}.`);
  const first = anchor ?? definition.anchors[0]!.key;
  if (!definition.anchors.some((each) => each.key === first)) throw new Error(`The process ${processKey} has no anchor "${first}". It has: ${definition.anchors.map((each) => each.key).join(', ')}.`);
  const on = { calendar, division };
  const state = startedOn(definition, { [first]: from }, from);
  const reckoned = new Map(dues(definition, state, on).map((due) => [due.key, due]));
  const role = namesOf(pack).role;
  return [
    ...definition.clocks.map((clock) => clockDeadline(definition, clock, state, from, on)),
    ...definition.steps.flatMap((step) => {
      const due = reckoned.get(step.key)!;
      return [stepDeadline(definition, step, due, role(step.lead)), ...replyDeadline(step, due, role(step.lead), on)];
    }),
  ];
}

const startedOn = (definition: ProcessDefinition, anchors: Record<string, Day>, from: Day): ProcessState =>
  replay(definition, [{ seq: 1, at: `${from}T00:00:00.000Z`, day: from, actor: null, actingFor: null, happening: { type: 'started', anchors } }]);

const stated = (rule: Rule) => ({
  force: rule.force, source: rule.source, requirements: rule.requirements, confidence: rule.confidence, toBeConfirmed: toBeConfirmed(rule), doubts: rule.doubts,
});

function clockDeadline(definition: ProcessDefinition, clock: Clock, state: ProcessState, from: Day, on: Reckoning): Deadline {
  const start = state.anchors[clock.anchor];
  // The readings are there to be weighed against each other, so each is counted from the same day.
  const sameDay = startedOn(definition, Object.fromEntries(definition.anchors.map((each) => [each.key, from])), from);
  const anchorName = definition.anchors.find((each) => each.key === clock.anchor)?.name ?? clock.anchor;
  return {
    kind: 'clock', key: clock.key, name: clock.name, lead: null,
    opens: start === undefined ? null : start, due: start === undefined ? null : originalDue(clock, start, on),
    window: clock.between ?? null, unit: (clock.within ?? clock.between ?? clock.atLeastBefore)?.unit ?? null,
    when: `${clockWords(clock)}${start === undefined ? `, counted from: ${anchorName}` : ''}`,
    ...stated(clock.rule), inUse: isInDoubt(clock) ? readWords(clock, definition) : null, readings: readingsOf(clock, sameDay, on).map(({ name, due }) => ({ name, due })),
  };
}

/** How a clock is read, and by whom that was settled: "read as ...: proposed, not settled by the board". */
function readWords(clock: Clock, definition: ProcessDefinition): string {
  const { chosen } = clock;
  return chosen === undefined ? `read as ${readingInUse(clock, definition)}: proposed, not settled by the board.` : `the board chose: ${chosen.reading}. ${choiceWords(chosen)}`;
}

function stepDeadline(definition: ProcessDefinition, step: Step, due: Due, lead: string): Deadline {
  const anchorName = definition.anchors.find((each) => each.key === step.anchor)?.name;
  const when = step.window === undefined ? (step.whenDue ?? 'No time is set') : windowWords(step.window);
  return {
    kind: 'step', key: step.key, name: step.name, lead, opens: due.opens, due: due.due, window: step.window ?? null, unit: step.window?.unit ?? null,
    when: step.window !== undefined && due.due === null ? `${when}, counted from: ${anchorName ?? step.anchor}` : when,
    ...stated(step.rule), inUse: null, readings: [],
  };
}

/** Replies count from the day of asking: here the first day on which the step may ask. */
function replyDeadline(step: Step, asked: Due, lead: string, on: Reckoning): Deadline[] {
  const within: Duration | null = step.act.kind === 'request' || step.act.kind === 'views' ? step.act.replyWithin : null;
  if (within === null) return [];
  return [{
    kind: 'reply', key: `${step.key}-replies`, name: `Replies to: ${step.name}`, lead, opens: asked.opens, due: asked.opens === null ? null : dueDay(asked.opens, within, on),
    window: null, unit: within.unit, when: `${clockWords({ within })} of being asked`, ...stated(step.rule), inUse: null, readings: [],
  }];
}
