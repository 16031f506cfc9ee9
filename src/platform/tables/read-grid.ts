import { Worker } from 'node:worker_threads';
import { isWorkbook, readCells, UnreadableTable, type Grid } from './read-cells.ts';

/** What reading a table may take: a file that asks for more is no table that somebody keeps. */
const most = { megabytes: 768, seconds: 60 };
/** Text of up to so many bytes can do no harm, and is read at once. */
const small = 100_000;

/**
 * Reads the cells of an .xlsx or CSV file, with so much memory and time and no more, in a thread of its own: a file that is made
 * to use up either ends its own reading, and nobody else waits meanwhile. Throws UnreadableTable.
 */
export async function readGrid(file: Buffer): Promise<Grid> {
  const bytes = new Uint8Array(file);
  if (!isWorkbook(bytes) && bytes.length <= small) return readCells(bytes);
  const here = import.meta.url;
  const worker = new Worker(new URL(here.endsWith('.ts') ? './grid-thread.ts' : './grid-thread.js', here), { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: most.megabytes } });
  const tooMuch = (what: string) => new UnreadableTable(`The file ${what}. Keep the table alone in it, or bring it in parts.`);
  let tooLong: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Grid>((resolve, reject) => {
      tooLong = setTimeout(() => reject(tooMuch('takes too long to read')), most.seconds * 1000);
      worker.once('message', (said: Grid | { unreadable: string }) => ('unreadable' in said ? reject(new UnreadableTable(said.unreadable)) : resolve(said)));
      worker.once('error', (cause: NodeJS.ErrnoException) => reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('holds more cells than can be read') : cause));
      worker.once('exit', (code) => reject(new Error(`The thread that reads a table ended with ${code}.`)));
    });
  } finally {
    clearTimeout(tooLong);
    await worker.terminate();
  }
}
