import type { CriteriaSet } from '../framework/schema/criteria.ts';
import type { MetBySet } from './departure.ts';

/** What is known outside a process and bears on what may happen to it. */
export interface Around {
  /**
   * The pack's criteria. With them a decision has to answer each criterion of the case, and the criteria bind its outcome;
   * those that are weighed child by child are not asked for. Without them one answer to each set is enough.
   */
  sets?: readonly CriteriaSet[];
  /** What the sets come to that are answered child by child, in the notification. */
  met?: MetBySet;
  /** The names of the processes that cannot be started for this case, because their rules do not hold for its day; by their keys. */
  notInForce?: Readonly<Record<string, string>>;
  /** The names of the processes that no board of the partnership runs, so that they cannot be started here; by their keys. */
  notRun?: Readonly<Record<string, string>>;
  /** The references of the actions of the case that are still open. */
  openActions?: readonly string[];
  /** What the decision that would be superseded has started and is still running. */
  running?: readonly { id: string; definition: string; reference: string }[];
}
