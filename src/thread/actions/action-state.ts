/**
 * How an action stands. "no-effect" is done, verified and found to have changed nothing, or made things worse: it stays open
 * to see until something follows from it (SUF-29).
 */
export const actionStatuses = ['planned', 'in-progress', 'evidence-offered', 'verified', 'closed', 'no-effect', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** What may be done to an action. */
export const actionDeeds = ['progress', 'evidence', 'returned', 'verified', 'impact', 'extended', 'reassigned', 'reopened', 'dropped'] as const;
export type ActionDeed = (typeof actionDeeds)[number];
export const isDeed = (kind: string): kind is ActionDeed => (actionDeeds as readonly string[]).includes(kind);

/** From which states a deed is possible. */
const possibleFrom: Record<ActionDeed, readonly ActionStatus[]> = {
  progress: ['planned', 'in-progress'],
  evidence: ['planned', 'in-progress', 'evidence-offered'],
  returned: ['evidence-offered'],
  verified: ['evidence-offered'],
  impact: ['verified', 'no-effect'],
  extended: ['planned', 'in-progress', 'evidence-offered'],
  reassigned: ['planned', 'in-progress', 'evidence-offered'],
  reopened: ['verified', 'closed', 'no-effect', 'dropped'],
  dropped: ['planned', 'in-progress', 'evidence-offered', 'no-effect'],
};

/** What may be done to an action now. */
export const possibleDeeds = (status: ActionStatus): ActionDeed[] => actionDeeds.filter((deed) => possibleFrom[deed].includes(status));

/**
 * The state after a deed.
 * @param effect for a judgement of impact: whether its verdict closes the action, keeps it open to be judged again, or shows it without effect
 * @returns null where the deed is not possible in this state
 */
export function afterDeed(status: ActionStatus, deed: ActionDeed, effect?: 'closes' | 'no-effect' | 'judge-again'): ActionStatus | null {
  if (!possibleFrom[deed].includes(status)) return null;
  switch (deed) {
    case 'progress':
    case 'returned':
    case 'reopened':
      return 'in-progress';
    case 'evidence':
      return 'evidence-offered';
    case 'verified':
      return 'verified';
    case 'dropped':
      return 'dropped';
    case 'extended':
    case 'reassigned':
      return status;
    case 'impact':
      return effect === 'closes' ? 'closed' : effect === 'no-effect' ? 'no-effect' : 'verified';
  }
}

/** An action that still has to be done: late once its last day has gone by. */
export const isOpen = (status: ActionStatus): boolean => status === 'planned' || status === 'in-progress' || status === 'evidence-offered';
export const openStatuses = actionStatuses.filter(isOpen);

/** How a status reads on screen. */
export const statusWords: Record<ActionStatus, string> = {
  planned: 'Planned',
  'in-progress': 'In progress',
  'evidence-offered': 'Evidence to verify',
  verified: 'Done, effect not yet judged',
  closed: 'Closed, improved',
  'no-effect': 'Done, but no effect',
  dropped: 'Dropped',
};
