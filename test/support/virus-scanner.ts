import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findClamd } from './bring-parts.ts';
import { freePort } from './free-port.ts';

/** What the scanner of the tests takes for a virus: invented, and harmless. */
export const harmful = 'GOLDEN-THREAD-INVENTED-VIRUS';

export interface VirusScanner {
  url: string;
  stop(): Promise<void>;
}

/** A real clamd, with one signature of our own in place of the daily lists, which are large and not ours to fetch for each run. */
export async function startVirusScanner(): Promise<VirusScanner> {
  const clamd = findClamd();
  if (clamd === undefined) throw new Error('No clamd was found; install the Debian package clamav-daemon.');
  const folder = await mkdtemp(join(tmpdir(), 'golden-thread-clamd-'));
  const port = await freePort();
  await writeFile(join(folder, 'own.ndb'), `GoldenThread.Invented:0:*:${Buffer.from(harmful).toString('hex')}\n`);
  await writeFile(join(folder, 'clamd.conf'), [`DatabaseDirectory ${folder}`, `TemporaryDirectory ${folder}`, 'Foreground yes', 'TCPAddr 127.0.0.1', `TCPSocket ${port}`, 'StreamMaxLength 1M', 'SelfCheck 0', ''].join('\n'));
  const scanner = spawn(clamd, ['--config-file', join(folder, 'clamd.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [scanner.stdout, scanner.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  await listening(scanner, port, () => said);
  return {
    url: `tcp://127.0.0.1:${port}`,
    async stop() {
      if (scanner.exitCode === null && scanner.signalCode === null) {
        scanner.kill('SIGKILL');
        await once(scanner, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening(scanner: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    if (scanner.exitCode !== null) throw new Error(`clamd ended before it listened:\n${said()}`);
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
    socket.destroy();
    if (open) return;
    await pause(50);
  }
}
