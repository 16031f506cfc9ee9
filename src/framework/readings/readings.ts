import type { Choice } from '../schema/choice.ts';
import type { Clock, ProcessDefinition, Reading } from '../schema/process.ts';
import { clockWords } from '../words.ts';

/** The clock as one of its readings has it. A reading that says no length takes the clock's own. */
export function clockAsRead(clock: Clock, reading: Reading): Clock {
  const { within, between, atLeastBefore, asSoonAs } = reading;
  const { within: _w, between: _b, atLeastBefore: _a, ...rest } = clock;
  const says = within !== undefined || between !== undefined || atLeastBefore !== undefined || asSoonAs === true;
  const length = says
    ? { asSoonAs: asSoonAs ?? false, ...(within && { within }), ...(between && { between }), ...(atLeastBefore && { atLeastBefore }) }
    : { asSoonAs: clock.asSoonAs, ...(clock.within && { within: clock.within }), ...(clock.between && { between: clock.between }), ...(clock.atLeastBefore && { atLeastBefore: clock.atLeastBefore }) };
  return { ...rest, ...length, anchor: reading.anchor ?? clock.anchor, countAnchorDay: reading.countAnchorDay };
}

/** How a clock is read now, in words: "within 15 working days, from: National submission". */
export function readingInUse(clock: Clock, process: Pick<ProcessDefinition, 'anchors'>): string {
  const anchor = process.anchors.find((each) => each.key === clock.anchor)?.name ?? clock.anchor;
  return clock.chosen?.reading ?? `${clockWords(clock)}, from: ${anchor}${clock.countAnchorDay ? ', that day being day 1' : ''}`;
}

/** The source of a clock may be read in more than one way, or leaves out what a clock needs. */
export const isInDoubt = (clock: Clock): boolean => clock.ambiguous || clock.readings.length > 0 || clock.rule.doubts.length > 0;

/** The reading that a clock has now, to be put among the others once another is chosen. */
const formerReading = (clock: Clock, process: ProcessDefinition): Reading => ({
  name: readingInUse(clock, process), anchor: clock.anchor, countAnchorDay: clock.countAnchorDay, ...(clock.within && { within: clock.within }), ...(clock.between && { between: clock.between }),
  ...(clock.atLeastBefore && { atLeastBefore: clock.atLeastBefore }), ...(clock.asSoonAs && { asSoonAs: true as const }),
});

/**
 * The process with one of its clocks read as the board chose. What was read before stands among the other readings, so that
 * nothing is lost and the choice may be taken back. With `stepsToo`, windows that counted from the clock's old day count
 * from its new one.
 */
export function chooseReading(process: ProcessDefinition, key: string, reading: Reading, why: Omit<Choice, 'reading'>, stepsToo: boolean): ProcessDefinition {
  const clock = process.clocks.find((each) => each.key === key);
  if (clock === undefined) return process;
  const read = clockAsRead(clock, reading);
  const others = clock.readings.filter((each) => each.name !== reading.name);
  const chosen: Clock = { ...read, readings: [formerReading(clock, process), ...others], chosen: { reading: reading.name, ...why } };
  const first = process.anchors[0]?.key;
  const moves = stepsToo && read.anchor !== clock.anchor;
  return {
    ...process, clocks: process.clocks.map((each) => (each.key === key ? chosen : each)),
    steps: process.steps.map((step) => (moves && step.window !== undefined && (step.anchor ?? first) === clock.anchor ? { ...step, anchor: read.anchor } : step)),
  };
}
