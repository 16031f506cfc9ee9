import { sql } from 'kysely';
import type { Database, SecretKey } from '../../platform/index.ts';
import { samePassword } from '../password.ts';
import { record } from '../record.ts';
import { beginSession } from '../session.ts';
import { countedAs, giveBackGuess, strangers, takeGuess, type Counter } from './guesses.ts';
import { knownDevice, rememberDevice } from './known-device.ts';

/** Wrong passwords in a quarter of an hour: for each known device, and for all strange ones together. */
const forAnAccount = { allowed: 10, minutes: 15 };
/** The same for a connection from which strange devices come, whatever the account: a whole county hall may share one. */
const forAConnection = { allowed: 60, minutes: 15 };

export interface Attempt {
  email: string;
  password: string;
  /** The cookie of known devices, as it came. */
  deviceCookie: string | undefined;
  /** What the browser calls itself. */
  userAgent: string;
  ip: string;
  now: Date;
}
export type SignedIn =
  | { outcome: 'in'; token: string; needsCode: boolean; deviceCookie: string }
  | { outcome: 'wrong' }
  | { outcome: 'blocked'; until: Date; knownDevice: boolean };

/** What an account is counted as, known or not. */
export const accountOf = (email: string): Buffer => countedAs(`account ${email.trim()}`);

/**
 * Signs somebody in by password. Guesses are counted for the account on each device that it was used from before, and apart
 * from that for all strange devices together: whoever guesses locks out strangers, never the person at their own device.
 * The password is checked outside any transaction; known and unknown accounts take the same time and get the same answer.
 */
export async function signIn(database: Database, key: SecretKey, attempt: Attempt): Promise<SignedIn> {
  const { now } = attempt;
  const account = accountOf(attempt.email);
  const mark = knownDevice(key, attempt.deviceCookie, account, now);
  const counters: Counter[] = mark !== null
    ? [{ of: account, device: countedAs(mark), ...forAnAccount }]
    : [{ of: account, device: strangers, ...forAnAccount }, { of: countedAs(`connection ${attempt.ip}`), device: strangers, ...forAConnection }];
  const before = await database.run({ role: 'gt_app' }, async (tx) => {
    for (const counter of counters) {
      const until = await takeGuess(tx, counter, now);
      if (until !== null) return { until };
    }
    const found = await sql<{ partnership_id: string; person_id: string; password_hash: string | null; code_required: boolean }>`select * from gt.find_sign_in(${attempt.email.trim()})`.execute(tx);
    return { person: found.rows[0] };
  });
  if (before.until !== undefined) return { outcome: 'blocked', until: before.until, knownDevice: mark !== null };
  const right = await samePassword(before.person?.password_hash ?? null, attempt.password);
  if (!right || before.person === undefined) return { outcome: 'wrong' };
  const { partnership_id: partnershipId, person_id: personId, code_required: needsCode } = before.person;
  const token = await database.run({ role: 'gt_app', partnershipId, personId }, async (tx) => {
    for (const counter of counters) await giveBackGuess(tx, counter);
    const made = await beginSession(tx, { partnershipId, personId, device: attempt.userAgent }, now);
    await record(tx, now, { deed: needsCode ? 'gave the right password' : 'signed in', subjectKind: 'person', subjectId: personId });
    return made;
  });
  // Whoever has still to give a code has not come in yet: their device becomes known only then.
  return { outcome: 'in', token, needsCode, deviceCookie: needsCode ? (attempt.deviceCookie ?? '') : rememberDevice(key, attempt.deviceCookie, account, now) };
}
