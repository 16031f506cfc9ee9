import type { Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { SecretKey } from '../../platform/index.ts';
import type { Reckoning } from '../../process/index.ts';
import type { DemonstrationBoard } from './found-board.ts';

/** What an invented case is told on: a board with its framework, and the day that it is today. */
export interface Ground {
  board: DemonstrationBoard;
  pack: Pack;
  on: Reckoning;
  today: Day;
  /** The installation's key, with which the vaults are sealed. */
  key: SecretKey;
}
