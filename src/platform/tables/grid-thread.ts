import { parentPort, workerData } from 'node:worker_threads';
import { readCells, UnreadableTable } from './read-cells.ts';

try {
  parentPort!.postMessage(await readCells(workerData as Uint8Array<ArrayBuffer>));
} catch (cause) {
  if (!(cause instanceof UnreadableTable)) throw cause;
  parentPort!.postMessage({ unreadable: cause.message });
}
