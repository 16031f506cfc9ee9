import type { Me } from '../../access/me.ts';
import type { Day } from '../../calendar/index.ts';

/** One thing that waits for a person. */
export interface Waiting {
  kind: 'step' | 'view' | 'summary' | 'hold' | 'finding' | 'recommendation' | 'action' | 'verify' | 'impact' | 'cascade' | 'embedding' | 'evaluation' | 'return' | 'challenge' | 'scoring' | 'agenda' | 'minutes' | 'item' | 'plan' | 'framework' | 'said';
  reference: string;
  what: string;
  href: string;
  /** Null where the framework sets no day. */
  dueOn: Day | null;
  /** The absent person for whom one would act. */
  actingFor: string | null;
}

/** What a query of this folder gives for each thing: of a view that was asked, the day it was asked and the step's place among those that are handed in. */
export interface WaitingRow extends Waiting {
  askedOn: Day | null;
  asked: number | null;
}

/** For whom it is looked, and on which day. */
export type Who = Pick<Me, 'personId' | 'roles' | 'permissions'>;
