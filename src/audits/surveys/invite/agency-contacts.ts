import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { respondents } from '../../respondents/known.ts';

/**
 * The addresses through which the agencies answer audits, each of which passes the link on to its own people: the contact of an agency,
 * or else whoever answers its audits on the board by one of these roles.
 */
export async function readAgencyContacts(tx: Tx, boardId: string, roles: readonly string[], today: Day): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct lower(coalesce(nullif(r.contact_email, ''), p.email)) as email from ${respondents} r
    left join membership m on r.contact_email = '' and m.agency_id = r.agency_id and m.board_id = ${boardId} and m.role = any(${sql.val([...roles])}) and m.partnership_id = (select gt.partnership())
      and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})
    left join person p on p.partnership_id = m.partnership_id and p.id = m.person_id and p.active
    where r.active and r.agency_id is not null and coalesce(nullif(r.contact_email, ''), p.email) is not null order by 1`.execute(tx);
  return rows.map(({ email }) => email);
}
