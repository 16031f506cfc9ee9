import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command, endedStart } from '../../test/faults/running-product.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../test/support/databases.ts';
import { makeVault } from '../casework/index.ts';
import { readSettings } from '../platform/index.ts';
import { foundBoard } from './demonstration/found-board.ts';
import { openProduct } from './open-product.ts';
import { WrongKey } from './prove-key.ts';

const right = 'a1'.repeat(32);
const wrong = 'b2'.repeat(32);

eachDatabase('the secret key of an installation', (kind) => {
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await freshPlace(kind);
  });
  afterAll(() => place.remove());
  const environment = (key: string) => ({ DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', SECRET_KEY: key, DEMONSTRATION: 'no', PORT: '0', LOG_LEVEL: 'silent' });
  const opened = async (key: string) => {
    const read = readSettings(environment(key));
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    return openProduct({ settings: read.settings, withJobs: false });
  };

  it('is proved by a value that its first start seals, of which the table tells nothing', async () => {
    const product = await opened(right);
    const { rows } = await product.app.database.asOwner('select sealed from key_check');
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]!['sealed'] as Uint8Array).toString('latin1')).not.toContain('key of this installation');
    await product.stop();
  });

  it('opens it again, as often as it starts', async () => {
    await (await opened(right)).stop();
    await (await opened(right)).stop();
  });

  it('is refused where it is another, and the database is let go', async () => {
    await expect(opened(wrong)).rejects.toThrow(WrongKey);
    await (await opened(right)).stop();
  });

  it('is refused at a real start and by a command, with words on what to do', async () => {
    const start = await endedStart(environment(wrong));
    expect(start.code).toBe(1);
    expect(start.said).toContain('Golden Thread cannot start. The secret key is not the one');
    expect(start.said).toContain('put back the value that it had');
    // Another folder, in which there is no key: one is made, and it is another.
    const empty = await mkdtemp(join(tmpdir(), 'gt-key-'));
    try {
      const moved = kind === 'postgres' ? await command({ dataDir: empty, databaseUrl: place.databaseUrl! }, 'log', 'verify') : null;
      if (moved !== null) {
        expect(moved.code).not.toBe(0);
        expect(moved.said).toContain('Put back that file from where it is kept');
      }
    } finally {
      await rm(empty, { recursive: true });
    }
  });

  it('is proved by a case’s own where no value was sealed yet, so that an older installation does not take another for its own', async () => {
    const product = await opened(right);
    const { partnershipId } = await foundBoard(product.app.database, '2024-01-01');
    await product.app.database.asOwner(`insert into casefile (partnership_id, case_id, board_id, reference, title, opened_at) select $1, gen_random_uuid(), id, 'RR-1', 'Invented', now() from board where partnership_id = $1`, [partnershipId]);
    const { rows: [casefile] } = await product.app.database.asOwner('select case_id from casefile where partnership_id = $1', [partnershipId]);
    await product.app.database.run({ role: 'gt_worker', partnershipId }, (tx) => makeVault(tx, product.app.key, { partnershipId, caseId: String(casefile!['case_id']) }));
    await product.app.database.asOwner('delete from key_check');
    await product.stop();
    await expect(opened(wrong)).rejects.toThrow(WrongKey);
    const again = await opened(right);
    expect((await again.app.database.asOwner('select 1 from key_check')).rows).toHaveLength(1);
    await again.stop();
  });
});
