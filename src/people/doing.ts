import type { Me } from '../access/me.ts';
import type { Day } from '../calendar/index.ts';
import type { Tx } from '../platform/index.ts';
import type { FieldProblem } from '../web/fields/index.ts';

/** Who does something, when, and in which transaction. */
export interface Doing {
  tx: Tx;
  me: Me;
  now: Date;
  today: Day;
  /** The address that links in letters begin with. */
  baseUrl: string;
}

/** What came of it: done, something for the person to mend, or not theirs to do. */
export type Done = { outcome: 'done'; id: string; said: string } | { outcome: 'problems'; problems: FieldProblem[] } | { outcome: 'forbidden' } | { outcome: 'not-found' };

export const done = (id: string, said: string): Done => ({ outcome: 'done', id, said });
export const mend = (problems: FieldProblem[]): Done => ({ outcome: 'problems', problems });
export const notTheirs: Done = { outcome: 'forbidden' };
export const notThere: Done = { outcome: 'not-found' };
