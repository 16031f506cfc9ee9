import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { FrameworkHead } from '../schema/head.ts';
import type { ProcessDefinition } from '../schema/process.ts';
import { stepsBefore } from '../steps-before.ts';
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

/** Nobody stands in for themselves, and whoever stands in where a decision is taken may take it. */
export const deputyFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap(({ act, lead, deputy }, i) => {
  if (deputy === undefined) return [];
  if (deputy === lead) return [faultAt(text, ['steps', i, 'deputy'], 'own-deputy', `"${deputy}" leads this step and would stand in for itself. Name another role, or leave the deputy out.`)];
  const decision = act.kind === 'decision' ? process.decisions.find(({ key }) => key === act.decision) : undefined;
  return decision === undefined || decision.deciders.includes(deputy) ? [] : [faultAt(text, ['steps', i, 'deputy'], 'deputy-does-not-decide', `"${deputy}" is not among the deciders of "${decision.key}", so it could not stand in. Name it there, or another deputy.`)];
});

/** A step that hangs on a decision names outcomes that this decision has. */
export const outcomeFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap((step, i) => {
  const outcomes = process.decisions.find((decision) => decision.key === step.onlyIf?.decision)?.outcomes.map((outcome) => outcome.key);
  if (step.onlyIf === undefined || outcomes === undefined) return [];
  return step.onlyIf.is.flatMap((key, o) => (outcomes.includes(key) ? [] : [faultAt(text, ['steps', i, 'onlyIf', 'is', o], ruleOf('outcome'), unknownWords('outcome', key, outcomes))]));
});

/** Who is heard finds their words in a form or an answer, what was done in answers, and is told at some step. */
export function heardFaults(text: PackText, { heard, steps }: ProcessDefinition): Fault[] {
  if (heard === undefined) return [];
  const asks = (key: string, kinds: readonly string[]): boolean => {
    const act = steps.find((step) => step.key === key)?.act;
    return act === undefined || (kinds.includes(act.kind) && (act.kind !== 'task' || act.asks.length > 0));
  };
  return [
    ...(asks(heard.said, ['form', 'task']) ? [] : [faultAt(text, ['heard', 'said'], 'heard-without-words', `"${heard.said}" asks nothing, so there is nowhere for what was said. Name a step with a form, or a task that asks.`)]),
    ...(asks(heard.done, ['task']) ? [] : [faultAt(text, ['heard', 'done'], 'heard-without-words', `"${heard.done}" asks nothing in words, so there is nowhere for what was done. Name a task that asks.`)]),
    ...(steps.some(({ act }) => act.kind === 'notice' && act.to.some((to) => 'group' in to && to.group === heard.group)) ? [] : [faultAt(text, ['heard', 'group'], 'heard-and-not-told', `No step tells "${heard.group}" what became of it. Give one the act {kind: notice, to: [{group: ${heard.group}}]}.`)]),
  ];
}

/** A composite puts together what a request of the same process brought in. */
export const compositeFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap(({ act }, i) => {
  const of = act.kind === 'composite' ? process.steps.find((step) => step.key === act.of) : undefined;
  return of === undefined || of.act.kind === 'request' ? [] : [faultAt(text, ['steps', i, 'act', 'of'], 'composite-of-no-request', `"${of.key}" asks nobody for a form, so there is nothing to put together. Name a step with the act {kind: request}.`)];
});

/** A step that hangs on an answer comes after the step that waits for it, and names answers that it can bring. */
export const answerFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap((step, i) => {
  const on = step.onlyIfAnswered;
  const waits = process.steps.find((each) => each.key === on?.at);
  if (on === undefined || waits === undefined) return [];
  if (waits.act.kind !== 'wait') return [faultAt(text, ['steps', i, 'onlyIfAnswered', 'at'], 'answer-of-no-wait', `"${waits.key}" waits for nobody's answer. Name a step with the act {kind: wait}.`)];
  if (!stepsBefore(process, step).includes(waits)) return [faultAt(text, ['steps', i, 'onlyIfAnswered', 'at'], 'answer-comes-later', `"${step.key}" does not come after "${waits.key}", on whose answer it hangs. Name it under "after".`)];
  const answers = waits.act.answers.filter((answer) => answer.goesOn !== true).map((answer) => answer.key);
  return on.is.flatMap((key, o) => (answers.includes(key) ? [] : [faultAt(text, ['steps', i, 'onlyIfAnswered', 'is', o], ruleOf('answer'), unknownWords('answer', key, answers))]));
});

/** A wait comes to an end by one of its answers at least. */
export const waitFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap(({ act }, i) =>
  act.kind !== 'wait' || act.answers.some((answer) => answer.goesOn !== true) ? [] : [faultAt(text, ['steps', i, 'act', 'answers'], 'waits-for-ever', 'After each of these answers a further one is awaited. Name one that ends the wait.')]);

/** What is done again and again is a task or a notice: the other kinds are done once. */
export const seriesFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.steps.flatMap(({ act, repeats }, i) =>
  repeats === undefined || act.kind === 'task' || act.kind === 'notice' ? [] : [faultAt(text, ['steps', i, 'repeats'], 'repeats-what-is-done-once', 'Only a step with the act {kind: task} or {kind: notice} can repeat.')]);

/** Criteria bind a decision that asks for them, and who agrees to a joint decision may take it. */
export const bindingFaults = (text: PackText, process: ProcessDefinition): Fault[] => process.decisions.flatMap((decision, i) => [
  ...(decision.jointly ?? []).flatMap((role, j) => (decision.deciders.includes(role) ? [] : [faultAt(text, ['decisions', i, 'jointly', j], 'joint-decider-does-not-decide', `"${role}" is not among the deciders. Whoever has to agree can record the decision too: add it there.`)])),
  ...decision.outcomes.flatMap((outcome, o) => [
    ...(['requiredBy', 'needs'] as const).flatMap((field) => {
      const set = outcome[field];
      return set === undefined || decision.criteria.includes(set) ? [] : [faultAt(text, ['decisions', i, 'outcomes', o, field], 'binding-criteria-not-asked', `The decision does not ask for the criteria "${set}", so they cannot bind it. Add them to its criteria.`)];
    }),
    ...(outcome.departure === 'refused' && outcome.requiredBy === undefined && outcome.needs === undefined ? [faultAt(text, ['decisions', i, 'outcomes', o, 'departure'], 'departure-from-nothing', 'No criteria bind this outcome, so there is nothing to depart from. Name them under "requiredBy" or "needs", or take "departure" out.')] : []),
    ...(outcome.withoutAgreement && decision.jointly === undefined ? [faultAt(text, ['decisions', i, 'outcomes', o, 'withoutAgreement'], 'agreement-not-asked', 'This decision is not taken jointly, so no agreement is asked for. Name the roles under "jointly", or take "withoutAgreement" out.')] : []),
  ]),
]);

/** A process is the business of a board that the framework has. */
export const coverFaults = (text: PackText, { covers = [] }: ProcessDefinition, head: Pick<FrameworkHead, 'covers'>): Fault[] => covers.flatMap((cover, i) =>
  head.covers.includes(cover) ? [] : [faultAt(text, ['covers', i], 'covers-beyond-framework', `The framework is not for ${cover}, so none of its boards could run this. It is for ${head.covers.join(' and ')}.`)]);
