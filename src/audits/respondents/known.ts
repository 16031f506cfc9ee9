import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** The kind of a respondent that is a school of the register, and by which packs say that something is asked of schools. */
export const SCHOOL = 'school';

/**
 * All who can be asked: the agencies of the partnership as they are called today, each under its own id until it is written down
 * as a respondent, and the schools. To be used as a table in a query.
 */
export const respondents: RawBuilder<unknown> = sql`(
  select coalesce(r.id, a.id) as id, a.id as agency_id, a.kind, a.name, coalesce(r.area, '') as area, coalesce(r.phase, '') as phase, coalesce(r.traits, '{}') as traits, coalesce(r.number, '') as number,
    coalesce(r.contact_name, '') as contact_name, coalesce(r.contact_email, '') as contact_email, a.active
  from agency a left join respondent r on r.partnership_id = a.partnership_id and r.agency_id = a.id where a.partnership_id = gt.partnership()
  union all
  select id, null, kind, name, area, phase, traits, number, contact_name, contact_email, active from respondent where partnership_id = gt.partnership() and agency_id is null)`;

/** Writes down as respondents the agencies that are none yet, and tells the others of new names and kinds. */
export async function keepAgencies(tx: Tx, partnershipId: string): Promise<void> {
  await sql`insert into respondent (partnership_id, id, agency_id, kind, name)
    select a.partnership_id, a.id, a.id, a.kind, a.name from agency a where a.partnership_id = ${partnershipId}
      and not exists (select from respondent r where r.partnership_id = a.partnership_id and r.agency_id = a.id) on conflict do nothing`.execute(tx);
  await sql`update respondent r set name = a.name, kind = a.kind, active = a.active from agency a
    where r.partnership_id = ${partnershipId} and a.partnership_id = r.partnership_id and a.id = r.agency_id and (r.name, r.kind, r.active) is distinct from (a.name, a.kind, a.active)`.execute(tx);
}
