import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port.ts';

/** A message as it arrived: the envelope, which says who gets it, and the letter inside. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** The letter, parsed. */
  mail: Email;
  /** The letter as it came over the wire. */
  raw: string;
}

/** A real SMTP server in this process that keeps what it is sent. */
export interface MailServer {
  /** `smtp://127.0.0.1:port`, without sign-in and without TLS. */
  readonly url: string;
  readonly port: number;
  /** What has arrived, oldest first. */
  readonly messages: readonly ReceivedMail[];
  /** The first message that matches, waiting for it to arrive; fails after `milliseconds` (15,000). */
  waitFor(matches: (message: ReceivedMail) => boolean, milliseconds?: number): Promise<ReceivedMail>;
  /** Forgets what has arrived. */
  clear(): void;
  /** Refuses connections from now on, as a mail server that is down; keeps the messages. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

/** Starts a mail server on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const port = await freePort();
  const messages: ReceivedMail[] = [];
  let server: SMTPServer | undefined;

  const start = async (): Promise<void> => {
    const fresh = receiver((message) => messages.push(message));
    const listening = fresh.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    server = fresh;
  };

  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (running) await new Promise<void>((done) => running.close(done));
  };

  const waitFor: MailServer['waitFor'] = async (matches, milliseconds = 15_000) => {
    const until = performance.now() + milliseconds;
    for (;;) {
      const found = messages.find(matches);
      if (found) return found;
      if (performance.now() > until) {
        const arrived = messages.map(({ to, mail }) => `${to.join(', ')}: ${mail.subject ?? '(no subject)'}`);
        throw new Error(`No such mail came. ${arrived.length} did:\n${arrived.join('\n')}`);
      }
      await pause(20);
    }
  };

  await start();
  return { url: `smtp://127.0.0.1:${port}`, port, messages, waitFor, clear: () => (messages.length = 0), stop, start };
}

function receiver(keep: (message: ReceivedMail) => void): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    onData(stream, session, accepted) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        // The sender is told `accepted` only once the message is kept, so that a test may look right after sending.
        PostalMime.parse(raw).then((mail) => {
          keep({ from, to, mail, raw });
          accepted();
        }, accepted);
      });
    },
  });
}
