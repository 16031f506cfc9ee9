import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { FrameworkHead } from '../schema/head.ts';
import type { ProcessDefinition } from '../schema/process.ts';
import { ruleOf, unknownWords } from './references.ts';

/** A clock says how long in one way and one only; its early mark is not after its limit. */
export const clockFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.clocks.flatMap((clock, i) => {
  const lengths = [clock.within, clock.between, clock.atLeastBefore].filter((length) => length !== undefined).length + (clock.asSoonAs ? 1 : 0);
  return [
    ...(lengths === 1 ? [] : [faultAt(text, ['clocks', i], 'clock-without-length', 'A clock says just one of: within, between, atLeastBefore (each with its unit), or asSoonAs.')]),
    ...(clock.between === undefined || clock.between.from <= clock.between.to ? [] : [faultAt(text, ['clocks', i, 'between'], 'window-ends-before-it-starts', 'The early mark comes after the limit. Put the smaller number first.')]),
  ];
});

/** Every decision is taken at some step. */
export const decisionFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.decisions.flatMap(({ key }, i) =>
  process.steps.some((step) => step.act.kind === 'decision' && step.act.decision === key) ? [] : [faultAt(text, ['decisions', i], 'decision-never-taken', `No step takes the decision "${key}". Give one the act {kind: decision, decision: ${key}}.`)]);

/** A step that hangs on a decision names outcomes that this decision has. */
export const outcomeFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap((step, i) => {
  const outcomes = process.decisions.find((decision) => decision.key === step.onlyIf?.decision)?.outcomes.map((outcome) => outcome.key);
  if (step.onlyIf === undefined || outcomes === undefined) return [];
  return step.onlyIf.is.flatMap((key, o) => (outcomes.includes(key) ? [] : [faultAt(text, ['steps', i, 'onlyIf', 'is', o], ruleOf('outcome'), unknownWords('outcome', key, outcomes))]));
});

/** A composite puts together what a request of the same process brought in. */
export const compositeFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap(({ act }, i) => {
  const of = act.kind === 'composite' ? process.steps.find((step) => step.key === act.of) : undefined;
  return of === undefined || of.act.kind === 'request' ? [] : [faultAt(text, ['steps', i, 'act', 'of'], 'composite-of-no-request', `"${of.key}" asks nobody for a form, so there is nothing to put together. Name a step with the act {kind: request}.`)];
});

/** A process is the business of a board that the framework has. */
export const coverFaults = (text: PackText, { covers = [] }: ProcessDefinition, head: Pick<FrameworkHead, 'covers'>): Fault[] => covers.flatMap((cover, i) =>
  head.covers.includes(cover) ? [] : [faultAt(text, ['covers', i], 'covers-beyond-framework', `The framework is not for ${cover}, so none of its boards could run this. It is for ${head.covers.join(' and ')}.`)]);
