import { inNameOf, record } from '../../access/index.ts';
import { newId } from '../../platform/index.ts';
import { done, mend, notTheirs, type Doing, type Done } from '../doing.ts';
import { mayManagePeople } from '../policies.ts';
import { agencyProblem, detailProblems, taken, type Details } from './details.ts';
import { postInvitation } from './invite.ts';

/** Adds a person with an account that has no password yet; a letter invites them to set one. */
export async function addPerson(doing: Doing, details: Details): Promise<Done> {
  const { tx, me, now } = doing;
  if (!mayManagePeople(me)) return notTheirs;
  const problems = detailProblems(details);
  const agency = await agencyProblem(tx, details.agencyId);
  if (agency !== null) problems.push(agency);
  if (problems.length > 0) return mend(problems);
  const id = newId();
  const { name, email, post } = details;
  // An address belongs to one person in the whole installation; the index says so even where nothing of them may be seen.
  const added = await tx.insertInto('person').values({ partnership_id: me.partnershipId, id, name, email, post, agency_id: details.agencyId || null, created_at: now })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return mend([taken]);
  await inNameOf(tx, id, me.personId, () => tx.insertInto('credential').values({ partnership_id: me.partnershipId, person_id: id, code_required: !me.demonstration }).execute());
  await postInvitation(doing, { id, name, email });
  await record(tx, now, { deed: 'added a person', subjectKind: 'person', subjectId: id, detail: { name, email } });
  return done(id, `${name} is added and gets an e-mail to set a password. Give them a role next.`);
}
