import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { Calendar } from '../calendar/index.ts';
import { installationKey, localFiles, openDatabase, smtpMailer, startJobs, type Jobs, type Settings } from '../platform/index.ts';
import { buildServer } from '../web/server/server.ts';
import type { App } from '../web/visit/index.ts';
import { calendarInForce } from './calendar-in-force.ts';
import { jobsOf } from './jobs.ts';
import { partnerships } from './partnerships.ts';
import { keepKeyProof, proveKey } from './prove-key.ts';
import { navigation, permissionsOf, routes } from './site.ts';

export interface Product {
  app: App;
  server: FastifyInstance;
  /** Stops taking requests, waits for what is under way, then lets go of everything. */
  stop(): Promise<void>;
}

export interface Opening {
  settings: Settings;
  now?: () => Date;
  /** False where another process does the jobs. */
  withJobs?: boolean;
}

/** Opens the installation without serving it: for commands, and as the first half of serving. */
export async function openApp({ settings, now = () => new Date() }: Opening): Promise<{ app: App; jobs: { current: Jobs | null }; refreshCalendar: () => Promise<Calendar>; keyProofKept: boolean }> {
  const log = pino({ level: settings.logLevel, base: null, redact: ['req.headers.cookie', 'password', '*.password', 'token', '*.token'] });
  const database = await openDatabase({ databaseUrl: settings.databaseUrl, dataDir: settings.dataDir, connections: settings.databaseConnections });
  const key = await installationKey(settings.secretKey, settings.dataDir);
  const keyProofKept = await proveKey(database, key).catch(async (cause: unknown) => {
    await database.close();
    throw cause;
  });
  let calendar = await calendarInForce(database);
  const jobs: { current: Jobs | null } = { current: null };
  const app: App = {
    database, settings, key, log, now,
    files: localFiles(join(settings.dataDir, 'files')),
    calendar: () => calendar,
    wake: (job) => void jobs.current?.wake(job).catch((cause: unknown) => log.warn({ err: cause, job }, 'a job could not be woken; it runs at its own time')),
  };
  return { app, jobs, keyProofKept, refreshCalendar: async () => (calendar = await calendarInForce(database)) };
}

/** Opens the installation and builds its server; listening is left to the caller. */
export async function openProduct(opening: Opening): Promise<Product> {
  const { app, jobs, refreshCalendar, keyProofKept } = await openApp(opening);
  if (!keyProofKept) await keepKeyProof(app.database, app.key);
  const demonstration = (await partnerships(app.database)).some((partnership) => partnership.demonstration);
  const server = await buildServer(app, { routes, navigation, permissionsOf, demonstration: () => demonstration });
  if (opening.withJobs !== false) {
    const mailer = app.settings.smtpUrl === undefined ? null : smtpMailer(app.settings.smtpUrl, app.settings.mailFrom);
    jobs.current = await startJobs(app.database, jobsOf(app, mailer, refreshCalendar), (job, cause) => app.log.error({ err: cause, job }, 'a job failed'));
  }
  return {
    app,
    server,
    async stop() {
      await server.close();
      await jobs.current?.stop();
      await app.database.close();
    },
  };
}
