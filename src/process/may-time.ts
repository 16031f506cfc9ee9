import { compareDays, type Day } from '../calendar/index.ts';
import type { ProcessDefinition } from '../framework/schema/process.ts';
import { limitOf } from './clock-due.ts';
import type { Happening } from './event.ts';
import { problem, type Problem, unlessSaid } from './problem.ts';
import type { ProcessState } from './state.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

/** A day up to which a clock runs, such as publication: it is set while it is yet to come. */
const isToCome = (definition: ProcessDefinition, anchor: string): boolean =>
  definition.clocks.some((clock) => clock.anchor === anchor && clock.atLeastBefore !== undefined);

function anchorProblems(definition: ProcessDefinition, anchor: string, on: Day, field: string, today: Day): Problem[] {
  if (!definition.anchors.some(({ key }) => key === anchor)) return problem(field, 'There is no such starting day.');
  return compareDays(on, today) > 0 && !isToCome(definition, anchor) ? problem(field, 'The day must be today or in the past') : [];
}

/** What stands in the way of starting with these days. The default anchor has to be among them, unless a step sets it. */
export function startProblems(definition: ProcessDefinition, state: ProcessState, { anchors }: Of<'started'>, today: Day): Problem[] {
  if (state.lastSeq !== 0) return problem('', 'This has already been started.');
  const first = definition.anchors[0];
  return [
    ...(first !== undefined && first.setBy === undefined && anchors[first.key] === undefined ? problem(`anchors.${first.key}`, `Enter the day: ${first.name}`) : []),
    ...Object.entries(anchors).flatMap(([anchor, on]) => anchorProblems(definition, anchor, on, `anchors.${anchor}`, today)),
  ];
}

/** What stands in the way of setting a day from which something counts. Changing one that is known needs a reason. */
export function anchorSetProblems(definition: ProcessDefinition, state: ProcessState, { anchor, on, reason }: Of<'anchor-set'>, today: Day): Problem[] {
  return [
    ...anchorProblems(definition, anchor, on, 'on', today),
    ...(state.anchors[anchor] === undefined ? [] : unlessSaid(reason, 'reason', 'Say why the day is changed')),
  ];
}

/** What stands in the way of pausing, resuming or extending a clock. Each needs a clock that is running and has a last day. */
export function clockProblems(definition: ProcessDefinition, state: ProcessState, happening: Of<'clock-paused' | 'clock-resumed' | 'clock-extended'>, today: Day): Problem[] {
  const clock = definition.clocks.find((each) => each.key === happening.clock);
  const running = state.clocks[happening.clock];
  if (clock === undefined || running === undefined) return problem('clock', 'There is no such clock.');
  const open = running.pauses.find((pause) => pause.to === null);

  if (happening.type === 'clock-resumed') {
    if (open === undefined) return problem('', 'This clock is not paused.');
    if (compareDays(happening.on, today) > 0) return problem('on', 'The day must be today or in the past');
    return compareDays(happening.on, open.from) < 0 ? problem('on', 'The clock cannot run again before the day on which it was paused') : [];
  }

  const anchor = state.anchors[clock.anchor];
  const limit = limitOf(clock);
  if (anchor === undefined) return problem('', 'This clock has not started.');
  if (state.steps[clock.stops]?.standing === 'done') return problem('', 'This clock has stopped.');
  if (limit === null) return problem('', 'This clock has no last day.');
  const unexplained = [
    ...unlessSaid(happening.reason, 'reason', 'Enter the reason'),
    ...unlessSaid(happening.approvedBy, 'approvedBy', 'Enter who approved it'),
  ];
  if (limit.kind === 'at-least-before') return problem('', 'This clock runs up to a day that is yet to come. Change that day instead.');
  if (happening.type === 'clock-extended') return [...unexplained, ...(happening.by.amount < 1 ? problem('by', 'An extension is at least one') : [])];
  if (open !== undefined) return problem('', 'This clock is paused already.');
  return [...unexplained, ...pauseStartProblems(happening.from, anchor, running.pauses, today)];
}

function pauseStartProblems(from: Day, anchor: Day, before: ProcessState['clocks'][string]['pauses'], today: Day): Problem[] {
  if (compareDays(from, today) > 0) return problem('from', 'The day must be today or in the past');
  if (compareDays(from, anchor) < 0) return problem('from', 'The pause cannot begin before the clock');
  if (before.some(({ to }) => to !== null && compareDays(from, to) < 0)) return problem('from', 'The pause cannot begin before the last one ended');
  return [];
}
