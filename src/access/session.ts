import { sql } from 'kysely';
import { newToken, tokenHash, type Tx } from '../platform/index.ts';
import type { Day } from '../calendar/index.ts';
import type { HeldRole, Me } from './me.ts';

/** The cookie that holds a session's token. */
export const sessionCookie = 'gt_session';

/** Hours that a session lasts, from signing in, whatever is done in it. */
const sessionHours = 10;
/** Minutes without a request after which a session has ended. */
const idleMinutes = 60;

interface SessionRow {
  partnership_id: string;
  person_id: string;
  name: string;
  csrf_secret: string;
  code_passed: boolean;
  code_required: boolean;
  code_set: boolean;
  partnership_name: string;
  demonstration: boolean;
  last_seen_at: Date;
  roles: HeldRole[];
}

/** What the roles that somebody holds permit; asked of the frameworks, which are kept in memory. */
export type PermissionsOf = (tx: Tx, partnershipId: string, roles: readonly HeldRole[]) => Promise<ReadonlySet<string>>;

/** Finds the person of a session cookie and sets whom the transaction acts for; null where the session does not hold. */
export async function openSession(tx: Tx, token: string, now: Date, today: Day, permissionsOf: PermissionsOf): Promise<Me | null> {
  const hash = tokenHash(token);
  const { rows } = await sql<SessionRow>`select * from gt.open_session(${hash}, ${now}, ${today})`.execute(tx);
  const row = rows[0];
  if (row === undefined) return null;
  const idle = now.getTime() - row.last_seen_at.getTime();
  if (idle > idleMinutes * 60_000) {
    await endSession(tx, hash, now);
    return null;
  }
  // Once a minute is enough: a write with each request would cost more than the page.
  if (idle > 60_000) await tx.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', hash).execute();
  return {
    partnershipId: row.partnership_id,
    partnershipName: row.partnership_name,
    personId: row.person_id,
    name: row.name,
    roles: row.roles,
    permissions: await permissionsOf(tx, row.partnership_id, row.roles),
    demonstration: row.demonstration,
    csrfSecret: row.csrf_secret,
    fullySignedIn: row.code_passed || !row.code_required,
    codeSet: row.code_set,
  };
}

export interface NewSession {
  partnershipId: string;
  personId: string;
  /** What the browser calls itself, for the person to tell their sessions apart. */
  device: string;
  /** The one-time code was given already: a session that goes on under a new token. */
  codePassed?: boolean;
}

/** Begins a session for the person that the transaction already acts for. @returns the token for the cookie. */
export async function beginSession(tx: Tx, who: NewSession, now: Date): Promise<string> {
  const { token, hash } = newToken();
  await tx.insertInto('session').values({
    partnership_id: who.partnershipId, token_hash: hash, person_id: who.personId, created_at: now, last_seen_at: now,
    expires_at: new Date(now.getTime() + sessionHours * 3_600_000), csrf_secret: newToken().token, device: who.device.slice(0, 200),
    code_passed: who.codePassed ?? false,
  }).execute();
  return token;
}

/** Ends one session. */
export async function endSession(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await tx.updateTable('session').set({ ended_at: now }).where('token_hash', '=', hash).where('ended_at', 'is', null).execute();
}

/** Ends every session of the person: "sign out everywhere", and after a change of password. @returns how many would still have opened */
export async function endAllSessions(tx: Tx, who: { partnershipId: string; personId: string }, now: Date): Promise<number> {
  const ended = await tx.updateTable('session').set({ ended_at: now }).where('partnership_id', '=', who.partnershipId).where('person_id', '=', who.personId).where('ended_at', 'is', null).returning(['last_seen_at', 'expires_at']).execute();
  return ended.filter((each) => each.expires_at > now && each.last_seen_at >= idleSince(now)).length;
}

/** A session that was last used before this has ended, though nothing has marked it so yet. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - idleMinutes * 60_000);
