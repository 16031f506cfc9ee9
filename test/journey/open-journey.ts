import { freshPlace, type DatabaseKind } from '../support/databases.ts';
import { startMailServer } from '../support/mail-server.ts';
import { foundBoard } from '../../src/product/demonstration/found-board.ts';
import { openProduct, type Product } from '../../src/product/open-product.ts';
import { deliver, readSettings, smtpMailer } from '../../src/platform/index.ts';

export interface Journey {
  product: Product;
  base: string;
  partnershipId: string;
  /** Moves the product's clock. */
  setNow(iso: string): void;
  /** Sends the post and gives the newest mail to somebody, as text. */
  mailTo(email: string): Promise<string>;
  close(): Promise<void>;
}

/** A product of its own, with the demonstration people and nothing else in it, a real mail server, and a clock to move. */
export async function openJourney(kind: DatabaseKind, start: string): Promise<Journey> {
  const place = await freshPlace(kind);
  const post = await startMailServer();
  let now = new Date(start);
  const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'error', PORT: '0' });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const settings = { ...read.settings };
  const product = await openProduct({ settings, now: () => now, withJobs: false });
  const { partnershipId } = await foundBoard(product.app.database, '2024-01-01');
  await product.server.listen({ port: 0, host: '127.0.0.1' });
  const address = product.server.addresses()[0]!;
  const base = `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`;
  settings.baseUrl = base;
  const mailer = smtpMailer(post.url, 'Golden Thread <office@suffolk.example>');
  return {
    product, base, partnershipId,
    setNow: (iso) => { now = new Date(iso); },
    async mailTo(email) {
      await deliver(product.app.database, mailer, partnershipId, () => now);
      const message = post.messages.findLast(({ to }) => to.includes(email));
      if (message === undefined) throw new Error(`No mail went to ${email}.`);
      return `${message.mail.subject}\n${message.mail.text}`;
    },
    async close() {
      await product.stop();
      await post.stop();
      await place.remove();
    },
  };
}
