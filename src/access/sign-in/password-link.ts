import { sql } from 'kysely';
import { newToken, tokenHash, type Tx } from '../../platform/index.ts';

/** How long a link to set a password holds, in hours: one that somebody asked for, and one that welcomes them. */
export const linkHours = { asked: 1, welcome: 14 * 24 } as const;

interface Whose {
  partnershipId: string;
  personId: string;
}

/** Makes a link to set a password for the person that the transaction acts for. @returns its token */
export async function makePasswordLink(tx: Tx, whose: Whose, now: Date, hours: number): Promise<string> {
  const { token, hash } = newToken();
  await tx.insertInto('password_reset').values({ partnership_id: whose.partnershipId, token_hash: hash, person_id: whose.personId, expires_at: new Date(now.getTime() + hours * 3_600_000) }).execute();
  return token;
}

/** Whose link it is, if it still holds; the transaction then acts for them. */
export async function openPasswordLink(tx: Tx, token: string, now: Date): Promise<(Whose & { name: string; email: string }) | null> {
  const { rows } = await sql<{ partnership_id: string; person_id: string }>`select * from gt.open_reset(${tokenHash(token)}, ${now})`.execute(tx);
  const found = rows[0];
  if (found === undefined) return null;
  const person = await tx.selectFrom('person').select(['name', 'email', 'active']).where('id', '=', found.person_id).executeTakeFirstOrThrow();
  return person.active ? { partnershipId: found.partnership_id, personId: found.person_id, name: person.name, email: person.email } : null;
}

/** Uses a link up, and with it every other link of the person. @returns false where somebody used it in between */
export async function usePasswordLink(tx: Tx, whose: Whose, token: string, now: Date): Promise<boolean> {
  const used = await tx.updateTable('password_reset').set({ used_at: now }).where('token_hash', '=', tokenHash(token)).where('used_at', 'is', null).returning('person_id').executeTakeFirst();
  if (used === undefined) return false;
  await tx.updateTable('password_reset').set({ used_at: now }).where('person_id', '=', whose.personId).where('used_at', 'is', null).execute();
  return true;
}
