import type { TestProject } from 'vitest/node';
import { bringParts } from './bring-parts.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's shared PostgreSQL server, as superuser. */
    postgresUrl: string;
    /** Path of the browser's executable. */
    chromiumPath: string;
  }
}

/** Once a run: sees that everything the tests need is here and starts the PostgreSQL server that they share. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const { chromium } = bringParts();
  const server = await startPostgres();
  project.provide('postgresUrl', server.adminUrl);
  project.provide('chromiumPath', chromium);
  return () => server.remove();
}
