import type { Logger } from 'pino';
import type { Me } from '../../access/me.ts';
import type { Calendar, Day } from '../../calendar/index.ts';
import { cleanText, type Database, type FileStore, type SecretKey, type Settings, type Tx } from '../../platform/index.ts';

/** What the running product holds, the same for every request. */
export interface App {
  database: Database;
  settings: Settings;
  key: SecretKey;
  files: FileStore;
  log: Logger;
  /** The bank holidays now in force. */
  calendar: () => Calendar;
  now: () => Date;
  /** Runs a job soon; a fault in waking it is no fault of the request. */
  wake: (job: string) => void;
}

/** A file that came with a form, already in the store; whoever does not claim it lets it go. */
export interface UploadedFile {
  field: string;
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
}

/** What came with a request, as text: names once or several times. */
export type Sent = Readonly<Record<string, string | string[] | undefined>>;

/** A request by a signed-in person, inside the one transaction that answers it. */
export interface Visit {
  app: App;
  tx: Tx;
  me: Me;
  now: Date;
  today: Day;
  params: Readonly<Record<string, string>>;
  query: Sent;
  body: Sent;
  files: readonly UploadedFile[];
  /** The address asked for, path and query. */
  url: string;
}

/** A request by somebody without an account: at the door, or with a personal link. */
export interface OpenVisit extends Omit<Visit, 'tx' | 'me'> {
  me: Me | null;
  /** Cookies, for the door alone. */
  cookies: Readonly<Record<string, string | undefined>>;
  ip: string;
  device: string;
  /** A header of the request; '' where it was not sent. */
  header(name: string): string;
}

/** One value of what was sent, with nothing in it that cannot be seen or that turns the line round; '' where it was not sent. */
export function sent(from: Sent, name: string): string {
  const value = from[name];
  return cleanText(Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
}

/** All values of what was sent under a name. */
export function sentAll(from: Sent, name: string): string[] {
  const value = from[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
