import type { Day } from '../../calendar/index.ts';
import { bodyThatDecides } from '../../framework/business.ts';
import type { ProcessDefinition, Step } from '../../framework/schema/process.ts';
import type { ProcessEvent, ProcessState } from '../../process/index.ts';
import { aimRows, outcomeRow, reasonRows } from './record-rows.ts';

/** What a step brought in words: what was answered at it, what an outside body wrote, what was decided. */
export interface Told {
  step: Step;
  /** Of an answer or a decision its own day, not that of recording it. */
  on: Day;
  rows: { name: string; value: string }[];
}

interface Process {
  definition: ProcessDefinition;
  events: readonly ProcessEvent[];
  state: ProcessState;
}

/**
 * Step by step, in the framework's order, what was told last within a stretch of the events; of a decision, what was decided
 * and not what was only proposed.
 * `after`, `before`: the numbers of the events between which it was told, neither included.
 */
export function toldAtSteps({ definition, events, state }: Process, { after = 0, before = Infinity }: { after?: number; before?: number }): Told[] {
  const within = ({ seq }: { seq: number }): boolean => seq > after && seq < before;
  const said = events.filter(within);
  return definition.steps.flatMap((step): Told[] => {
    const told = state.steps[step.key]!.doneOn === null ? null : step.act.kind === 'decision' ? decidedAt(step.act.decision) : saidAt(step);
    return told === null || told.rows.length === 0 ? [] : [{ step, ...told }];
  });

  function saidAt({ key, act }: Step): Omit<Told, 'step'> | null {
    const event = said.findLast(({ happening }) => (happening.type === 'step-done' || happening.type === 'answered') && happening.step === key);
    if (event?.happening.type === 'step-done') {
      const { answers, note } = event.happening;
      return { on: event.day, rows: [...answers.map(({ question, answer }) => ({ name: question, value: answer })), ...(note === '' ? [] : [{ name: answers.length === 0 ? 'What was done' : 'Anything else', value: note }])] };
    }
    if (event?.happening.type !== 'answered') return null;
    const { answer, text, on } = event.happening;
    return { on, rows: [{ name: 'Answer', value: act.kind === 'wait' ? (act.answers.find((each) => each.key === answer)?.name ?? answer) : answer }, ...(text === '' ? [] : [{ name: 'What they wrote', value: text }])] };
  }

  function decidedAt(key: string): Omit<Told, 'step'> | null {
    const taken = state.decisions.findLast((each) => each.decision === key && within(each));
    const decision = definition.decisions.find((each) => each.key === key);
    if (taken === undefined || decision === undefined) return null;
    return { on: taken.on, rows: [outcomeRow(decision, taken), ...reasonRows(taken, bodyThatDecides(definition, decision) === null ? 'Justification' : 'Its reasons'), ...aimRows(decision, taken).filter((row) => row.value !== '')] };
  }
}
