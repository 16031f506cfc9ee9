import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bringParts } from './bring-parts.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's shared PostgreSQL server, as superuser. */
    postgresUrl: string;
    /** A folder that lives as long as the run, for what test files share. */
    runFolder: string;
  }
}

/** Once a run: sees that everything the tests need is here and starts the PostgreSQL server that they share. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  bringParts();
  const server = await startPostgres();
  project.provide('postgresUrl', server.adminUrl);
  const runFolder = await mkdtemp(join(tmpdir(), 'golden-thread-run-'));
  project.provide('runFolder', runFolder);
  return async () => {
    await server.remove();
    await rm(runFolder, { recursive: true, force: true });
  };
}
