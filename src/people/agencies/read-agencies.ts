import { sql } from 'kysely';
import { isId, type Tx } from '../../platform/index.ts';

export interface Agency {
  id: string;
  name: string;
  kind: string;
  active: boolean;
}

/** Every agency by name, those that left last, with how many people with an open account belong to it. */
export async function readAgencies(tx: Tx): Promise<(Agency & { people: number })[]> {
  const { rows } = await sql<Agency & { people: number }>`
    select a.id, a.name, a.kind, a.active, count(p.id)::int as people
    from agency a left join person p on p.partnership_id = a.partnership_id and p.agency_id = a.id and p.active
    where a.partnership_id = gt.partnership() group by a.id, a.name, a.kind, a.active order by a.active desc, a.name`.execute(tx);
  return rows;
}

export async function readAgency(tx: Tx, id: string): Promise<Agency | null> {
  return isId(id) ? ((await tx.selectFrom('agency').select(['id', 'name', 'kind', 'active']).where('id', '=', id).executeTakeFirst()) ?? null) : null;
}
