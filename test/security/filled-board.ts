import { afterAll, beforeAll } from 'vitest';
import { openProduct, type Product } from '../../src/product/open-product.ts';
import { fillBoard } from '../../src/product/demonstration/fill-board.ts';
import { foundBoard, type DemonstrationBoard, type DemonstrationPlace } from '../../src/product/demonstration/found-board.ts';
import { demonstrationPassword, demonstrationPeople } from '../../src/product/demonstration/people.ts';
import { readSettings } from '../../src/platform/index.ts';
import { Browser } from '../../src/access/testing/browser.ts';
import { filledPlace, type DatabaseKind, type DatabasePlace } from '../support/databases.ts';

export interface FilledBoard {
  product: Product;
  board: DemonstrationBoard;
  /** A second partnership in the same installation, with people, cases and learning of its own. */
  other: DemonstrationBoard;
  browser(): Browser;
  signedIn(key: string, place?: string): Promise<Browser>;
  /** One value of the database, asked as its owner, who is above row-level security. */
  value(text: string, values?: unknown[]): Promise<unknown>;
  /** How many rows each table holds; what a request at the door itself may add to is left out. */
  counts(): Promise<Record<string, number>>;
}

const elsewhere: DemonstrationPlace = { name: 'Elsewhere', slug: 'elsewhere' };
const doorTables = ['session', 'sign_in_failure', 'known_device', 'guess'];

async function openAt(place: DatabasePlace): Promise<Product> {
  const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'silent', PORT: '0' });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return openProduct({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z'), withJobs: false });
}

async function fillTwo(place: DatabasePlace): Promise<Pick<FilledBoard, 'board' | 'other'>> {
  const product = await openAt(place);
  const board = await foundBoard(product.app.database, '2024-01-01');
  const other = await foundBoard(product.app.database, '2024-01-01', elsewhere);
  await fillBoard(product.app, board);
  await fillBoard(product.app, other);
  await product.stop();
  return { board, other };
}

/** The whole product over a database of the given kind, with two filled boards in it, for the tests of one block. */
export function useFilledBoard(kind: DatabaseKind): { readonly it: FilledBoard } {
  let filled: FilledBoard;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const { place, known: { board, other } } = await filledPlace(kind, 'filled', fillTwo);
    const product = await openAt(place);
    const { database } = product.app;
    // Only a superuser looks past forced row-level security; on a server the test's owner is one, and so is the embedded engine's.
    const ask = async (text: string, values: unknown[] = []) => (await database.asOwner(text, values)).rows;
    const browser = () => new Browser(product.server, '192.0.2.7');
    filled = {
      product, board, other, browser,
      async signedIn(key, slug = 'suffolk') {
        const one = browser();
        const answer = await one.signIn(demonstrationPeople.find((person) => person.key === key)!.email.replace('@suffolk.', `@${slug}.`), demonstrationPassword);
        if (answer.status !== 303) throw new Error(`${key} could not sign in: ${answer.status}`);
        return one;
      },
      value: async (text, values) => Object.values((await ask(text, values))[0] ?? {})[0],
      async counts() {
        const tables = await ask(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
        const names = tables.map((row) => String(row['name'])).filter((name) => !doorTables.includes(name));
        const row = (await ask(`select ${names.map((name) => `(select count(*)::int from ${name}) as ${name}`).join(', ')}`))[0]!;
        return row as Record<string, number>;
      },
    };
    close = async () => {
      await product.stop();
      await place.remove();
    };
  });
  afterAll(() => close());
  return { get it() { return filled; } };
}
