import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import type { Database } from '../database/open.ts';

export interface Mailer {
  /** Sends one letter, or throws. */
  send(letter: { id: string; toName: string; toEmail: string; subject: string; body: string }): Promise<void>;
}

/** A mailer that speaks SMTP. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ url, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 });
  return {
    async send(letter) {
      await transport.sendMail({
        from,
        to: { name: letter.toName, address: letter.toEmail },
        subject: letter.subject,
        text: letter.body,
        // The same letter keeps its Message-ID over every attempt, so that a mailbox can tell a repeat.
        messageId: `<${letter.id}@golden-thread>`,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
  };
}

/** Minutes to wait after the n-th failed attempt; after the last the letter is given up and shown as such. */
const pauses = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720, 1440];

/**
 * Sends the letters that are due in one partnership, each in a transaction that locks its row: two deliverers never
 * send the same one, and a deliverer that dies leaves it for the next.
 * @returns how many were sent and how many failed.
 */
export async function deliver(database: Database, mailer: Mailer, partnershipId: string, now: () => Date): Promise<{ sent: number; failed: number }> {
  const outcome = { sent: 0, failed: 0 };
  for (;;) {
    const result = await database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
      const letter = await tx.selectFrom('mail').selectAll()
        .where('sent_at', 'is', null).where('given_up_at', 'is', null).where('due_at', '<=', now())
        .orderBy('due_at').limit(1).forUpdate().skipLocked().executeTakeFirst();
      if (letter === undefined) return 'none';
      const row = tx.updateTable('mail').where('id', '=', letter.id);
      try {
        await mailer.send({ id: letter.id, toName: letter.to_name, toEmail: letter.to_email, subject: letter.subject, body: letter.body });
      } catch (cause) {
        const pause = pauses[letter.attempts];
        await row.set({
          attempts: sql`attempts + 1`,
          last_error: String(cause instanceof Error ? cause.message : cause).slice(0, 500),
          ...(pause === undefined ? { given_up_at: now() } : { due_at: new Date(now().getTime() + pause * 60_000) }),
        }).execute();
        return 'failed';
      }
      await row.set({ sent_at: now(), attempts: sql`attempts + 1`, last_error: null }).execute();
      return 'sent';
    });
    if (result === 'none') return outcome;
    outcome[result] += 1;
  }
}
