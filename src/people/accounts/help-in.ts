import { endAllSessions, inNameOf, record } from '../../access/index.ts';
import { post } from '../../platform/index.ts';
import { done, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayChangeAccount } from '../policies.ts';
import { postInvitation } from './invite.ts';

const openAccount = ({ tx }: Doing, personId: string) => tx.selectFrom('person').select(['id', 'name', 'email']).where('id', '=', personId).where('active', '=', true).executeTakeFirst();

/** Posts the invitation once more, for whoever has let it lapse. */
export async function inviteAgain(doing: Doing, personId: string): Promise<Done> {
  const { tx, me, now } = doing;
  if (!mayChangeAccount(me, personId)) return notTheirs;
  const person = await openAccount(doing, personId);
  if (person === undefined) return notThere;
  await postInvitation(doing, person);
  await record(tx, now, { deed: 'sent a password link', subjectKind: 'person', subjectId: personId, detail: { name: person.name } });
  return done(personId, `A link to set a password is on its way to ${person.name}.`);
}

/** Lets somebody who has lost their phone set up their one-time code again. They are told, in case it was not they who asked. */
export async function resetCode(doing: Doing, personId: string): Promise<Done> {
  const { tx, me, now } = doing;
  if (!mayChangeAccount(me, personId)) return notTheirs;
  const person = await openAccount(doing, personId);
  if (person === undefined) return notThere;
  await inNameOf(tx, personId, me.personId, async () => {
    await tx.updateTable('credential').set({ code_secret: null, code_last_step: null }).where('person_id', '=', personId).execute();
    await endAllSessions(tx, { partnershipId: me.partnershipId, personId }, now);
  });
  await post(tx, me.partnershipId, now, [{
    key: `code reset ${personId} ${now.toISOString()}`, toName: person.name, toEmail: person.email, subject: 'Set up your one-time code again',
    body: `${me.name} of ${me.partnershipName} lets you set up your one-time code again. You are asked to when you sign in next.\n\nIf you did not ask for it, tell your partnership's office at once.\n`,
  }]);
  await record(tx, now, { deed: 'reset a one-time code', subjectKind: 'person', subjectId: personId, detail: { name: person.name } });
  return done(personId, `${person.name} sets up a new one-time code when they sign in next.`);
}

/** Ends every session of somebody whose device is lost, or who should no longer be signed in. They may sign in again. */
export async function signOutEverywhere(doing: Doing, personId: string): Promise<Done> {
  const { tx, me, now } = doing;
  if (!mayChangeAccount(me, personId)) return notTheirs;
  const person = await tx.selectFrom('person').select(['name']).where('id', '=', personId).executeTakeFirst();
  if (person === undefined) return notThere;
  const ended = await inNameOf(tx, personId, me.personId, () => endAllSessions(tx, { partnershipId: me.partnershipId, personId }, now));
  await record(tx, now, { deed: 'signed somebody out everywhere', subjectKind: 'person', subjectId: personId, detail: { name: person.name, sessions: ended } });
  return done(personId, ended === 0 ? `${person.name} was signed in nowhere.` : `${person.name} is signed out on ${ended} ${ended === 1 ? 'device' : 'devices'}.`);
}
