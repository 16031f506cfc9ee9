import { sql } from 'kysely';
import { newId } from '../ids.ts';
import type { Tx } from '../database/open.ts';

export interface Letter {
  /** What the mail is about; a second letter with the same key is not posted. */
  key: string;
  toName: string;
  toEmail: string;
  subject: string;
  /** Plain text. Holds a reference and a link, never case detail. */
  body: string;
}

/** Posts letters in the transaction that gives cause for them; a job sends them once it has committed. */
export async function post(tx: Tx, partnershipId: string, at: Date, letters: readonly Letter[]): Promise<void> {
  // A statement takes a limited number of values, and a round of all schools is told in one go.
  for (let from = 0; from < letters.length; from += mostAtOnce) {
    await tx
      .insertInto('mail')
      .values(
        letters.slice(from, from + mostAtOnce).map((letter) => ({
          partnership_id: partnershipId, id: newId(), key: letter.key, to_name: letter.toName, to_email: letter.toEmail,
          subject: letter.subject, body: letter.body, due_at: at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
const mostAtOnce = 1000;

/** How many letters wait, and the oldest of them, over the whole installation. */
export async function postWaiting(tx: Tx): Promise<{ waiting: number; oldest: Date | null }> {
  const row = await tx.selectFrom('mail').where('sent_at', 'is', null).where('given_up_at', 'is', null)
    .select([sql<number>`count(*)::int`.as('waiting'), sql<Date | null>`min(due_at)`.as('oldest')]).executeTakeFirstOrThrow();
  return row;
}
