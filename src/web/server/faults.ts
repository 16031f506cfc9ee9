import { randomBytes } from 'node:crypto';
import { FileTooLarge, InfectedFile, NoRoom, ScannerAway } from '../../platform/index.ts';
import { awayPage, badRequestPage, faultPage, infectedPage, noRoomPage, notScannedPage, tooLargePage, tooManyPage, wrongFilePage } from '../error-pages.tsx';
import type { Page } from '../visit/reply.ts';
import type { App } from '../visit/visit.ts';
import { WrongFile } from './uploads.ts';

const awayCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '08006', '08001', '08003', '53300']);

/** True where the database could not be reached, as against having refused what was asked. */
export function databaseIsAway(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && typeof cause.code === 'string' && awayCodes.has(cause.code)) return true;
  if (cause instanceof AggregateError) return cause.errors.some(databaseIsAway);
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(cause.message);
}

/** The page for something that went wrong; what nobody foresaw is logged under the reference that the page shows. */
export function pageForFault(app: App, cause: unknown, what: { method: string; path: string }): Page {
  if (databaseIsAway(cause)) {
    app.log.error({ err: cause, ...what }, 'the database is away');
    return awayPage();
  }
  if (cause instanceof FileTooLarge) return tooLargePage(app.settings.uploadLimitBytes / 1024 / 1024);
  if (cause instanceof NoRoom) {
    app.log.error(what, 'no room left for files');
    return noRoomPage();
  }
  if (cause instanceof WrongFile) return wrongFilePage(cause.message);
  if (cause instanceof InfectedFile) {
    app.log.warn({ ...what, found: cause.message }, 'a file with a virus was refused');
    return infectedPage();
  }
  if (cause instanceof ScannerAway) {
    app.log.error({ err: cause, ...what }, 'the virus scanner is away');
    return notScannedPage();
  }
  const status = cause instanceof Error && 'statusCode' in cause ? Number(cause.statusCode) : 500;
  if (status === 413) return tooLargePage(app.settings.uploadLimitBytes / 1024 / 1024);
  if (status === 429) return tooManyPage();
  if (status >= 400 && status < 500) return badRequestPage();
  const reference = randomBytes(4).toString('hex').toUpperCase();
  app.log.error({ err: cause, reference, ...what }, 'fault');
  return faultPage(reference);
}
