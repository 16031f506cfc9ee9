import type { Database, SecretKey } from '../../platform/index.ts';
import { hashPassword, passwordProblem } from '../password.ts';
import { record } from '../record.ts';
import { endAllSessions } from '../session.ts';
import { rememberDevice } from './known-device.ts';
import { openPasswordLink, usePasswordLink } from './password-link.ts';
import { accountOf } from './sign-in.ts';

export type SetByLink =
  /** With the cookie of a known device: who holds the link and the mailbox is no stranger, whoever is guessing meanwhile. */
  | { outcome: 'set'; deviceCookie: string }
  | { outcome: 'ended' }
  | { outcome: 'refused'; message: string };

/** Sets a new password by a link, once, and ends every session and every other link of the person. */
export async function setPasswordByLink(database: Database, key: SecretKey, given: { token: string; fresh: string; deviceCookie: string | undefined; now: Date }): Promise<SetByLink> {
  const { token, fresh, now } = given;
  const who = await database.run({ role: 'gt_app' }, (tx) => openPasswordLink(tx, token, now));
  if (who === null) return { outcome: 'ended' };
  const wrong = passwordProblem(fresh, who);
  if (wrong !== null) return { outcome: 'refused', message: wrong };
  const hashed = await hashPassword(fresh);
  return database.run({ role: 'gt_app', partnershipId: who.partnershipId, personId: who.personId }, async (tx): Promise<SetByLink> => {
    if (!(await usePasswordLink(tx, who, token, now))) return { outcome: 'ended' };
    await tx.updateTable('credential').set({ password_hash: hashed, changed_at: now }).where('person_id', '=', who.personId).execute();
    await endAllSessions(tx, who, now);
    await record(tx, now, { deed: 'set a new password by link', subjectKind: 'person', subjectId: who.personId });
    return { outcome: 'set', deviceCookie: rememberDevice(key, given.deviceCookie, accountOf(who.email), now) };
  });
}
