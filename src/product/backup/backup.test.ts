import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLog } from '../../access/verify-log.ts';
import { localFiles, newId, newSecretKey, openDatabase, type Database } from '../../platform/index.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { foundBoard } from '../demonstration/found-board.ts';
import { importActions } from '../imports/import-actions.ts';
import { makeBackup, type Installation } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { quoted, tableShapes } from './table-shape.ts';

const now = new Date('2026-12-01T10:00:00Z');
const key = newSecretKey();

eachDatabase('a backup', (kind) => {
  const places: { place: DatabasePlace; database: Database }[] = [];
  const fresh = async (): Promise<Installation & { place: DatabasePlace }> => {
    const place = await freshPlace(kind);
    const database = await openDatabase(place);
    places.push({ place, database });
    return { place, database, key, filesFolder: join(place.dataDir, 'files') };
  };
  let original: Installation & { place: DatabasePlace };
  let file: string;
  const letter = newId();

  beforeAll(async () => {
    original = await fresh();
    const { database, filesFolder, place } = original;
    const board = await foundBoard(database, '2024-01-01');
    const rows = Array.from({ length: 1200 }, (_, index) => `"Do ${index}, “so”\nand so",Colin Draper,2027-01-05`);
    await importActions(database, { partnershipId: board.partnershipId, bytes: Buffer.from(['Action,Owner,Due', ...rows].join('\n')), maps: [], take: true, now });
    const kept = await localFiles(filesFolder).keep(letter, Readable.from([Buffer.alloc(1_500_000, 7), Buffer.from([0, 255, 10])]), 5_000_000);
    await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => {
      await tx.insertInto('stored_file').values({ partnership_id: board.partnershipId, id: letter, name: 'letter.pdf', type: 'application/pdf', size: kept.size, sha256: kept.sha256, added_at: now }).execute();
      await tx.insertInto('calendar_edition').values({ version: 'test', content: '{"of":"a test"}' }).execute();
    });
    file = join(place.dataDir, 'backup.gz');
  });
  afterAll(async () => {
    for (const { place, database } of places) {
      await database.close();
      await place.remove();
    }
  });

  const contents = async (database: Database): Promise<Record<string, unknown[]>> => Object.fromEntries(await Promise.all((await tableShapes(database)).map(async ({ name, key: order }) =>
    [name, (await database.asOwner(`select t::text as row from ${quoted(name)} t order by ${order.map(quoted).join(', ')}`)).rows] as const)));

  it('comes back row by row and byte by byte, with its record whole', async () => {
    const made = await makeBackup(original, file, now);
    expect(made.files).toBe(1);
    expect(made.text).toContain('The secret key is not in it');
    expect((await stat(file)).mode & 0o077).toBe(0);
    const other = await fresh();
    const restored = await restoreBackup(other, file);
    expect(restored).toMatchObject({ rows: made.rows, files: 1, sameKey: true });
    const before = await contents(original.database);
    expect(before['action']).toHaveLength(1200);
    expect(await contents(other.database)).toEqual(before);
    const place = join(letter.slice(-2), letter);
    expect((await readFile(join(other.filesFolder, place))).equals(await readFile(join(original.filesFolder, place)))).toBe(true);
    expect((await verifyLog(other.database)).map(({ whole, entries }) => ({ whole, entries }))).toEqual([{ whole: true, entries: 1 }]);
    await other.database.run({ role: 'gt_worker' }, (tx) => tx.insertInto('calendar_edition').values({ version: 'next', content: '{}' }).execute());
    expect((await other.database.asOwner('select count(*)::int as n from calendar_edition')).rows).toEqual([{ n: 2 }]);
  });

  it('is never written over, and never goes into an installation that holds anything', async () => {
    await expect(makeBackup(original, file, now)).rejects.toThrow(/exist/);
    expect((await stat(file)).size).toBeGreaterThan(0);
    await expect(restoreBackup(original, file)).rejects.toThrow('This installation is not empty');
  });

  it('says where the secret key is another, and restores nothing of what is damaged', async () => {
    const other = await fresh();
    const broken = join(other.place.dataDir, 'broken.gz');
    await writeFile(broken, await readFile(file));
    await truncate(broken, (await stat(broken)).size - 200);
    await expect(restoreBackup(other, broken)).rejects.toThrow('broke off before its end');
    expect((await other.database.asOwner('select count(*)::int as n from partnership')).rows).toEqual([{ n: 0 }]);
    await writeFile(broken, 'no backup at all');
    await expect(restoreBackup(other, broken)).rejects.toThrow('no backup of Golden Thread');
    const restored = await restoreBackup({ ...other, key: newSecretKey() }, file);
    expect(restored.sameKey).toBe(false);
    expect(restored.text).toContain('The secret key is another');
  });
});
