import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** Guesses are counted for a thing that can be guessed at, and for each known device apart. */
export interface Counter {
  /** Digest of what is guessed at: an account, a code, a connection. */
  of: Buffer;
  /** Digest of the device's mark; all strange devices share one. */
  device: Buffer;
  /** Guesses taken in a span. */
  allowed: number;
  minutes: number;
}

/** All devices from which nobody ever came in. */
export const strangers = Buffer.alloc(0);

/** What is counted, without saying in the database whose it is. Blanks and capitals make no difference. */
export const countedAs = (text: string): Buffer => createHash('sha256').update(text.trim().toLowerCase()).digest();

/** Takes a guess before it is looked at, so that many at once are counted too. @returns until when none is taken, or null. */
export async function takeGuess(tx: Tx, counter: Counter, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select gt.take_guess(${counter.of}, ${counter.device}, ${now}, ${counter.allowed}, make_interval(mins => ${counter.minutes})) as until`.execute(tx);
  return rows[0]?.until ?? null;
}

/** Gives a guess back that was none. */
export async function giveBackGuess(tx: Tx, counter: Counter): Promise<void> {
  await sql`select gt.give_back_guess(${counter.of}, ${counter.device})`.execute(tx);
}
