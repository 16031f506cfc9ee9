import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadBundledCalendar } from '../../calendar/index.ts';
import { openDatabase, type Database } from '../../platform/index.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { foundBoard, type DemonstrationBoard } from '../demonstration/found-board.ts';
import { importIncidents } from './import-incidents.ts';

const now = new Date('2026-12-01T10:00:00Z');
const csv = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'));

eachDatabase('importing incidents', (kind) => {
  let place: DatabasePlace;
  let database: Database;
  let board: DemonstrationBoard;
  beforeAll(async () => {
    place = await freshPlace(kind);
    database = await openDatabase(place);
    board = await foundBoard(database, '2024-01-01');
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });
  const run = async (bytes: Buffer, take: boolean) => importIncidents(database, await loadBundledCalendar(), { partnershipId: board.partnershipId, bytes, maps: [], take, now });
  const register = csv([
    'Ref,Summary,Incident date,Date known,Area,Status,Outcome,Children',
    'SI-9,Injury to a baby,03/03/2025,05/03/2025,Ipswich,Closed,Rapid review; no local review,1',
    ',Death by drowning,,14 July 2009,Lowestoft,Closed,,2',
  ]);

  it('lists every fault of every row, and takes nothing', async () => {
    const { faults, taken } = await run(csv([
      'Summary,Incident date,Date known,Status,Children',
      ',03/03/2025,01/03/2025,Closed,none',
      'Injury to a baby,,31/04/2025,Review under way,1',
    ]), true);
    expect(taken).toBe(false);
    expect(faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`)).toEqual([
      '2 Summary: The summary is missing. Write what happened in a few words, naming nobody.',
      '2 Date known: It was known before it happened. Change one of the two days.',
      '2 Children: "none" is not a number of children from 1 to 50.',
      '3 Date known: 31/04/2025 does not exist.',
      expect.stringContaining('3 Status: "Review under way" is not over.'),
    ]);
  });

  it('takes past incidents as closed cases, of which nothing is due, however old', async () => {
    expect(await run(register, false)).toMatchObject({ count: 2, taken: false });
    expect(await run(register, true)).toMatchObject({ count: 2, taken: true });
    await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => {
      const cases = await tx.selectFrom('casefile as c').innerJoin('incident as i', 'i.case_id', 'c.case_id').innerJoin('process as p', 'p.id', 'i.process_id')
        .select(['c.reference', 'c.title', 'c.imported', 'i.happened_on', 'i.aware_on', 'i.place', 'p.status']).orderBy('i.aware_on').execute();
      expect(cases).toEqual([
        { reference: 'CASE-2026-0001', title: 'Death by drowning', imported: true, happened_on: null, aware_on: '2009-07-14', place: 'Lowestoft', status: 'closed' },
        { reference: 'SI-9', title: 'Injury to a baby', imported: true, happened_on: '2025-03-03', aware_on: '2025-03-05', place: 'Ipswich', status: 'closed' },
      ]);
      expect(await tx.selectFrom('due_item').select('key').where('needed', '=', true).where('done_on', 'is', null).execute()).toEqual([]);
    });
  });

  it('shows them to the business manager, and to nobody who need not know', async () => {
    const seen = (person: string) => database.run({ role: 'gt_app', partnershipId: board.partnershipId, personId: board.people[person]! }, (tx) => tx.selectFrom('casefile').select('reference').execute());
    expect(await seen('manager')).toHaveLength(2);
    expect(await seen('practitioner')).toEqual([]);
  });

  it('refuses the same file a second time', async () => {
    const again = await run(register, true);
    expect(again.taken).toBe(false);
    expect(again.faults.map((fault) => fault.message)).toEqual(['What is in this file was imported before.', 'SI-9 is already in the product.', 'It is in the product already, as CASE-2026-0001. Take the row out of the file.']);
  });
});
