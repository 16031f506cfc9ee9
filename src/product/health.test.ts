import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshPlace, type DatabasePlace } from '../../test/support/databases.ts';
import { readSettings } from '../platform/index.ts';
import { openProduct, type Product } from './open-product.ts';

let place: DatabasePlace;
let product: Product;
const token = 'a token of the right length';
beforeAll(async () => {
  place = await freshPlace('postgres');
  const read = readSettings({ DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl, LOG_LEVEL: 'silent', PORT: '0' });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  product = await openProduct({ settings: read.settings, withJobs: false });
});
afterAll(async () => {
  await product.stop();
  await place.remove();
});
const ask = (url: string, remoteAddress: string, headers: Record<string, string> = {}) => product.server.inject({ method: 'GET', url, remoteAddress, headers });

it('Health is told to anybody, and tells nothing', async () => {
  expect((await ask('/health/live', '203.0.113.9')).payload).toBe('alive\n');
  expect((await ask('/health/ready', '203.0.113.9')).payload).toBe('ready\n');
});

it('Figures are given to this machine alone where no token is set, and not through a proxy on it', async () => {
  const own = await ask('/metrics', '127.0.0.1');
  expect(own.statusCode).toBe(200);
  expect(own.payload).toMatch(/^# HELP /m);
  expect((await ask('/metrics', '203.0.113.9')).statusCode).toBe(403);
  expect((await ask('/metrics', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(403);
});

it('Figures are given to whoever brings the token where one is set, from wherever', async () => {
  product.app.settings.metricsToken = token;
  expect((await ask('/metrics', '203.0.113.9', { authorization: `Bearer ${token}` })).statusCode).toBe(200);
  for (const authorization of ['', 'Bearer wrong', token, `Basic ${token}`]) expect((await ask('/metrics', '127.0.0.1', { authorization })).statusCode).toBe(403);
});
