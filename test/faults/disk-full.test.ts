import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/index.ts';
import { freshPlace, type DatabasePlace } from '../support/databases.ts';
import { Caller, openActions, report, startProduct } from './running-product.ts';

let place: DatabasePlace;
beforeAll(async () => { place = await freshPlace('postgres'); });
afterAll(() => place.remove());

const text = (kilobytes: number): Buffer => Buffer.from('Minutes of the meeting.\n'.repeat(Math.ceil((kilobytes * 1024) / 24)));
const files = async (): Promise<string[]> => (await readdir(join(place.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => entry.name);

it('A file for which there is no room: a clear page, neither the file nor the form is kept, and all else goes on', async () => {
  const product = await startProduct({ place, fileLimit: 512 });
  try {
    const caller = await Caller.signedIn(product, 'manager@suffolk.example');
    // The demonstration keeps files of its own.
    const before = await files();
    const [action] = await openActions(product, caller);
    const refused = await report(product, caller, action!, 'With a large file.', { name: 'minutes.txt', content: text(2000) });
    expect(refused.status, refused.html.replace(/<[^>]*>/g, ' ')).toBe(507);
    expect(refused.html).toContain('There is no room left');
    expect(await files()).toEqual(before);
    expect((await caller.get(`${product.base}${action}`)).html).not.toContain('With a large file.');
    expect((await report(product, caller, action!, 'Without a file.')).status).toBe(303);
    expect((await report(product, caller, action!, 'With a small file.', { name: 'minutes.txt', content: text(20) })).status).toBe(303);
    expect(await files()).toHaveLength(before.length + 1);
  } finally {
    await product.end('SIGTERM');
  }
  const database = await openDatabase(place);
  const { rows } = await database.asOwner('select id from stored_file');
  await database.close();
  expect(rows.map((row) => row['id']).sort()).toEqual((await files()).sort());
});
