import { endAllSessions, inNameOf, record } from '../../access/index.ts';
import { done, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayChangeAccount } from '../policies.ts';

/** Closes an account: its sessions end at once and nobody signs in to it. What the person did stays, with their name. */
export async function closeAccount(doing: Doing, personId: string): Promise<Done> {
  const { tx, me, now } = doing;
  if (!mayChangeAccount(me, personId)) return notTheirs;
  const person = await tx.updateTable('person').set({ active: false }).where('id', '=', personId).returning('name').executeTakeFirst();
  if (person === undefined) return notThere;
  await inNameOf(tx, personId, me.personId, () => endAllSessions(tx, { partnershipId: me.partnershipId, personId }, now));
  await record(tx, now, { deed: 'closed an account', subjectKind: 'person', subjectId: personId, detail: { name: person.name } });
  return done(personId, `The account of ${person.name} is closed.`);
}

/** Opens a closed account again, with the roles that it still holds. */
export async function openAccountAgain({ tx, me, now }: Doing, personId: string): Promise<Done> {
  if (!mayChangeAccount(me, personId)) return notTheirs;
  const person = await tx.updateTable('person').set({ active: true }).where('id', '=', personId).returning('name').executeTakeFirst();
  if (person === undefined) return notThere;
  await record(tx, now, { deed: 'opened an account again', subjectKind: 'person', subjectId: personId, detail: { name: person.name } });
  return done(personId, `The account of ${person.name} is open again.`);
}
