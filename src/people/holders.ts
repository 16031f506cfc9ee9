import type { Day } from '../calendar/index.ts';
import type { Tx } from '../platform/index.ts';

/** Who holds one of some roles on a board on a day, each once: those to whom something of the board is brought by mail. */
export const readHolders = (tx: Tx, boardId: string, roles: readonly string[], on: Day): Promise<{ name: string; email: string }[]> =>
  tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['p.name', 'p.email']).distinct().where('m.board_id', '=', boardId).where('m.role', 'in', roles).where('p.active', '=', true).where('m.starts_on', '<=', on)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', on)])).execute();
