import { record } from '../../access/index.ts';
import type { Day } from '../../calendar/index.ts';
import { readBoards, roleName } from '../boards.ts';
import { done, mend, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayManagePeople } from '../policies.ts';

/** Says on which day a role ends, the last on which it is held. What was held before stays as it was. */
export async function endRole({ tx, me, now, today }: Doing, membershipId: string, last: Day): Promise<Done> {
  if (!mayManagePeople(me)) return notTheirs;
  const held = await tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['m.person_id', 'm.role', 'm.board_id', 'm.starts_on', 'm.ends_on', 'p.name']).where('m.id', '=', membershipId).forUpdate('m').executeTakeFirst();
  if (held === undefined) return notThere;
  if (held.ends_on !== null && held.ends_on < today) return mend([{ field: 'last', message: 'This role has ended already' }]);
  if (last < held.starts_on) return mend([{ field: 'last', message: 'The last day must be on or after the first' }]);
  await tx.updateTable('membership').set({ ends_on: last }).where('id', '=', membershipId).execute();
  const role = roleName(await readBoards(tx, me.partnershipId), held.board_id, held.role);
  await record(tx, now, { deed: 'ended a role', subjectKind: 'person', subjectId: held.person_id, detail: { name: held.name, role, last } });
  return done(held.person_id, `${held.name} is ${role} no longer than that day.`);
}
