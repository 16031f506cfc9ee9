import { connect } from 'node:net';
import type { Readable } from 'node:stream';

/** A file in which the scanner found something, or that is the test file by which scanners are tried out. */
export class InfectedFile extends Error {}
/** The scanner could not be reached, or could not look at the file: then no file is taken. */
export class ScannerAway extends Error {}

// Joined here, so that no scanner takes the product itself for the test file.
const testFile = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

/** Refuses the EICAR test file, with a scanner or without one, so that anybody can see whether uploads are watched. */
export function refuseTestFile(head: Buffer): void {
  if (head.includes(testFile)) throw new InfectedFile('the EICAR test file');
}

/** How long the scanner may keep silent, in milliseconds. */
const patience = 60_000;

/**
 * Has clamd look at a file, by its command INSTREAM: the bytes go over in pieces, each behind its length, and an empty piece ends them.
 * @param url tcp://host:port
 * @throws InfectedFile, or ScannerAway where no clear answer came
 */
export async function scan(url: string, bytes: Readable): Promise<void> {
  const answer = await ask(new URL(url), bytes).catch((cause: unknown) => {
    throw new ScannerAway('the scanner gave no answer', { cause });
  });
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found !== null) throw new InfectedFile(found[1]);
  if (answer !== 'stream: OK') throw new ScannerAway(`the scanner answered: ${answer}`);
}

async function ask(address: URL, bytes: Readable): Promise<string> {
  const socket = connect({ host: address.hostname, port: Number(address.port) });
  socket.setTimeout(patience, () => socket.destroy(new Error('the scanner kept silent')));
  const answer = new Promise<string>((resolve, reject) => {
    let heard = '';
    socket.on('data', (piece: Buffer) => {
      heard += piece.toString('latin1');
      if (heard.includes('\0')) resolve(heard.slice(0, heard.indexOf('\0')));
    });
    socket.on('end', () => reject(new Error('the scanner broke off')));
    socket.on('error', reject);
    bytes.on('error', reject);
  });
  // clamd may answer before it has heard all, where a file is longer than it takes; then what is left is not sent.
  let over = false;
  const done = answer.finally(() => { over = true; });
  done.catch(() => undefined);
  try {
    await write(socket, 'zINSTREAM\0');
    for await (const piece of bytes as AsyncIterable<Buffer>) {
      if (over) break;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await write(socket, Buffer.concat([length, piece]));
    }
    if (!over) await write(socket, Buffer.alloc(4));
  } catch {
    // The line broke while we sent: what the scanner said before, or that it said nothing, is in the answer.
  }
  try {
    return await done;
  } finally {
    bytes.destroy();
    socket.destroy();
  }
}

const write = (socket: ReturnType<typeof connect>, bytes: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (cause) => (cause ? reject(cause) : resolve())));
