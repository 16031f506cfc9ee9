import { parentPort, workerData } from 'node:worker_threads';
import { readCells, UnreadableTable } from './read-cells.ts';

const bytes = workerData as Uint8Array<ArrayBuffer>;
const said = await readCells(bytes).catch((cause: unknown) => {
  if (cause instanceof UnreadableTable) return { unreadable: cause.message };
  throw cause;
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
parentPort!.postMessage(said);
