import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import { openStatuses, type ActionStatus } from './action-state.ts';
import { noMeasure } from './measure.ts';

/** What the list is narrowed to; every part may be left out. */
export interface ActionFilter {
  words?: string;
  status?: ActionStatus | 'open' | 'late' | 'unmeasured';
  agencyId?: string;
  ownerId?: string;
  theme?: string;
  strength?: string;
}
export type ActionOrder = 'due' | '-due' | 'reference' | '-reference' | 'status';

export interface ActionRow {
  id: string;
  reference: string;
  title: string;
  ownerName: string;
  agencies: string[];
  dueOn: Day;
  status: ActionStatus;
  strength: string;
  measure: string;
  themes: string[];
  verdict: string | null;
}

const orders: Record<ActionOrder, RawBuilder<unknown>> = {
  due: sql`a.due_on, a.id`,
  '-due': sql`a.due_on desc, a.id desc`,
  reference: sql`a.reference, a.id`,
  '-reference': sql`a.reference desc, a.id`,
  status: sql`a.status, a.due_on, a.id`,
};

function condition(filter: ActionFilter, today: Day): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`a.partnership_id = gt.partnership()`];
  if (filter.words) parts.push(sql`a.search @@ websearch_to_tsquery('english', ${filter.words})`);
  if (filter.status === 'open') parts.push(sql`a.status = any(${sql.val(openStatuses)})`);
  else if (filter.status === 'late') parts.push(sql`a.status = any(${sql.val(openStatuses)}) and a.due_on < ${today}`);
  // Not closed, and nobody has said by what its effect is to be seen (SUF-29).
  else if (filter.status === 'unmeasured') parts.push(sql`a.measure in ('', ${noMeasure}) and a.status not in ('closed', 'dropped')`);
  else if (filter.status) parts.push(sql`a.status = ${filter.status}`);
  if (filter.agencyId) parts.push(sql`exists (select from action_agency b where b.partnership_id = a.partnership_id and b.action_id = a.id and b.agency_id = ${filter.agencyId})`);
  if (filter.ownerId) parts.push(sql`a.owner_id = ${filter.ownerId}`);
  if (filter.theme) parts.push(sql`${filter.theme} = any(a.themes)`);
  if (filter.strength) parts.push(sql`a.strength = ${filter.strength}`);
  return sql.join(parts, sql` and `);
}

/**
 * One page of the actions list and how many there are in all, in one query whatever the number of rows.
 * @param limit rows at most; for an export, as many as the product exports at once
 */
export async function listActions(tx: Tx, filter: ActionFilter, order: ActionOrder, today: Day, offset: number, limit: number): Promise<{ rows: ActionRow[]; total: number }> {
  const where = condition(filter, today);
  const { rows } = await sql<{ total: number; rows: ActionRow[] | null }>`
    with shown as (select a.* from action a where ${where} order by ${orders[order]} offset ${offset} limit ${limit})
    select (select count(*)::int from action a where ${where}) as total,
      (select json_agg(json_build_object('id', a.id, 'reference', a.reference, 'title', a.title, 'dueOn', a.due_on, 'status', a.status,
          'strength', a.strength, 'measure', a.measure, 'themes', a.themes, 'verdict', a.verdict,
          'ownerName', coalesce(p.name, a.owner_name),
          'agencies', coalesce((select json_agg(g.name order by g.name) from action_agency b join agency g on g.partnership_id = b.partnership_id and g.id = b.agency_id
            where b.partnership_id = a.partnership_id and b.action_id = a.id), '[]'::json)) order by ${orders[order]})
        from shown a left join person p on p.partnership_id = a.partnership_id and p.id = a.owner_id) as rows`.execute(tx);
  return { rows: rows[0]?.rows ?? [], total: rows[0]?.total ?? 0 };
}
