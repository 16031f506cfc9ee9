import { record } from '../../access/index.ts';
import { done, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayManagePeople } from '../policies.ts';

/** Ends a nomination; today is its last day. */
export async function endNomination({ tx, me, now, today }: Doing, nominationId: string): Promise<Done> {
  if (!mayManagePeople(me)) return notTheirs;
  const held = await tx.selectFrom('deputy as d').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.id', '=', 'd.deputy_id'))
    .select(['d.person_id', 'd.starts_on', 'd.ends_on', 'p.name']).where('d.id', '=', nominationId).forUpdate('d').executeTakeFirst();
  if (held === undefined || (held.ends_on !== null && held.ends_on <= today)) return notThere;
  const last = held.starts_on > today ? held.starts_on : today;
  await tx.updateTable('deputy').set({ ends_on: last }).where('id', '=', nominationId).execute();
  await record(tx, now, { deed: 'ended a nomination as deputy', subjectKind: 'person', subjectId: held.person_id, detail: { deputy: held.name, last } });
  return done(held.person_id, `${held.name} is no longer a deputy after ${last === today ? 'today' : 'that day'}.`);
}
