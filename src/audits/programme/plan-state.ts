import { day, type Day } from '../../calendar/index.ts';

/** How far an audit on the programme has come (requirements, process 3.17). */
export const planStatuses = ['proposed', 'agreed', 'dated', 'under-way', 'reported', 'acting', 're-audit', 'closed', 'dropped'] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const planWords: Record<PlanStatus, string> = {
  proposed: 'Proposed', agreed: 'Agreed', dated: 'Dated', 'under-way': 'Under way', reported: 'Reported', acting: 'Actions under way', 're-audit': 'To be audited again', closed: 'Closed', dropped: 'Dropped',
};

/** What may follow on each state. Whoever keeps the programme may take steps together, and none may be gone back. */
const next: Record<PlanStatus, readonly PlanStatus[]> = {
  proposed: ['agreed', 'dropped'], agreed: ['dated', 'dropped'], dated: ['under-way', 'dropped'], 'under-way': ['reported', 'dropped'], reported: ['acting', 're-audit', 'closed'],
  acting: ['re-audit', 'closed'], 're-audit': ['closed'], closed: [], dropped: [],
};
export const mayFollow = (status: PlanStatus): readonly PlanStatus[] => next[status];

/** What has to be said with a step: dropping an audit wants its reason, closing it what came of it. */
export const wantsText: Partial<Record<PlanStatus, string>> = { dropped: 'Enter why it is dropped', reported: 'Enter to whom it was reported, and when', closed: 'Enter what came of it', agreed: 'Enter who agreed it' };

export const isOver = (status: PlanStatus): boolean => status === 'closed' || status === 'dropped';
/** While an audit is under way its group is told of progress every month (SUF-47, SUF-66). */
export const reportsMonthly = (status: PlanStatus): boolean => status === 'under-way';

/** The first day of the month of which progress is due, where the group has not been told of it yet: the month that is running. */
export const monthOf = (today: Day): Day => day(`${today.slice(0, 7)}-01`);
