import { pino } from 'pino';
import { freshPlace, type DatabaseKind } from '../../../test/support/databases.ts';
import { loadBundledCalendar } from '../../calendar/index.ts';
import { peopleRoutes } from '../../people/index.ts';
import { localFiles, newSecretKey, openDatabase, readSettings, type Tx } from '../../platform/index.ts';
import { foundBoard, type DemonstrationBoard } from '../../product/demonstration/found-board.ts';
import { demonstrationPassword, demonstrationPeople } from '../../product/demonstration/people.ts';
import { buildServer } from '../../web/server/server.ts';
import { goTo, type App, type Route } from '../../web/visit/index.ts';
import { accessRoutes, permissionsOf } from '../index.ts';
import { Browser } from './browser.ts';

export interface House {
  app: App;
  board: DemonstrationBoard;
  setNow(iso: string): void;
  passMinutes(minutes: number): void;
  /** A browser of its own, as from another device; `ip` is where it is. */
  browser(ip?: string): Browser;
  /** A browser in which one of the demonstration people has signed in. */
  signedIn(key: string): Promise<Browser>;
  /** Something that the test itself does or looks at in the partnership. */
  asWorker<T>(deed: (tx: Tx) => Promise<T>): Promise<T>;
  /** The text of the newest letter to an address. */
  letterTo(email: string): Promise<string>;
  /** What the record holds, in order. */
  deeds(): Promise<string[]>;
  close(): Promise<void>;
}

const home: Route = { method: 'GET', path: '/', permission: 'signed-in', answer: async () => goTo('/account') };

export const emailOf = (key: string): string => demonstrationPeople.find((person) => person.key === key)!.email;

/** Signing in and people over a real database, with the demonstration people and a clock to move. */
export async function openHouse(kind: DatabaseKind, start = '2026-11-20T09:00:00Z'): Promise<House> {
  const place = await freshPlace(kind);
  const database = await openDatabase(place);
  const read = readSettings({ DATA_DIR: place.dataDir, BASE_URL: 'http://localhost:3000', LOG_LEVEL: 'error' });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const calendar = await loadBundledCalendar();
  let now = new Date(start);
  const app: App = {
    database, settings: read.settings, key: newSecretKey(), files: localFiles(`${place.dataDir}/files`), log: pino({ level: 'error', base: null }),
    calendar: () => calendar, now: () => now, wake: () => undefined,
  };
  const board = await foundBoard(database, '2024-01-01');
  const server = await buildServer(app, { routes: [home, ...accessRoutes, ...peopleRoutes], navigation: [], permissionsOf, demonstration: () => true });
  const asWorker = <T>(deed: (tx: Tx) => Promise<T>) => database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, deed);
  const browser = (ip = '192.0.2.1') => new Browser(server, ip);
  return {
    app, board, browser, asWorker,
    setNow: (iso) => { now = new Date(iso); },
    passMinutes: (minutes) => { now = new Date(now.getTime() + minutes * 60_000); },
    async signedIn(key) {
      const one = browser();
      const answer = await one.signIn(emailOf(key), demonstrationPassword);
      if (answer.status !== 303) throw new Error(`${key} could not sign in: ${answer.status}`);
      return one;
    },
    async letterTo(email) {
      const letter = await asWorker((tx) => tx.selectFrom('mail').selectAll().where('to_email', '=', email).orderBy('id', 'desc').executeTakeFirst());
      return letter === undefined ? '' : `${letter.subject}\n${letter.body}`;
    },
    deeds: async () => (await asWorker((tx) => tx.selectFrom('record_entry').select('deed').orderBy('seq').execute())).map((entry) => entry.deed),
    async close() {
      await server.close();
      await database.close();
      await place.remove();
    },
  };
}
