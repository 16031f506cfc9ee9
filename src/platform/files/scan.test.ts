import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../test/support/free-port.ts';
import { harmful, startVirusScanner, type VirusScanner } from '../../../test/support/virus-scanner.ts';
import { InfectedFile, refuseTestFile, scan, ScannerAway } from './scan.ts';

const bytes = (...pieces: (string | Buffer)[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)));

describe('a virus scanner', () => {
  let scanner: VirusScanner;
  beforeAll(async () => {
    scanner = await startVirusScanner();
  }, 60_000);
  afterAll(() => scanner.stop());

  it('lets a clean file pass, in whatever pieces it comes', async () => {
    await scan(scanner.url, bytes('A policy'));
    await scan(scanner.url, bytes(Buffer.alloc(300_000, 65), Buffer.alloc(300_000, 66), 'end'));
    await scan(scanner.url, bytes());
  });

  it('finds what is harmful, also where it lies across two pieces', async () => {
    await expect(scan(scanner.url, bytes(`before ${harmful} after`))).rejects.toThrow(InfectedFile);
    await expect(scan(scanner.url, bytes(harmful.slice(0, 9), harmful.slice(9)))).rejects.toThrow('GoldenThread.Invented');
  });

  it('that takes no file so large says nothing of it: the file counts as not looked at', async () => {
    await expect(scan(scanner.url, bytes(...Array.from({ length: 40 }, () => Buffer.alloc(65_536, 65))))).rejects.toThrow(ScannerAway);
  });
});

describe('a virus scanner that is away', () => {
  const speaking = async (how: (server: Server) => void): Promise<{ url: string; close: () => void }> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    how(server);
    const address = server.address();
    return { url: `tcp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, close: () => server.close() };
  };

  it('refuses where nobody listens', async () => {
    await expect(scan(`tcp://127.0.0.1:${await freePort()}`, bytes('A policy'))).rejects.toThrow(ScannerAway);
  });

  it('refuses where it breaks off, or speaks of something else', async () => {
    const broken = await speaking((server) => server.on('connection', (socket) => socket.destroy()));
    await expect(scan(broken.url, bytes('A policy'))).rejects.toThrow(ScannerAway);
    broken.close();
    const other = await speaking((server) => server.on('connection', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\0')));
    await expect(scan(other.url, bytes('A policy'))).rejects.toThrow(ScannerAway);
    other.close();
  });
});

describe('the EICAR test file', () => {
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');
  it('is refused without any scanner', () => {
    expect(() => refuseTestFile(Buffer.from(eicar))).toThrow(InfectedFile);
    expect(() => refuseTestFile(Buffer.from('We tried out the scanner with the EICAR file.'))).not.toThrow();
  });
});
