import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';
import { JourneysFirst } from './test/support/journeys-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // One process a file: the embedded database's memory goes back to the machine when its file ends.
    pool: 'forks',
    isolate: true,
    maxWorkers: 2,
    sequence: { sequencer: JourneysFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    allowOnly: false,
    reporters: ['default', new ClosingLine()],
  },
});
