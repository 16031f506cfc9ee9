import { PgBoss } from 'pg-boss';
import type { Database } from '../database/open.ts';

/** A thing done in the background. It may be started twice or die half-way: doing it again must do no harm. */
export interface Job {
  name: string;
  /** When it runs by itself, as cron in Europe/London. */
  every: string;
  work(): Promise<void>;
}

export interface Jobs {
  /** Runs a job soon, beside its own times. Several calls at once are one. */
  wake(name: string): Promise<void>;
  /** Waits for what is at work, then stops. */
  stop(): Promise<void>;
}

/** Starts the jobs on the product's own database: any number of processes share them, each run is done by one. */
export async function startJobs(database: Database, jobs: readonly Job[], onFault: (job: string, cause: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({ db: { executeSql: (text, values) => database.asOwner(text, values) }, schedule: true, supervise: true, schema: 'pgboss' });
  boss.on('error', (cause) => onFault('jobs', cause));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'short', retryLimit: 3, expireInSeconds: 300, retryDelay: 5 });
    await boss.schedule(job.name, job.every, null, { tz: 'Europe/London' });
    await boss.work(job.name, { pollingIntervalSeconds: 2 }, async () => {
      try {
        await job.work();
      } catch (cause) {
        onFault(job.name, cause);
        throw cause;
      }
    });
  }
  return {
    wake: async (name) => {
      await boss.send(name, {}, { singletonKey: name });
    },
    stop: () => boss.stop({ graceful: true, timeout: 15_000 }),
  };
}
