import { formatDay, type Day } from '../../calendar/index.ts';

/** What may not be disclosed, as far as the rules ask. */
export interface Hold {
  placedOn: Day;
  /** Held up to and including this day; null where it lasts until something happens. */
  untilOn: Day | null;
  liftedOn: Day | null;
}

export type HoldStanding = 'to-come' | 'in-force' | 'ran-out' | 'lifted';

/**
 * How a hold stands on a day. It is in force from the day on which it was placed, up to and including its last day: in doubt a
 * thing is held back a day longer. One that waits for an event lasts until a person says that it is lifted; on that day it
 * is no longer in force. What was lifted stays lifted, whatever its last day.
 */
export function holdStanding({ placedOn, untilOn, liftedOn }: Hold, today: Day): HoldStanding {
  if (liftedOn !== null && liftedOn <= today) return 'lifted';
  if (today < placedOn) return 'to-come';
  return untilOn === null || today <= untilOn ? 'in-force' : 'ran-out';
}

export const isInForce = (hold: Hold, today: Day): boolean => holdStanding(hold, today) === 'in-force';

/** Whether somebody has to look at the hold again: it is in force and its review day has come. */
export const isToReview = (hold: Hold & { reviewOn: Day }, today: Day): boolean => isInForce(hold, today) && hold.reviewOn <= today;

/** "Until 3 March 2027" or "Until the inquest has ended", as read after what is held back. */
export const untilWords = ({ untilOn, untilEvent }: { untilOn: Day | null; untilEvent: string }): string => (untilOn === null ? `until ${untilEvent}` : `up to and including ${formatDay(untilOn)}`);
