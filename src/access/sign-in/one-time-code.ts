import { Secret, TOTP } from 'otpauth';
import { seal, tokenHash, unseal, type SecretKey, type Tx } from '../../platform/index.ts';
import { record } from '../record.ts';
import { countedAs, giveBackGuess, strangers, takeGuess } from './guesses.ts';
import { knownDevice, rememberDevice } from './known-device.ts';
import { accountOf } from './sign-in.ts';

/** Wrong codes in a quarter of an hour. */
const guesses = { allowed: 5, minutes: 15 };

export interface CodeHolder {
  partnershipId: string;
  personId: string;
  name: string;
}
export interface CodeSecret {
  /** For typing, base 32. */
  secret: string;
  /** The otpauth: address that an authenticator app reads. */
  address: string;
}

const sealContext = (who: CodeHolder) => `one-time code ${who.partnershipId} ${who.personId}`;
const totp = (secret: string, label: string) => new TOTP({ issuer: 'Golden Thread', label, secret: Secret.fromBase32(secret), digits: 6, period: 30 });

/** The secret to set an app up with: made now and kept sealed, or the one that was made and never used. Null once it was used. */
export async function codeSecretToSetUp(tx: Tx, key: SecretKey, who: CodeHolder): Promise<CodeSecret | null> {
  const row = await tx.selectFrom('credential').select(['code_secret', 'code_last_step']).where('person_id', '=', who.personId).forUpdate().executeTakeFirstOrThrow();
  if (row.code_last_step !== null) return null;
  const secret = row.code_secret === null ? new Secret({ size: 20 }).base32 : unseal(key, row.code_secret, sealContext(who)).toString();
  if (row.code_secret === null) await tx.updateTable('credential').set({ code_secret: seal(key, secret, sealContext(who)) }).where('person_id', '=', who.personId).execute();
  return { secret, address: totp(secret, who.name).toString() };
}

export interface GivenCode {
  code: string;
  /** Token of the session that the code is for. */
  token: string;
  deviceCookie: string | undefined;
  now: Date;
}
export type CodeTaken = { outcome: 'in'; deviceCookie: string } | { outcome: 'wrong' } | { outcome: 'blocked'; until: Date };

/** Takes the one-time code of a session. A code that was used is not taken again; guesses are counted as those of passwords are. */
export async function takeCode(tx: Tx, key: SecretKey, who: CodeHolder, given: GivenCode): Promise<CodeTaken> {
  const { now } = given;
  const person = await tx.selectFrom('person').select('email').where('id', '=', who.personId).executeTakeFirstOrThrow();
  const account = accountOf(person.email);
  const mark = knownDevice(key, given.deviceCookie, account, now);
  const counter = { of: countedAs(`code ${who.personId}`), device: mark === null ? strangers : countedAs(mark), ...guesses };
  const until = await takeGuess(tx, counter, now);
  if (until !== null) return { outcome: 'blocked', until };
  const row = await tx.selectFrom('credential').select(['code_secret', 'code_last_step']).where('person_id', '=', who.personId).forUpdate().executeTakeFirst();
  if (row?.code_secret == null) return { outcome: 'wrong' };
  const secret = unseal(key, row.code_secret, sealContext(who)).toString();
  const delta = totp(secret, who.name).validate({ token: given.code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  const step = Math.floor(now.getTime() / 30_000) + (delta ?? 0);
  if (delta === null || (row.code_last_step !== null && step <= row.code_last_step)) return { outcome: 'wrong' };
  await tx.updateTable('credential').set({ code_last_step: step }).where('person_id', '=', who.personId).execute();
  await tx.updateTable('session').set({ code_passed: true }).where('token_hash', '=', tokenHash(given.token)).execute();
  await giveBackGuess(tx, counter);
  await record(tx, now, { deed: row.code_last_step === null ? 'set up one-time codes and signed in' : 'signed in', subjectKind: 'person', subjectId: who.personId });
  return { outcome: 'in', deviceCookie: rememberDevice(key, given.deviceCookie, account, now) };
}
