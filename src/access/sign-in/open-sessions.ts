import type { Tx } from '../../platform/index.ts';
import type { Me } from '../me.ts';
import { endSession, idleSince } from '../session.ts';
import { deviceWords } from './device-words.ts';

/** A session that still opens the product. */
export interface OpenSession {
  /** The SHA-256 of its token, in hexadecimal: it names the session and opens nothing. */
  id: string;
  device: string;
  began: Date;
  lastSeen: Date;
  /** The one in which this is asked. */
  atHand: boolean;
}

/** Where a person is signed in, the last used first. */
export async function openSessions(tx: Tx, me: Me, now: Date): Promise<OpenSession[]> {
  const rows = await tx.selectFrom('session').select(['token_hash', 'device', 'created_at', 'last_seen_at', 'csrf_secret']).where('person_id', '=', me.personId)
    .where('ended_at', 'is', null).where('expires_at', '>', now).where('last_seen_at', '>=', idleSince(now)).orderBy('last_seen_at', 'desc').orderBy('token_hash').limit(50).execute();
  return rows.map((row) => ({ id: Buffer.from(row.token_hash).toString('hex'), device: deviceWords(row.device), began: row.created_at, lastSeen: row.last_seen_at, atHand: row.csrf_secret === me.csrfSecret }));
}

/** Ends one of a person's own sessions. @returns the session, or null where it has ended already or is not theirs */
export async function endOneSession(tx: Tx, me: Me, id: string, now: Date): Promise<OpenSession | null> {
  const session = (await openSessions(tx, me, now)).find((each) => each.id === id);
  if (session === undefined) return null;
  await endSession(tx, Buffer.from(id, 'hex'), now);
  return session;
}
