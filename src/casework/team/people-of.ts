import { dayInLondon } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

export interface RoleHolder {
  id: string;
  name: string;
  email: string;
  post: string;
  role: string;
  agencyId: string | null;
}

/** The people who hold one of these roles on a board today, or sit on one of these groups; each once. */
export async function peopleOf(tx: Tx, boardId: string, wanted: { roles?: readonly string[]; groups?: readonly string[] }, at: Date): Promise<RoleHolder[]> {
  const today = dayInLondon(at);
  const rows = await tx.selectFrom('membership as m')
    .innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .leftJoin('work_group as g', (join) => join.onRef('g.partnership_id', '=', 'm.partnership_id').onRef('g.id', '=', 'm.group_id'))
    .select(['p.id', 'p.name', 'p.email', 'p.post', 'm.role', 'm.agency_id', 'g.key as group'])
    .where('m.board_id', '=', boardId).where('p.active', '=', true).where('m.starts_on', '<=', today)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', today)]))
    .where((where) => where.or([where('m.role', 'in', ['', ...(wanted.roles ?? [])]), where('g.key', 'in', ['', ...(wanted.groups ?? [])])]))
    .orderBy('p.name').execute();
  const people = new Map<string, RoleHolder>();
  for (const row of rows) if (!people.has(row.id)) people.set(row.id, { id: row.id, name: row.name, email: row.email, post: row.post, role: row.role, agencyId: row.agency_id });
  return [...people.values()];
}

/** The names of people by their ids, whatever they hold today: those who have left had names too. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = ids.length === 0 ? [] : await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
