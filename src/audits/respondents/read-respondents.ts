import { sql, type RawBuilder } from 'kysely';
import { isId, type Tx } from '../../platform/index.ts';
import { respondents } from './known.ts';

/** What the list is narrowed to; every part may be left out. */
export interface RespondentFilter {
  words?: string;
  kind?: string;
  area?: string;
  phase?: string;
  /** Only those without an address to which an invitation could go. */
  noAddress?: boolean;
  /** Also those that take no part any more. */
  left?: boolean;
}
export type RespondentOrder = 'name' | '-name' | 'area' | '-area';

export interface Respondent {
  id: string;
  agencyId: string | null;
  kind: string;
  name: string;
  area: string;
  phase: string;
  /** Of a school, what it is besides its phase. */
  traits: string[];
  number: string;
  contactName: string;
  contactEmail: string;
  active: boolean;
}

const columns = sql`r.id, r.agency_id as "agencyId", r.kind, r.name, r.area, r.phase, r.traits, r.number, r.contact_name as "contactName", r.contact_email as "contactEmail", r.active`;
const orders: Record<RespondentOrder, RawBuilder<unknown>> = { name: sql`r.name, r.id`, '-name': sql`r.name desc, r.id`, area: sql`r.area, r.name, r.id`, '-area': sql`r.area desc, r.name, r.id` };

function condition(filter: RespondentFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [filter.left ? sql`true` : sql`r.active`];
  if (filter.words) parts.push(sql`(r.name ilike ${`%${likeable(filter.words)}%`} or r.number = ${filter.words})`);
  if (filter.kind) parts.push(sql`r.kind = ${filter.kind}`);
  if (filter.area) parts.push(sql`r.area = ${filter.area}`);
  if (filter.phase) parts.push(sql`r.phase = ${filter.phase}`);
  if (filter.noAddress) parts.push(sql`r.contact_email = ''`);
  return sql.join(parts, sql` and `);
}

/** Words of a person as they may stand in a pattern: what has a meaning there is taken for itself. */
export const likeable = (words: string): string => words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** One page of those who can be asked, and how many there are in all, in one query. */
export async function listRespondents(tx: Tx, filter: RespondentFilter, order: RespondentOrder, offset: number, limit: number): Promise<{ rows: Respondent[]; total: number }> {
  const { rows } = await sql<{ total: number; rows: Respondent[] | null }>`
    with narrowed as (select r.* from ${respondents} r where ${condition(filter)}),
      shown as (select ${columns} from narrowed r order by ${orders[order]} offset ${offset} limit ${limit})
    select (select count(*)::int from narrowed) as total, (select json_agg(s) from shown s) as rows`.execute(tx);
  return { rows: rows[0]?.rows ?? [], total: rows[0]?.total ?? 0 };
}

export async function readRespondent(tx: Tx, id: string): Promise<Respondent | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Respondent>`select ${columns} from ${respondents} r where r.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** How many take part, by kind, and for schools by area and phase. */
export interface RespondentCount {
  agency: boolean;
  kind: string;
  area: string;
  phase: string;
  count: number;
  withoutAddress: number;
}

export async function countRespondents(tx: Tx): Promise<RespondentCount[]> {
  const { rows } = await sql<RespondentCount>`
    select r.agency_id is not null as agency, r.kind, r.area, r.phase, count(*)::int as count, count(*) filter (where r.contact_email = '')::int as "withoutAddress"
    from ${respondents} r where r.active group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4`.execute(tx);
  return rows;
}
