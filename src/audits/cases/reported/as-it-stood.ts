import type { Day } from '../../../calendar/index.ts';
import { afterDeed, isDeed, type ActionStatus } from '../../../thread/actions/action-state.ts';

/** What was done to an action, on what day. */
export interface DoneToAction {
  deed: string;
  on: Day;
  /** Of a judgement of its effect. */
  verdict: string | null;
  /** Of a last day that was moved: what it was before. */
  dueBefore: Day | null;
}

interface Standing {
  status: ActionStatus;
  dueOn: Day;
}

/**
 * How an action stood at the end of a day, by its history, which is never changed. What has happened since is taken off; where nothing has, it stands as it does now.
 * @param effects what each verdict of the framework does to an action
 */
export function asItStood(now: Standing, history: readonly DoneToAction[], day: Day, effects: ReadonlyMap<string, 'closes' | 'no-effect' | 'judge-again'>): Standing {
  const since = history.filter(({ on }) => on > day);
  const dueOn = since.find(({ dueBefore }) => dueBefore !== null)?.dueBefore ?? now.dueOn;
  const moves = ({ deed }: DoneToAction): boolean => isDeed(deed) && deed !== 'extended' && deed !== 'reassigned';
  if (!since.some(moves)) return { status: now.status, dueOn };
  const last = history.findLast((each) => each.on <= day && moves(each));
  return { status: last === undefined ? 'planned' : statusAfter(last, effects), dueOn };
}

/** What a deed leads to does not depend on how the action stood before it, only whether it was possible does. */
function statusAfter({ deed, verdict }: DoneToAction, effects: Parameters<typeof asItStood>[3]): ActionStatus {
  for (const from of ['planned', 'evidence-offered', 'verified'] as const) {
    const next = isDeed(deed) ? afterDeed(from, deed, effects.get(verdict ?? '')) : null;
    if (next !== null) return next;
  }
  return 'planned';
}
