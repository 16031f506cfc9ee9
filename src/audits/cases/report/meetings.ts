import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import type { OpenAudit } from '../audit/read-audit.ts';

/** A meeting that may have discussed the report of an audit. */
export interface DiscussedAt {
  id: string;
  title: string;
  heldOn: Day;
}

/** Whether the framework keeps an audit of this kind open until its discussion is minuted (RED-58). */
export const isMinuted = ({ audit, pack }: Pick<OpenAudit, 'audit' | 'pack'>): boolean => pack.audits.kinds.find(({ key }) => key === audit.kind)?.conduct?.minuted === true;

/** The meetings of the board's groups from the day of the report to today; of the groups that the framework names for this kind, where it names any. */
export async function readMeetings(tx: Tx, { audit, pack }: Pick<OpenAudit, 'audit' | 'pack'>, today: Day): Promise<DiscussedAt[]> {
  if (audit.reportedOn === null) return [];
  const groups = pack.audits.kinds.find(({ key }) => key === audit.kind)?.conduct?.reportsTo ?? [];
  const rows = await tx.selectFrom('meeting as m').innerJoin('work_group as g', (join) => join.onRef('g.partnership_id', '=', 'm.partnership_id').onRef('g.id', '=', 'm.group_id'))
    .select(['m.id', 'm.title', 'm.held_on', 'm.reference']).where('g.board_id', '=', audit.boardId).where('m.cancelled_on', 'is', null).where('m.held_on', '>=', audit.reportedOn).where('m.held_on', '<=', today)
    .$if(groups.length > 0, (query) => query.where('g.key', 'in', [...groups])).orderBy('m.held_on', 'desc').limit(50).execute();
  return rows.map((row) => ({ id: row.id, title: `${row.reference}: ${row.title}`, heldOn: row.held_on as Day }));
}
