import { afterAll, beforeAll } from 'vitest';
import { filledPlace, type DatabaseKind, type DatabasePlace } from './databases.ts';
import { Browser } from '../../src/access/testing/browser.ts';
import { dayInLondon } from '../../src/calendar/index.ts';
import { readSettings, type Tx } from '../../src/platform/index.ts';
import { foundPackBoard, type DemonstrationBoard } from '../../src/product/demonstration/found-board.ts';
import { demonstrationPassword } from '../../src/product/demonstration/people.ts';
import { openProduct, type Product } from '../../src/product/open-product.ts';
import type { Opening } from '../../src/audits/rounds/open-round.ts';

export interface AuditedBoard {
  product: Product;
  board: DemonstrationBoard;
  setNow(iso: string): void;
  /** A browser in which the holder of a role has signed in; `KEY` of an invented person. */
  signedIn(key: string): Promise<Browser>;
  browser(): Browser;
  /** Something that the test itself does or looks at in the partnership. */
  as<T>(deed: (tx: Tx) => Promise<T>): Promise<T>;
  /** Who opens a round for nobody in a transaction. */
  opening(tx: Tx): Opening;
}

function openAt(place: DatabasePlace, now: () => Date): Promise<Product> {
  const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'error', PORT: '0' });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return openProduct({ settings: read.settings, now, withJobs: false });
}

/** The whole product over one board under a framework, with invented people and agencies and nothing else, and a clock to move. */
export function useAuditedBoard(kind: DatabaseKind, frameworkId = 'redbridge-2015', start = '2026-11-20T10:00:00Z'): { readonly it: AuditedBoard } {
  let audited: AuditedBoard;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { place, known: board } = await filledPlace(kind, `audited-${frameworkId}`, async (empty) => {
      const founding = await openAt(empty, () => new Date(start));
      const founded = await foundPackBoard(founding.app.database, '2024-01-01', frameworkId);
      await founding.stop();
      return founded;
    });
    let now = new Date(start);
    const product = await openAt(place, () => now);
    const browser = () => new Browser(product.server, '192.0.2.9');
    const emails = new Map((await product.app.database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => tx.selectFrom('person').select(['id', 'email']).execute())).map((row) => [row.id, row.email]));
    audited = {
      product, board, browser,
      setNow: (iso) => { now = new Date(iso); },
      async signedIn(key) {
        const one = browser();
        const answer = await one.signIn(emails.get(board.people[key]!)!, demonstrationPassword);
        if (answer.status !== 303) throw new Error(`${key} could not sign in: ${answer.status}`);
        return one;
      },
      as: (deed) => product.app.database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, deed),
      opening: (tx) => ({ tx, me: { partnershipId: board.partnershipId, personId: null }, now, today: dayInLondon(now) }),
    };
    close = async () => {
      await product.stop();
      await place.remove();
    };
  });
  afterAll(() => close());
  return { get it() { return audited; } };
}
