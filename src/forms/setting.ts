import type { Day } from '../calendar/index.ts';
import type { Offered } from './offered.ts';

/** What checking answers needs beside the form: what is on offer, and the day from which "in the past" is reckoned. */
export interface Setting extends Offered {
  readonly today: Day;
}
