import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/support/databases.ts';
import { newId } from '../platform/index.ts';
import { openHouse, type House } from './testing/open-house.ts';
import { record } from './record.ts';
import { verifyLog } from './verify-log.ts';

eachDatabase('the record of changes and reads', (kind) => {
  let house: House;
  let id: string;
  beforeAll(async () => {
    house = await openHouse(kind);
    id = house.board.partnershipId;
    await house.asWorker(async (tx) => {
      for (const n of [1, 2, 3, 4, 5]) await record(tx, house.app.now(), { deed: `did thing ${n}`, subjectKind: 'thing', subjectId: newId(), via: 'job', actingFor: newId(), detail: { n, words: 'Zoë “said” so', nested: { b: 1, a: [null, 1.50] } } });
    });
  });
  afterAll(() => house.close());

  const verified = async () => (await verifyLog(house.app.database)).find((each) => each.partnershipId === id)!;
  /** Tampers as the owner of the database, outside its rules, looks whether it shows, and puts everything back. */
  const tampering = async (statement: string) => {
    const owner = house.app.database.asOwner;
    await owner('create table if not exists kept_entry as select * from record_entry; create table if not exists kept_head as select * from record_head');
    // The rules hold the owner too; whoever has the server can lift them, and that is who is meant here.
    await owner('alter table record_entry no force row level security; alter table record_head no force row level security');
    try {
      await owner(statement);
      return await verified();
    } finally {
      await owner('delete from record_entry; delete from record_head; insert into record_head select * from kept_head; insert into record_entry select * from kept_entry');
      await owner('alter table record_entry force row level security; alter table record_head force row level security');
    }
  };

  it('is whole as it was written, and ends in a hash that can be kept elsewhere', async () => {
    expect(await verified()).toMatchObject({ entries: 5, whole: true, firstBroken: null });
    const { end } = await verified();
    await house.asWorker((tx) => record(tx, house.app.now(), { deed: 'did one more', subjectKind: 'thing', subjectId: null, via: 'job' }));
    expect((await verified()).end).not.toBe(end);
    expect((await verified()).end).toMatch(/^[0-9a-f]{64}$/);
  });

  describe('tells whoever changes', () => {
    it.each([
      ['when', `at = at + interval '1 microsecond'`], ['who', 'person_id = gen_random_uuid()'], ['for whom', 'acting_for = null'], ['how', `via = 'account'`],
      ['what', `deed = 'did nothing'`], ['the kind of thing', `subject_kind = 'other'`], ['the thing', 'subject_id = null'], ['the case', 'case_id = gen_random_uuid()'],
      ['the detail', `detail = jsonb_set(detail, '{n}', '9')`], ['the hash before', `previous_hash = sha256('x')`], ['the hash', `hash = sha256('x')`],
    ])('%s', async (_what, change) => {
      expect(await tampering(`update record_entry set ${change} where seq = 3`)).toMatchObject({ whole: false, firstBroken: 3 });
    });
  });

  it('tells of an entry that was taken out: in the middle, at the beginning, at the end, all of them', async () => {
    expect(await tampering('delete from record_entry where seq = 3')).toMatchObject({ whole: false, firstBroken: 3 });
    expect(await tampering('delete from record_entry where seq = 1')).toMatchObject({ whole: false, firstBroken: 1 });
    expect(await tampering('delete from record_entry where seq = 6')).toMatchObject({ whole: false, firstBroken: 6 });
    expect(await tampering('delete from record_entry')).toMatchObject({ whole: false, firstBroken: 1 });
  });

  it('tells of a last entry that was written anew with a hash that fits', async () => {
    const anew = `update record_entry set deed = 'did nothing', hash = gt.record_hash(previous_hash, partnership_id, seq, at, person_id, acting_for, via, 'did nothing', subject_kind, subject_id, case_id, detail) where seq = 6`;
    expect(await tampering(anew)).toMatchObject({ whole: false, firstBroken: 6 });
  });

  it('tells of an entry added behind the end, of two that changed places, and of an end that was taken out', async () => {
    expect(await tampering('insert into record_entry select partnership_id, 7, at, person_id, acting_for, via, deed, subject_kind, subject_id, case_id, detail, previous_hash, hash from record_entry where seq = 6')).toMatchObject({ whole: false, firstBroken: 7 });
    expect(await tampering('update record_entry set seq = case seq when 2 then 103 else 102 end where seq in (2, 3); update record_entry set seq = seq - 100 where seq > 100')).toMatchObject({ whole: false, firstBroken: 2 });
    expect(await tampering('delete from record_head')).toMatchObject({ whole: false, firstBroken: 1 });
  });

  it('can be added to by nobody but through its door, and changed by no role of the product', async () => {
    for (const role of ['gt_app', 'gt_worker'] as const) {
      for (const statement of ['update record_entry set deed = deed', 'delete from record_entry', 'update record_head set seq = 0', 'insert into record_entry select * from record_entry']) {
        await expect(house.app.database.run({ role, partnershipId: id }, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/permission denied/);
      }
    }
  });

  it('stays in one line when many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => house.asWorker((tx) => record(tx, house.app.now(), { deed: `at once ${n}`, subjectKind: 'thing', subjectId: null, via: 'job' }))));
    expect(await verified()).toMatchObject({ entries: 26, whole: true });
  });
});
