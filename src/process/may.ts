import type { Day } from '../calendar/index.ts';
import type { ProcessDefinition } from '../framework/schema/process.ts';
import type { Actor } from './actor.ts';
import type { Around } from './around.ts';
import type { Happening } from './event.ts';
import { agreementProblems } from './may-agree.ts';
import { decisionProblems } from './may-decide.ts';
import { replyProblems, stepProblems } from './may-step.ts';
import { anchorSetProblems, clockProblems, startProblems } from './may-time.ts';
import { problem, type Problem, unlessSaid } from './problem.ts';
import { nothingLeft, type ProcessState } from './state.ts';

/**
 * Whether something may happen to a process now: the problems that stand in its way, each at its field, in plain words.
 * None means that it may.
 *
 * `today` bounds the days that are given; `around` is what stands outside the process and bears on a decision.
 * Who may see the process at all, and who may pause, withdraw or close it, is for the caller to say.
 */
export function problemsWith(
  definition: ProcessDefinition, state: ProcessState, happening: Happening, actor: Actor, today: Day, around: Around = {},
): Problem[] {
  if (happening.type === 'started') return startProblems(definition, state, happening, today);
  if (state.lastSeq === 0) return problem('', 'This has not been started.');
  if (happening.type === 'reckoned-anew') return [];
  if (state.status !== 'running') {
    if (happening.type === 'reopened') return unlessSaid(happening.reason, 'reason', 'Say why it is taken up again');
    return problem('', state.status === 'closed' ? 'This is closed. Reopen it first.' : 'This was withdrawn. Reopen it first.');
  }
  switch (happening.type) {
    case 'reopened':
      return problem('', 'This is not closed.');
    case 'withdrawn':
      return unlessSaid(happening.reason, 'reason', 'Say why it is withdrawn');
    case 'closed':
      return nothingLeft(state) ? [] : problem('', 'There are still steps to be done.');
    case 'anchor-set':
      return anchorSetProblems(definition, state, happening, today);
    case 'clock-paused':
    case 'clock-resumed':
    case 'clock-extended':
      return clockProblems(definition, state, happening, today);
    case 'conflict-declared':
      return conflictProblems(definition, happening, actor);
    case 'decided':
      return decisionProblems(definition, state, happening, actor, today, around);
    case 'agreement-given':
      return agreementProblems(definition, state, happening, actor, around);
    case 'replied':
    case 'reply-returned':
    case 'request-withdrawn':
      return replyProblems(state, happening);
    case 'step-done':
    case 'step-reopened':
    case 'requested':
    case 'circulated':
    case 'view-given':
    case 'notice-sent':
    case 'published':
    case 'answered':
      return stepProblems(definition, state, happening, actor, today);
  }
}

function conflictProblems(definition: ProcessDefinition, { decision, text }: Extract<Happening, { type: 'conflict-declared' }>, actor: Actor): Problem[] {
  if (!definition.decisions.some(({ key }) => key === decision)) return problem('', 'There is no such decision.');
  if (actor.personId === null) return problem('', 'Sign in to declare a conflict of interest.');
  return unlessSaid(text, 'text', 'Say what the conflict of interest is');
}
