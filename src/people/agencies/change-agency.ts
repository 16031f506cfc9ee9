import { record } from '../../access/index.ts';
import { readBoards } from '../boards.ts';
import { done, mend, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayManagePeople } from '../policies.ts';
import { agencyProblems, type AgencyDetails } from './details.ts';

/** Changes the name or kind of an agency, or whether it still takes part. What was asked of it stays. */
export async function changeAgency({ tx, me, now }: Doing, agencyId: string, details: AgencyDetails & { active: boolean }): Promise<Done> {
  if (!mayManagePeople(me)) return notTheirs;
  const before = await tx.selectFrom('agency').select(['name', 'kind', 'active']).where('id', '=', agencyId).forUpdate().executeTakeFirst();
  if (before === undefined) return notThere;
  const problems = agencyProblems(details, await readBoards(tx, me.partnershipId));
  const namesake = await tx.selectFrom('agency').select('id').where('name', '=', details.name).where('id', '!=', agencyId).executeTakeFirst();
  if (namesake !== undefined) problems.push({ field: 'name', message: 'There is an agency of this name already' });
  if (problems.length > 0) return mend(problems);
  const { name, kind, active } = details;
  await tx.updateTable('agency').set({ name, kind, active }).where('id', '=', agencyId).execute();
  await record(tx, now, { deed: 'changed an agency', subjectKind: 'agency', subjectId: agencyId, detail: { name, kind, active, before: before.name } });
  return done(agencyId, `${name} is changed.`);
}
