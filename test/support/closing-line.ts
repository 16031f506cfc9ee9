import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Ends the run with one plain line, and fails it if a test was passed over: a skipped test proves nothing. */
export class ClosingLine implements Reporter {
  readonly #started = performance.now();
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) for (const test of module.children.allTests()) count[test.result().state] += 1;
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const notRun = count.skipped + count.pending;
    // Whoever asks for some tests by name (`vitest -t`) means the others not to run.
    const passedOver = this.#vitest?.getGlobalTestNamePattern() === undefined ? notRun : 0;
    const whole = count.failed + broken + errors.length + passedOver === 0 && count.passed > 0;
    if (!whole) process.exitCode = 1;
    const seconds = Math.round((performance.now() - this.#started) / 1000);
    process.stdout.write(
      `${whole ? 'PASSED' : 'NOT PASSED'}: ${count.passed} tests passed, ${count.failed} failed, ${notRun} not run, ` +
        `${broken} files and ${errors.length} other parts broken, in ${seconds} s\n`,
    );
  }
}
