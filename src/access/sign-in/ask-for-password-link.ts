import { sql } from 'kysely';
import { post, tokenHash, type Database } from '../../platform/index.ts';
import { record } from '../record.ts';
import { countedAs, strangers, takeGuess } from './guesses.ts';
import { linkHours, makePasswordLink } from './password-link.ts';

/** Links sent to one account, and asked for over one connection, in an hour: nobody's mailbox can be filled by it. */
const forAnAccount = { allowed: 5, minutes: 60 };
const forAConnection = { allowed: 30, minutes: 60 };

export interface AskedForLink {
  email: string;
  ip: string;
  now: Date;
  baseUrl: string;
}

/** Posts a link to set a new password, where there is an account. Whoever asks is not told whether there is. @returns whether a letter was posted */
export async function askForPasswordLink(database: Database, { email, ip, now, baseUrl }: AskedForLink): Promise<boolean> {
  const person = await database.run({ role: 'gt_app' }, async (tx) => {
    const refused = (await takeGuess(tx, { of: countedAs(`links over ${ip}`), device: strangers, ...forAConnection }, now))
      ?? (await takeGuess(tx, { of: countedAs(`links to ${email.trim()}`), device: strangers, ...forAnAccount }, now));
    if (refused !== null) return undefined;
    const { rows } = await sql<{ partnership_id: string; person_id: string; name: string }>`select partnership_id, person_id, name from gt.find_sign_in(${email.trim()})`.execute(tx);
    return rows[0];
  });
  if (person === undefined) return false;
  const who = { partnershipId: person.partnership_id, personId: person.person_id };
  await database.run({ role: 'gt_app', ...who }, async (tx) => {
    // The letter goes to the address that we hold, not to the one that was typed.
    const { email: held } = await tx.selectFrom('person').select('email').where('id', '=', who.personId).executeTakeFirstOrThrow();
    const token = await makePasswordLink(tx, who, now, linkHours.asked);
    await post(tx, who.partnershipId, now, [{
      key: `password link ${tokenHash(token).toString('hex')}`, toName: person.name, toEmail: held, subject: 'Set a new password for Golden Thread',
      body: `Somebody, we hope you, asked to set a new password.\n\nThis link works once, for an hour:\n${baseUrl}/reset-password/${token}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
    }]);
    await record(tx, now, { deed: 'asked for a password link', subjectKind: 'person', subjectId: who.personId });
  });
  return true;
}
