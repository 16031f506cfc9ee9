import type { PlanStatus } from './standing.ts';

/** What may be done with an item of the plan. */
export const planDeeds = ['prepared', 'taken', 'put-off', 'not-needed', 'reopened'] as const;
export type PlanDeed = (typeof planDeeds)[number];

const possibleFrom: Record<PlanDeed, readonly PlanStatus[]> = {
  prepared: ['open', 'prepared'], taken: ['open', 'prepared'], 'put-off': ['open', 'prepared'], 'not-needed': ['open', 'prepared'], reopened: ['taken', 'not-needed'],
};

/** What somebody may do with an item as it stands: whoever prepares it says that it is ready, the rest is for those who keep the plan. */
export const deedsOn = (status: PlanStatus, who: { keeps: boolean; prepares: boolean }): PlanDeed[] =>
  planDeeds.filter((deed) => possibleFrom[deed].includes(status) && (who.keeps || (deed === 'prepared' && who.prepares)));

/** The status after a deed; putting off leaves it as it is. */
export const statusAfter = (status: PlanStatus, deed: PlanDeed): PlanStatus => (deed === 'put-off' ? status : deed === 'reopened' ? 'open' : deed);
