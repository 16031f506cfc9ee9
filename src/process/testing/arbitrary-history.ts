import fc from 'fast-check';
import { addDays, day, type Day } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Happening } from '../event.ts';
import { problemsWith } from '../may.ts';
import { replay, standingDecision, type ProcessState } from '../state.ts';
import { decided, deedAt, everyRole, History, holder, theirsOn } from './history.ts';

/** How often each is tried. Steps are advanced often, or histories would end before much can go wrong in them. */
const weights = {
  advance: 40, 'any-step': 6, 'reopen-step': 3, reply: 5, return: 3, agree: 12, refuse: 2, 'withdraw-request': 2, view: 4, conflict: 2, decide: 4, supersede: 8,
  pause: 5, resume: 5, extend: 3, anchor: 3, withdraw: 1, reopen: 6, close: 6, 'reckon-anew': 1,
} as const;
type Kind = keyof typeof weights;
const kinds = Object.keys(weights).filter((kind): kind is Kind => kind in weights);

const Move = fc.record({
  move: fc.oneof(...kinds.map((kind) => ({ arbitrary: fc.constant(kind), weight: weights[kind] }))), daysOn: fc.nat({ max: 6 }), pick: fc.nat({ max: 999 }), other: fc.nat({ max: 999 }), back: fc.integer({ min: -3, max: 12 }),
  who: fc.constantFrom('all', 'all', 'all', 'all', 'other', 'nobody'), said: fc.constantFrom('For a reason.', 'For a reason.', ''),
});
type Move = typeof Move extends fc.Arbitrary<infer Value> ? Value : never;

export const someDay = fc.integer({ min: 0, max: 2000 }).map((days) => addDays(day('2019-01-02'), days));

/** A history of a process in which everything that happened was allowed, and much was tried that was not. */
export const allowedHistory = (definition: ProcessDefinition): fc.Arbitrary<History> =>
  fc.tuple(someDay, fc.array(Move, { maxLength: 60, size: 'max' })).map(([start, tried]) => {
    const history = new History(definition, start);
    let today = start;
    for (const move of tried) {
      today = addDays(today, move.daysOn);
      const state = replay(definition, history.events);
      const happening = happeningFor(definition, state, today, move);
      const actor = move.who === 'all' ? everyRole(definition) : move.who === 'other' ? everyRole(definition, 'another') : holder('nobody');
      if (happening !== null && problemsWith(definition, state, happening, actor, today).length === 0) history.tell(today, happening, actor);
    }
    return history;
  });

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

function happeningFor(definition: ProcessDefinition, state: ProcessState, today: Day, { move, pick, other, back, said }: Move): Happening | null {
  const reason = said;
  const serial = state.lastSeq * 10 + (pick % 2);
  const step = at(definition.steps, pick)!.key;
  const clock = at(definition.clocks, pick)?.key ?? 'none';
  const decision = at(definition.decisions, pick)?.key ?? 'none';
  const request = at(state.requests, pick);
  const asked = { step: request?.step ?? step, request: request?.id ?? 'none' };
  switch (move) {
    case 'advance': {
      const open = at(definition.steps.filter(({ key }) => state.steps[key]?.standing === 'open'), pick);
      if (open?.act.kind === 'wait') return { type: 'answered', step: open.key, answer: at(open.act.answers, other)!.key, on: addDays(today, -(other % 3)), text: '' };
      return open === undefined ? null : deedAt(definition, open.key, addDays(today, -(other % 3)), outcomeOf(definition, open.act.kind === 'decision' ? open.act.decision : '', other), serial);
    }
    case 'any-step': return deedAt(definition, step, addDays(today, back), undefined, serial);
    case 'agree':
    case 'refuse': {
      const proposal = at(state.proposals, pick);
      const role = at(definition.decisions.find(({ key }) => key === proposal?.decision)?.jointly ?? [], other);
      return proposal === undefined || role === undefined ? null : { type: 'agreement-given', decision: proposal.decision, proposal: proposal.seq, role, agrees: move === 'agree', text: reason };
    }
    case 'reopen-step': return { type: 'step-reopened', step, reason };
    case 'reply': return { type: 'replied', ...asked };
    case 'return': return { type: 'reply-returned', ...asked, reason };
    case 'withdraw-request': return { type: 'request-withdrawn', ...asked, reason };
    case 'view': return { type: 'view-given', step, criteria: { weighing: { any: { answer: 'yes', reason } } }, comment: '', dissent: '' };
    case 'conflict': return { type: 'conflict-declared', decision, text: reason, steppedAside: other % 4 === 0 };
    case 'decide': return definition.decisions.length === 0 ? null : decided(definition, decision, outcomeOf(definition, decision, other), theirsOn(definition, decision, addDays(today, -(other % 3))));
    case 'supersede': {
      const before = standingDecision(state, decision);
      return before === undefined ? null : decided(definition, decision, outcomeOf(definition, decision, other), { supersedes: before.seq, reason, ...theirsOn(definition, decision, today) });
    }
    case 'pause': return { type: 'clock-paused', clock, from: addDays(today, -back), reason, approvedBy: 'The chair' };
    case 'resume': return { type: 'clock-resumed', clock, on: addDays(today, -back) };
    case 'extend': return { type: 'clock-extended', clock, by: { amount: other % 9, unit: at(['working-days', 'calendar-days', 'weeks', 'months'] as const, other)! }, reason, approvedBy: 'The chair' };
    case 'anchor': return { type: 'anchor-set', anchor: at(definition.anchors, pick)!.key, on: addDays(today, -back * 3), reason };
    case 'withdraw': return { type: 'withdrawn', reason };
    case 'reopen': return { type: 'reopened', reason };
    case 'close': return { type: 'closed', note: '' };
    case 'reckon-anew': return { type: 'reckoned-anew', calendar: 'another', changes: [] };
  }
}

const outcomeOf = (definition: ProcessDefinition, decision: string, pick: number): string =>
  at(definition.decisions.find(({ key }) => key === decision)?.outcomes ?? [], pick)?.key ?? 'none';
