import type { Ground } from '../ground.ts';
import type { InventedPerson } from '../invented-people.ts';

/** A board with its people, on which scenes are played. */
export interface Stage extends Ground {
  people: readonly InventedPerson[];
  /** The key of whoever keeps the register. */
  keeper: string;
}
