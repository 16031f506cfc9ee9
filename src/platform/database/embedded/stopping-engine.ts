import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import type { FlushingFiles } from './flushing-files.ts';

/**
 * PGlite, but that it stops where PostgreSQL stops. As shipped it goes on after a panic, and then spins for ever;
 * here the statement that failed, and every one after it, is refused with the reason until the product is restarted.
 */
export class StoppingEngine extends PGlite {
  readonly #files: FlushingFiles;

  constructor(files: FlushingFiles, options: PGliteOptions) {
    super({ ...options, fs: files });
    this.#files = files;
  }

  override execProtocolRawSync(message: Uint8Array): ReturnType<PGlite['execProtocolRawSync']> {
    this.#refuseAfterFailure();
    const answer = super.execProtocolRawSync(message);
    this.#refuseAfterFailure();
    return answer;
  }

  #refuseAfterFailure(): void {
    if (this.#files.failure) throw this.#files.failure;
  }
}
