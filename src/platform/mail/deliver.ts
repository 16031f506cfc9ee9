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

/** Minutes to wait after the n-th attempt; after the last the letter is given up and shown as such. */
const pauses = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720, 1440];

/**
 * Sends the letters that are due in one partnership. A letter is claimed by moving its time on before it is sent, so that
 * two deliverers never send the same one, and a deliverer that dies half-way leaves it to be tried again later.
 * No transaction stays open while the mail server is spoken to.
 * @returns how many were sent and how many failed.
 */
export async function deliver(database: Database, mailer: Mailer, partnershipId: string, now: () => Date): Promise<{ sent: number; failed: number }> {
  const outcome = { sent: 0, failed: 0 };
  for (;;) {
    const letter = await claim(database, partnershipId, now());
    if (letter === undefined) return outcome;
    const fault = await mailer.send({ id: letter.id, toName: letter.to_name, toEmail: letter.to_email, subject: letter.subject, body: letter.body })
      .then(() => null, (cause: unknown) => String(cause instanceof Error ? cause.message : cause).slice(0, 500));
    await database.run({ role: 'gt_worker', partnershipId }, (tx) =>
      tx.updateTable('mail').where('id', '=', letter.id)
        .set(fault === null ? { sent_at: now(), last_error: null } : { last_error: fault, ...(letter.attempts > pauses.length ? { given_up_at: now() } : {}) })
        .execute(),
    );
    if (fault === null) outcome.sent += 1;
    else {
      outcome.failed += 1;
      // The server is away or the address is wrong: the rest of this round waits rather than knock at a closed door for each letter.
      if (/ECONN|ETIMEDOUT|ENOTFOUND|EDNS|timeout|closed/i.test(fault)) return outcome;
    }
  }
}

async function claim(database: Database, partnershipId: string, now: Date) {
  return database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const letter = await tx.selectFrom('mail').selectAll()
      .where('sent_at', 'is', null).where('given_up_at', 'is', null).where('due_at', '<=', now)
      .orderBy('due_at').limit(1).forUpdate().skipLocked().executeTakeFirst();
    if (letter === undefined) return undefined;
    const pause = pauses[Math.min(letter.attempts, pauses.length - 1)] ?? 1;
    await tx.updateTable('mail').where('id', '=', letter.id)
      .set({ attempts: letter.attempts + 1, due_at: new Date(now.getTime() + pause * 60_000) }).execute();
    return { ...letter, attempts: letter.attempts + 1 };
  });
}
