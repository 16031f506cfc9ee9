import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { keyedDigest, seal, unseal, type Database, type SecretKey, type Tx } from '../../platform/index.ts';
import { record } from '../record.ts';
import { beginSession } from '../session.ts';
import { samePassword } from '../password.ts';

/** Wrong passwords allowed in a quarter of an hour, for each known device and for all strange ones together. */
const guesses = 10;

export interface Attempt {
  email: string;
  password: string;
  /** The device's own cookie; it counts only if it was given to this account. */
  deviceCookie: string | undefined;
  userAgent: string;
  now: Date;
}
export type SignedIn = { outcome: 'in'; token: string; deviceCookie: string; needsCode: boolean } | { outcome: 'wrong' } | { outcome: 'blocked'; until: Date };

const digest = (text: string): Buffer => createHash('sha256').update(text.trim().toLowerCase()).digest();
const deviceSeal = (key: SecretKey, account: Buffer): string => keyedDigest(key, `device ${account.toString('hex')}`).toString('base64url');

/**
 * Signs somebody in. Guesses are counted for the account on a device that it was used from before, and apart from that for
 * all strange devices together: whoever guesses locks out strangers, never the person at their own device.
 * The password is checked outside any transaction; known and unknown accounts take the same time and get the same answer.
 */
export async function signIn(database: Database, key: SecretKey, attempt: Attempt): Promise<SignedIn> {
  const account = digest(attempt.email);
  const mark = deviceSeal(key, account);
  const device = attempt.deviceCookie === mark ? digest(mark) : Buffer.alloc(0);
  const before = await database.run({ role: 'gt_app' }, async (tx) => {
    const blocked = await sql<{ until: Date | null }>`select gt.sign_in_blocked_until(${account}, ${device}, ${attempt.now}) as until`.execute(tx);
    const found = await sql<{ partnership_id: string; person_id: string; password_hash: string | null; code_required: boolean }>`select * from gt.find_sign_in(${attempt.email.trim()})`.execute(tx);
    return { until: blocked.rows[0]?.until ?? null, person: found.rows[0] };
  });
  if (before.until !== null) return { outcome: 'blocked', until: before.until };
  const right = await samePassword(before.person?.password_hash ?? null, attempt.password);
  if (!right || before.person === undefined) {
    await database.run({ role: 'gt_app' }, (tx) => sql`select gt.count_sign_in_failure(${account}, ${device}, ${attempt.now}, ${guesses}, interval '15 minutes')`.execute(tx));
    return { outcome: 'wrong' };
  }
  const { partnership_id: partnershipId, person_id: personId, code_required: needsCode } = before.person;
  const token = await database.run({ role: 'gt_app', partnershipId, personId }, async (tx) => {
    await sql`select gt.forget_sign_in_failures(${account}, ${device})`.execute(tx);
    const made = await beginSession(tx, { partnershipId, personId }, attempt.now, attempt.userAgent);
    await record(tx, attempt.now, { deed: 'signed in', subjectKind: 'person', subjectId: personId });
    return made;
  });
  return { outcome: 'in', token, deviceCookie: mark, needsCode };
}

const sealContext = (who: { partnershipId: string; personId: string }) => `one-time code ${who.partnershipId} ${who.personId}`;
const totp = (secret: string, label: string) => new TOTP({ issuer: 'Golden Thread', label, secret: Secret.fromBase32(secret), digits: 6, period: 30 });

/** Makes a new secret for one-time codes and keeps it sealed. @returns the secret and the address that an app reads */
export async function makeCodeSecret(tx: Tx, key: SecretKey, who: { partnershipId: string; personId: string; name: string }): Promise<{ secret: string; address: string }> {
  const secret = new Secret({ size: 20 }).base32;
  await tx.updateTable('credential').set({ code_secret: seal(key, secret, sealContext(who)), code_last_step: null }).where('person_id', '=', who.personId).execute();
  return { secret, address: totp(secret, who.name).toString() };
}

/** The secret that was made and not yet used, to show it once more. */
export async function pendingCodeSecret(tx: Tx, key: SecretKey, who: { partnershipId: string; personId: string; name: string }): Promise<{ secret: string; address: string } | null> {
  const row = await tx.selectFrom('credential').select(['code_secret', 'code_last_step']).where('person_id', '=', who.personId).executeTakeFirst();
  if (row?.code_secret == null || row.code_last_step !== null) return null;
  const secret = unseal(key, row.code_secret, sealContext(who)).toString();
  return { secret, address: totp(secret, who.name).toString() };
}

/** Whether a one-time code is right now. A code that was used is not taken again. */
export async function takeCode(tx: Tx, key: SecretKey, who: { partnershipId: string; personId: string; name: string }, code: string, now: Date): Promise<boolean> {
  const row = await tx.selectFrom('credential').select(['code_secret', 'code_last_step']).where('person_id', '=', who.personId).forUpdate().executeTakeFirst();
  if (row?.code_secret == null) return false;
  const secret = unseal(key, row.code_secret, sealContext(who)).toString();
  const delta = totp(secret, who.name).validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / 30_000) + delta;
  if (row.code_last_step !== null && step <= row.code_last_step) return false;
  await tx.updateTable('credential').set({ code_last_step: step }).where('person_id', '=', who.personId).execute();
  return true;
}
