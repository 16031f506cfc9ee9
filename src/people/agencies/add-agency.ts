import { record } from '../../access/index.ts';
import { newId } from '../../platform/index.ts';
import { readBoards } from '../boards.ts';
import { done, mend, notTheirs, type Doing, type Done } from '../doing.ts';
import { mayManagePeople } from '../policies.ts';
import { agencyProblems, type AgencyDetails } from './details.ts';

/** Adds an agency to the partnership; its kind is one of the frameworks'. */
export async function addAgency({ tx, me, now }: Doing, details: AgencyDetails): Promise<Done> {
  if (!mayManagePeople(me)) return notTheirs;
  const problems = agencyProblems(details, await readBoards(tx, me.partnershipId));
  if (problems.length > 0) return mend(problems);
  const id = newId();
  const added = await tx.insertInto('agency').values({ partnership_id: me.partnershipId, id, name: details.name, kind: details.kind }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return mend([{ field: 'name', message: 'There is an agency of this name already' }]);
  await record(tx, now, { deed: 'added an agency', subjectKind: 'agency', subjectId: id, detail: { ...details } });
  return done(id, `${details.name} is added.`);
}
