import type { Pack } from '../../../framework/index.ts';
import { isInDoubt } from '../../../framework/readings/readings.ts';

/** A clock that may be read in more than one way, with the process in which it runs. */
export interface DoubtfulClock {
  process: Pack['processes'][number];
  clock: Pack['processes'][number]['clocks'][number];
}

/** The clocks of a framework that a board may read in another way. */
export const clocksInDoubt = (pack: Pick<Pack, 'processes'>): DoubtfulClock[] => pack.processes.flatMap((process) => process.clocks.filter(isInDoubt).map((clock) => ({ process, clock })));
