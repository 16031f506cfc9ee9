import { NodeFS } from '@electric-sql/pglite/nodefs';
import { fdatasyncSync, fsyncSync } from 'node:fs';

type StartOptions = Parameters<NodeFS['init']>[1];
type Engine = Parameters<NodeFS['init']>[0];

/** What the engine hands over of an open file: its path inside the engine and the system's number for it. */
interface OpenFile {
  path: string;
  nfd: number;
}

/** The errno of a failed disk, as the engine's system interface counts (WASI `io`). */
const EIO = 29;

/**
 * The folder that the embedded database lives in, with the one thing added that PGlite's own lacks: when PostgreSQL
 * asks for a flush, the disk is flushed. As shipped, the request is answered without being carried out.
 */
export class FlushingFiles extends NodeFS {
  /**
   * Why the engine may not go on: a flush failed, so nobody knows what the disk holds, or PostgreSQL gave up (it
   * panics when its log cannot be written, as on a full disk).
   */
  failure: Error | undefined;
  readonly #onFlush: (path: string) => void;
  readonly #onClose: () => void;

  /** `onFlush` hears each flush as it begins, with the file's path inside the engine; if it throws, the flush fails. */
  constructor(folder: string, onFlush: (path: string) => void, onClose: () => void) {
    super(folder);
    this.#onFlush = onFlush;
    this.#onClose = onClose;
  }

  override async init(engine: Engine, options: StartOptions): Promise<{ emscriptenOpts: StartOptions }> {
    const { emscriptenOpts } = await super.init(engine, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: Engine['Module']) => {
        module.NODEFS.stream_ops.fsync = (file: OpenFile) => this.#flush(file);
      },
    ];
    const onAbort = (): void => this.#fail('it gave up');
    return { emscriptenOpts: { ...emscriptenOpts, preRun, onAbort } };
  }

  override async closeFs(): Promise<void> {
    await super.closeFs();
    this.#onClose();
  }

  #flush({ path, nfd }: OpenFile): number {
    try {
      this.#onFlush(path);
      // A log segment has its full length from the start, so its time of change need not be flushed with it.
      if (path.includes('/pg_wal/')) fdatasyncSync(nfd);
      else fsyncSync(nfd);
      return 0;
    } catch (cause) {
      this.#fail(`${path} could not be flushed to the disk`, cause);
      return EIO;
    }
  }

  #fail(why: string, cause?: unknown): void {
    this.failure ??= new Error(`The embedded database has stopped: ${why}. What it acknowledged is safe; start again.`, { cause });
  }
}
