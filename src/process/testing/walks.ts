import { addDays, type Day } from '../../calendar/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Happening } from '../event.ts';
import { decided, deedAt, History, theirsOn } from './history.ts';

/** A process from its start to where nothing is left, by one way through its decisions. */
export interface Walk {
  history: History;
  /** What outside bodies answered, step by step. */
  answers: { step: string; answer: string }[];
  /** The outcomes taken, in order. */
  outcomes: { decision: string; outcome: string }[];
  /** Steps done, in order. */
  done: string[];
}

/**
 * Every way through a process: each outcome of each decision that is reached, in every combination. The steps are done as
 * they open, one a day, each by everybody; an outside body gives each of its answers on some way. Throws where what a step asks for is refused.
 */
export function everyWalk(definition: ProcessDefinition, start: Day, sets: readonly CriteriaSet[]): Walk[] {
  const walks: Walk[] = [];
  const go = (choices: readonly string[]): void => {
    const walk = walkWith(definition, start, sets, choices, walks.length);
    if (walk.next === null) {
      walks.push(walk);
      return;
    }
    for (const outcome of walk.next) go([...choices, outcome]);
  };
  go([]);
  return walks;
}

/** Walks until a decision for which no choice is left, or the end. `next` are the outcomes among which to choose. */
function walkWith(definition: ProcessDefinition, start: Day, sets: readonly CriteriaSet[], choices: readonly string[], turn: number): Walk & { next: string[] | null } {
  const anchors = Object.fromEntries(definition.anchors.filter((anchor) => anchor.setBy === undefined).map((anchor) => [anchor.key, start]));
  const history = new History(definition, start, anchors);
  const outcomes: Walk['outcomes'] = [];
  const answers: Walk['answers'] = [];
  const done: string[] = [];
  let today = start;
  for (;;) {
    const { state } = history;
    const step = definition.steps.find(({ key }) => state.steps[key]?.standing === 'open');
    if (step === undefined || state.status !== 'running') return { history, answers, outcomes, done, next: null };
    today = addDays(today, 1);
    let deed: Happening;
    if (step.act.kind === 'decision') {
      const { decision: key } = step.act;
      const outcome = choices[outcomes.length];
      const decision = definition.decisions.find((each) => each.key === key)!;
      if (outcome === undefined) return { history, answers, outcomes, done, next: decision.outcomes.map((each) => each.key) };
      deed = decided(definition, key, outcome, { criteria: answersTo(decision.criteria, sets), ...theirsOn(definition, key, today) });
      outcomes.push({ decision: key, outcome });
    } else if (step.act.kind === 'wait') {
      const { key: answer } = step.act.answers[turn % step.act.answers.length]!;
      deed = { type: 'answered', step: step.key, answer, on: today, text: '' };
      answers.push({ step: step.key, answer });
    } else deed = deedAt(definition, step.key, today, undefined, done.length);
    history.tell(today, deed);
    done.push(step.key);
  }
}

const answersTo = (keys: readonly string[], sets: readonly CriteriaSet[]) => Object.fromEntries(keys.map((key) => [
  key, Object.fromEntries((sets.find((set) => set.key === key)?.items ?? []).map((item) => [item.key, { answer: 'yes' as const, reason: 'On what is known.' }])),
]));
