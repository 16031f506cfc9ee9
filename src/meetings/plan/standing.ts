import type { Day } from '../../calendar/index.ts';

/** What was done with an item of the plan. */
export type PlanStatus = 'open' | 'prepared' | 'taken' | 'not-needed';

export interface Mark {
  status: PlanStatus;
  /** The day to which it was put off. */
  movedTo: Day | null;
}

/** How an item of the plan stands. Prepared is not taken: it is late all the same once its day has gone by. */
export type PlanStanding = 'taken' | 'not-needed' | 'late' | 'prepared' | 'put-off' | 'to-come';

/** The day by which an item is to be taken, as it stands now. */
export const dayOf = (due: Day, mark: Mark | null): Day => mark?.movedTo ?? due;

export function standingOf(due: Day, mark: Mark | null, today: Day): PlanStanding {
  if (mark?.status === 'taken' || mark?.status === 'not-needed') return mark.status;
  if (dayOf(due, mark) < today) return 'late';
  if (mark?.status === 'prepared') return 'prepared';
  return mark?.movedTo ? 'put-off' : 'to-come';
}

export interface SetMeeting {
  id: string;
  day: Day;
  /** Its minutes are issued: nothing more comes before it. */
  over: boolean;
}

/**
 * The meeting that an open item goes to: the last before its day that is not over and belongs to this time round, once that is known
 * to be the last, because it is in the same month or a later one is set; else the first that comes after. Null while no such
 * meeting is set. `meetings` are in order, without those cancelled.
 */
export function meetingFor(item: { due: Day; since: Day; mark: Mark | null }, meetings: readonly SetMeeting[], today: Day): SetMeeting | null {
  const by = dayOf(item.due, item.mark);
  const since = item.mark?.movedTo ? item.due : item.since;
  const coming = meetings.filter((meeting) => !meeting.over && meeting.day >= today && meeting.day > since);
  const before = coming.findLast((meeting) => meeting.day <= by);
  const after = coming.find((meeting) => meeting.day > by);
  return before !== undefined && (after !== undefined || before.day.slice(0, 7) === by.slice(0, 7)) ? before : (after ?? null);
}
