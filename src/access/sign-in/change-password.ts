import { tokenHash, type Database } from '../../platform/index.ts';
import type { FieldProblem } from '../../web/fields/index.ts';
import { hashPassword, passwordProblem, samePassword } from '../password.ts';
import { record } from '../record.ts';
import { beginSession, endAllSessions } from '../session.ts';
import { countedAs, giveBackGuess, takeGuess } from './guesses.ts';

export interface NewPassword {
  present: string;
  fresh: string;
  /** Token of the session in which it is changed. */
  token: string;
  userAgent: string;
  now: Date;
}

/** Changes one's own password. Every session ends; the one at hand goes on under a new token. Hashing keeps no transaction open. */
export async function changePassword(database: Database, who: { partnershipId: string; personId: string }, given: NewPassword): Promise<{ token: string } | { problems: FieldProblem[] }> {
  const { now } = given;
  const acting = { role: 'gt_app' as const, partnershipId: who.partnershipId, personId: who.personId };
  // An open session left unwatched is no place to guess the password at.
  const counter = { of: countedAs(`present password ${who.personId}`), device: tokenHash(given.token), allowed: 5, minutes: 15 };
  const held = await database.run(acting, async (tx) => ({
    until: await takeGuess(tx, counter, now),
    person: await tx.selectFrom('person').select(['name', 'email']).where('id', '=', who.personId).executeTakeFirstOrThrow(),
    credential: await tx.selectFrom('credential').select('password_hash').where('person_id', '=', who.personId).executeTakeFirstOrThrow(),
  }));
  if (held.until !== null) return { problems: [{ field: 'present', message: 'Too many wrong passwords. Try again in 15 minutes' }] };
  const problems: FieldProblem[] = [];
  if (given.present === '') problems.push({ field: 'present', message: 'Enter your present password' });
  else if (!(await samePassword(held.credential.password_hash, given.present))) problems.push({ field: 'present', message: 'That is not your present password' });
  const wrong = passwordProblem(given.fresh, held.person);
  if (wrong !== null) problems.push({ field: 'fresh', message: wrong });
  if (problems.length > 0) return { problems };
  const hashed = await hashPassword(given.fresh);
  return database.run(acting, async (tx) => {
    const { code_passed: codePassed } = await tx.selectFrom('session').select('code_passed').where('token_hash', '=', tokenHash(given.token)).executeTakeFirstOrThrow();
    await tx.updateTable('credential').set({ password_hash: hashed, changed_at: now }).where('person_id', '=', who.personId).execute();
    await endAllSessions(tx, who, now);
    const token = await beginSession(tx, { ...who, device: given.userAgent, codePassed }, now);
    await giveBackGuess(tx, counter);
    await record(tx, now, { deed: 'changed their password', subjectKind: 'person', subjectId: who.personId });
    return { token };
  });
}
