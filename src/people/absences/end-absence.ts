import { record } from '../../access/index.ts';
import type { Day } from '../../calendar/index.ts';
import { done, mend, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayRecordAbsence } from '../policies.ts';

/** Says which day was, or will be, the last of an absence. */
export async function endAbsence({ tx, me, now, today }: Doing, absenceId: string, last: Day): Promise<Done> {
  const held = await tx.selectFrom('absence').select(['person_id', 'starts_on', 'ends_on']).where('id', '=', absenceId).forUpdate().executeTakeFirst();
  if (held === undefined) return notThere;
  if (!mayRecordAbsence(me, held.person_id)) return notTheirs;
  if (held.ends_on !== null && held.ends_on < today) return mend([{ field: 'last', message: 'This absence has ended already' }]);
  if (last < held.starts_on) return mend([{ field: 'last', message: 'The last day away must be on or after the first' }]);
  await tx.updateTable('absence').set({ ends_on: last }).where('id', '=', absenceId).execute();
  await record(tx, now, { deed: 'changed the end of an absence', subjectKind: 'person', subjectId: held.person_id, detail: { last } });
  return done(held.person_id, 'The last day away is changed.');
}
