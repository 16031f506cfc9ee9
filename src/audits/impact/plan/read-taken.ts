import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import type { ActionStatus } from '../../../thread/actions/action-state.ts';

/** The action that something planned became. */
export interface Taken {
  place: string;
  id: string;
  reference: string;
  title: string;
  status: ActionStatus;
  dueOn: Day;
  ownerId: string | null;
  owner: string;
}

/** What of a return's plan is among the actions already. */
export async function readTaken(tx: Tx, returnId: string): Promise<Taken[]> {
  const { rows } = await sql<Taken>`select x.question as place, a.id, a.reference, a.title, a.status, a.due_on as "dueOn", a.owner_id as "ownerId", coalesce(p.name, a.owner_name) as owner
    from return_action x join action a on a.partnership_id = x.partnership_id and a.id = x.action_id left join person p on p.partnership_id = a.partnership_id and p.id = a.owner_id
    where x.partnership_id = gt.partnership() and x.return_id = ${returnId} order by a.reference`.execute(tx);
  return rows;
}

/** What an earlier return of the same respondent made actions of that are not finished: a plan that is told again is not made again. */
export interface UnderWay {
  place: string;
  id: string;
  reference: string;
  title: string;
  detail: string;
}

export async function readUnderWay(tx: Tx, { respondentId, id }: { respondentId: string; id: string }): Promise<UnderWay[]> {
  const { rows } = await sql<UnderWay>`select distinct on (x.question, a.id) x.question as place, a.id, a.reference, a.title, a.detail
    from audit_return r join return_action x on x.partnership_id = r.partnership_id and x.return_id = r.id join action a on a.partnership_id = x.partnership_id and a.id = x.action_id
    where r.partnership_id = gt.partnership() and r.respondent_id = ${respondentId} and r.id <> ${id} and a.status in ('planned', 'in-progress', 'evidence-offered') order by x.question, a.id`.execute(tx);
  return rows;
}

/** The people of an agency today, by their own agency or a role that they hold for it. */
export async function readPeople(tx: Tx, agencyId: string | null, today: Day): Promise<{ id: string; name: string; post: string; email: string }[]> {
  if (agencyId === null) return [];
  const { rows } = await sql<{ id: string; name: string; post: string; email: string }>`select p.id, p.name, p.post, p.email from person p where p.partnership_id = gt.partnership() and p.active and (p.agency_id = ${agencyId} or exists (
    select from membership m where m.partnership_id = p.partnership_id and m.person_id = p.id and m.agency_id = ${agencyId} and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}))) order by p.name`.execute(tx);
  return rows;
}
