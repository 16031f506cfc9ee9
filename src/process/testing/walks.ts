import { addDays, type Day } from '../../calendar/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Happening } from '../event.ts';
import { agreements, decided, deedAt, History, theirsOn } from './history.ts';

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
 * Every way through a process: each outcome of each decision that is reached, in every combination, and each answer of an
 * outside body on which a step hangs. The steps are done as they open, one a day, each by everybody; who decides jointly
 * agrees in person. Any other outside body gives each of its answers on some way. Criteria are answered so that the outcome
 * follows them, and where none follows them a reason is given. Throws where what a step asks for is refused.
 */
export function everyWalk(definition: ProcessDefinition, start: Day, sets: readonly CriteriaSet[]): Walk[] {
  const walks: Walk[] = [];
  const go = (choices: readonly string[]): void => {
    const walk = walkWith(definition, start, sets, choices, walks.length);
    if (walk.next === null) {
      walks.push(walk);
      return;
    }
    for (const choice of walk.next) go([...choices, choice]);
  };
  go([]);
  return walks;
}

/** Walks until a decision or an answer for which no choice is left, or the end. `next` are those among which to choose. */
function walkWith(definition: ProcessDefinition, start: Day, sets: readonly CriteriaSet[], choices: readonly string[], turn: number): Walk & { next: string[] | null } {
  const anchors = Object.fromEntries(definition.anchors.filter((anchor) => anchor.setBy === undefined).map((anchor) => [anchor.key, start]));
  const history = new History(definition, start, anchors);
  const outcomes: Walk['outcomes'] = [];
  const answers: Walk['answers'] = [];
  const done: string[] = [];
  const left = [...choices];
  let today = start;
  for (;;) {
    const { state } = history;
    const step = definition.steps.find(({ key }) => state.steps[key]?.standing === 'open');
    if (step === undefined || state.status !== 'running') return { history, answers, outcomes, done, next: null };
    today = addDays(today, 1);
    const { act } = step;
    if (act.kind === 'decision') {
      const decision = definition.decisions.find((each) => each.key === act.decision)!;
      const outcome = left.shift();
      if (outcome === undefined) return { history, answers, outcomes, done, next: decision.outcomes.map((each) => each.key) };
      history.tell(today, allowedDecision(history, today, decision.key, outcome, sets), undefined, { sets });
      for (const { happening, actor } of agreements(history)) history.tell(today, happening, actor);
      outcomes.push({ decision: decision.key, outcome });
    } else if (act.kind === 'wait') {
      const ending = act.answers.filter((each) => each.goesOn !== true);
      const matters = definition.steps.some((each) => each.onlyIfAnswered?.at === step.key);
      const answer = matters ? left.shift() : ending[turn % ending.length]!.key;
      if (answer === undefined) return { history, answers, outcomes, done, next: ending.map((each) => each.key) };
      // Answers after which a further one is awaited come first, each once, and leave the step open.
      for (const given of [...act.answers.filter((each) => each.goesOn === true).map((each) => each.key), answer]) {
        history.tell(today, { type: 'answered', step: step.key, answer: given, on: today, text: '' });
        answers.push({ step: step.key, answer: given });
      }
    } else history.tell(today, deedAt(definition, step.key, today, undefined, done.length));
    done.push(step.key);
  }
}

/** The decision with answers to the criteria that it follows; with a reason where it follows them by none. */
function allowedDecision(history: History, today: Day, key: string, outcome: string, sets: readonly CriteriaSet[]): Happening {
  const { definition } = history;
  const { criteria } = definition.decisions.find((each) => each.key === key)!;
  const tried = ['', 'On what is known of this case.'].flatMap((departure) => (['yes', 'no', 'not-known'] as const).map((answer) => decided(definition, key, outcome, { departure, criteria: answersTo(criteria, sets, answer), ...theirsOn(definition, key, today) })));
  return tried.find((each) => history.problems(today, each, undefined, { sets }).length === 0) ?? tried[0]!;
}

const answersTo = (keys: readonly string[], sets: readonly CriteriaSet[], answer: 'yes' | 'no' | 'not-known') => Object.fromEntries(keys.map((key) => [
  key, Object.fromEntries((sets.find((set) => set.key === key)?.items ?? []).map((item) => [item.key, { answer, reason: 'On what is known.' }])),
]));
