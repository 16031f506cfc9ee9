import { sql } from 'kysely';
import { record } from '../../access/index.ts';
import { post } from '../../platform/index.ts';
import { done, mend, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayChangeAccount, mayManagePeople } from '../policies.ts';
import { agencyProblem, detailProblems, taken, type Details } from './details.ts';

/** The details that the form began with, so that what somebody else changed meanwhile is not overwritten unseen. */
export type Before = Details;

const same = (a: Details, b: Details): boolean => a.name === b.name && a.email === b.email && a.post === b.post && a.agencyId === b.agencyId;

/** Changes what is known of a person. A new e-mail address opens the account by mail, so the old one is told of it. */
export async function changePerson(doing: Doing, personId: string, before: Before, details: Details): Promise<Done> {
  const { tx, me, now } = doing;
  if (!mayManagePeople(me)) return notTheirs;
  const row = await tx.selectFrom('person').select(['name', 'email', 'post', 'agency_id']).where('id', '=', personId).forUpdate().executeTakeFirst();
  if (row === undefined) return notThere;
  const present: Details = { name: row.name, email: row.email, post: row.post, agencyId: row.agency_id ?? '' };
  const problems = detailProblems(details);
  const agency = await agencyProblem(tx, details.agencyId);
  if (agency !== null) problems.push(agency);
  if (details.email !== present.email && !mayChangeAccount(me, personId)) problems.push({ field: 'email', message: 'Somebody else who manages people has to change your own e-mail address' });
  if (!same(before, present)) problems.push({ field: '', message: `Somebody else has changed this meanwhile. It now says: ${present.name}, ${present.post}, ${present.email}. Send the form again to put yours in its place` });
  if (problems.length > 0) return mend(problems);
  if (same(present, details)) return done(personId, 'Nothing was changed.');
  const { name, email } = details;
  if (!(await update(doing, personId, details))) return mend([taken]);
  if (email.toLowerCase() !== present.email.toLowerCase()) {
    await post(tx, me.partnershipId, now, [{
      key: `address changed ${personId} ${now.toISOString()}`, toName: present.name, toEmail: present.email, subject: 'Your e-mail address in Golden Thread was changed',
      body: `${me.name} of ${me.partnershipName} has changed the e-mail address of your account. You no longer sign in with this one.\n\nIf you did not ask for it, tell your partnership's office at once.\n`,
    }]);
  }
  await record(tx, now, { deed: 'changed the details of a person', subjectKind: 'person', subjectId: personId, detail: { name, ...(email === present.email ? {} : { email, before: present.email }) } });
  return done(personId, `The details of ${name} are changed.`);
}

/** False where the address belongs to somebody already, in whatever partnership: the index tells, and nothing else is learnt. */
async function update({ tx }: Doing, personId: string, { name, email, post: place, agencyId }: Details): Promise<boolean> {
  await sql`savepoint address`.execute(tx);
  try {
    await tx.updateTable('person').set({ name, email, post: place, agency_id: agencyId || null }).where('id', '=', personId).execute();
    return true;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === '23505')) throw cause;
    await sql`rollback to savepoint address`.execute(tx);
    return false;
  }
}
