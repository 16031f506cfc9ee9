import type { ActionDeed } from './action-state.ts';

export interface Doer {
  personId: string;
  permissions: ReadonlySet<string>;
}
export interface ActionFacts {
  ownerId: string | null;
  /** Who offered the evidence that waits to be verified. */
  offeredBy: string | null;
}

/** Who may do what to an action. Nobody verifies what they own or offered themselves. */
export function mayDo(deed: ActionDeed, doer: Doer, action: ActionFacts): boolean {
  const owns = action.ownerId === doer.personId && doer.permissions.has('own-action');
  const manages = doer.permissions.has('manage-actions');
  switch (deed) {
    case 'progress':
    case 'evidence':
      return owns || manages;
    case 'verified':
    case 'returned':
      return doer.permissions.has('verify-action') && action.ownerId !== doer.personId && action.offeredBy !== doer.personId;
    case 'impact':
      return doer.permissions.has('evaluate');
    case 'extended':
    case 'reassigned':
    case 'reopened':
    case 'dropped':
      return manages;
  }
}
