import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { isId, type Tx } from '../../platform/index.ts';
import type { Span } from '../span.ts';

export interface Holding extends Span {
  id: string;
  boardId: string;
  role: string;
  group: string | null;
  agency: string | null;
}
export interface Standing extends Span {
  id: string;
  personId: string;
  name: string;
}
export interface Absence extends Span {
  id: string;
  reason: string;
}
export interface PersonView {
  id: string;
  name: string;
  email: string;
  post: string;
  agencyId: string | null;
  agency: string | null;
  active: boolean;
  holdings: Holding[];
  /** Who acts for them, and for whom they act. */
  deputies: Standing[];
  deputyOf: Standing[];
  absences: Absence[];
}

/** A person with all that they hold and held, newest first; null where there is none. */
export async function readPerson(tx: Tx, id: string): Promise<PersonView | null> {
  if (!isId(id)) return null;
  const { rows: [person] } = await sql<Omit<PersonView, 'holdings' | 'deputies' | 'deputyOf' | 'absences'>>`
    select p.id, p.name, p.email, p.post, p.agency_id as "agencyId", a.name as agency, p.active
    from person p left join agency a on a.partnership_id = p.partnership_id and a.id = p.agency_id
    where p.partnership_id = gt.partnership() and p.id = ${id}`.execute(tx);
  if (person === undefined) return null;
  const { rows: holdings } = await sql<Holding>`
    select m.id, m.board_id as "boardId", m.role, g.name as "group", a.name as agency, m.starts_on as "from", m.ends_on as "until"
    from membership m
    left join work_group g on g.partnership_id = m.partnership_id and g.id = m.group_id
    left join agency a on a.partnership_id = m.partnership_id and a.id = m.agency_id
    where m.partnership_id = gt.partnership() and m.person_id = ${id} order by m.starts_on desc, m.id`.execute(tx);
  const { rows: nominations } = await sql<Standing & { theirs: boolean }>`
    select d.id, p.id as "personId", p.name, d.starts_on as "from", d.ends_on as "until", d.person_id = ${id} as theirs
    from deputy d join person p on p.partnership_id = d.partnership_id and p.id = case when d.person_id = ${id} then d.deputy_id else d.person_id end
    where d.partnership_id = gt.partnership() and (d.person_id = ${id} or d.deputy_id = ${id}) order by d.starts_on desc, d.id`.execute(tx);
  const absences = await tx.selectFrom('absence').select(['id', 'starts_on', 'ends_on', 'reason']).where('person_id', '=', id).orderBy('starts_on', 'desc').execute();
  return {
    ...person, holdings, deputies: nominations.filter((each) => each.theirs), deputyOf: nominations.filter((each) => !each.theirs),
    absences: absences.map((each) => ({ id: each.id, reason: each.reason, from: each.starts_on as Day, until: each.ends_on as Day | null })),
  };
}

/** People with an open account, to choose from. */
export const readChoices = async (tx: Tx): Promise<{ value: string; label: string }[]> =>
  (await tx.selectFrom('person').select(['id', 'name', 'post']).where('active', '=', true).orderBy('name').execute()).map(({ id, name, post }) => ({ value: id, label: post === '' ? name : `${name}, ${post}` }));

/** Agencies that take part, to choose from. */
export const readAgencyChoices = async (tx: Tx): Promise<{ value: string; label: string }[]> =>
  (await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute()).map(({ id, name }) => ({ value: id, label: name }));
