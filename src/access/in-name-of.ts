import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';

/**
 * Does something to what is a person's own, their credential or sessions, for somebody else who may: within this very
 * transaction it acts in that person's name, and afterwards in the doer's own again. A failed deed ends the transaction anyway.
 */
export async function inNameOf<T>(tx: Tx, personId: string, doerId: string, deed: () => Promise<T>): Promise<T> {
  await sql`select set_config('gt.person', ${personId}, true)`.execute(tx);
  const done = await deed();
  await sql`select set_config('gt.person', ${doerId}, true)`.execute(tx);
  return done;
}
