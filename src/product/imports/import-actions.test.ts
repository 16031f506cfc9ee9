import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../platform/index.ts';
import { writeCsv, writeXlsx } from '../../platform/tables/write-table.ts';
import { verifyLog } from '../../access/verify-log.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { foundBoard, type DemonstrationBoard } from '../demonstration/found-board.ts';
import { importActions } from './import-actions.ts';

const now = new Date('2026-12-01T10:00:00Z');
const csv = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

const tracker = Array.from({ length: 5000 }, (_, index) => ({ number: index + 1, owner: index % 2 === 0 ? 'Colin Draper' : 'ccg.lead@suffolk.example', status: ['Open', 'In progress', 'Complete'][index % 3]! }));
const trackerColumns = (prefix: string) => [
  { heading: 'Action Ref', value: (row: (typeof tracker)[number]) => `${prefix}-${row.number}` },
  { heading: 'Action required', value: (row: (typeof tracker)[number]) => `Check pathway number ${row.number}` },
  { heading: 'Lead officer', value: (row: (typeof tracker)[number]) => row.owner },
  { heading: 'Agency', value: () => 'Suffolk Police; Ipswich Hospital' },
  { heading: 'By when', value: (row: (typeof tracker)[number]) => `${String((row.number % 28) + 1).padStart(2, '0')}/03/2027` },
  { heading: 'RAG', value: (row: (typeof tracker)[number]) => row.status },
];

eachDatabase('importing actions', (kind) => {
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
  const run = (bytes: Buffer, take: boolean, maps: string[] = []) => importActions(database, { partnershipId: board.partnershipId, bytes, maps, take, now });
  const count = async (table: 'action' | 'action_entry' | 'action_agency' | 'thread_node') =>
    database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, async (tx) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n);

  it('lists every fault of every row, and takes nothing', async () => {
    const faulty = csv([
      'Ref,Action,Owner,Agencies,Due,Status,Themes',
      'A-1,Write a pathway,Colin Draper,Sufolk Police,18/12/2026,Open,Neglect',
      'A-2,,Colin Draper,Suffolk Police,31/02/2027,Open,',
      'a-1,Tell schools,Colin Drapper,Deben Primary School,next spring,Mostly,Neglct',
      'A-4,All is well here,Grace Adeyemi,,2027-01-05,Ongoing,',
    ]);
    const { faults, taken, text } = await run(faulty, true);
    expect(taken).toBe(false);
    expect(faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`)).toEqual([
      '2 Agencies: There is no agency "Sufolk Police". Did you mean Suffolk Police?',
      '3 Action: What is to be done is missing.',
      '3 Due: 31/02/2027 does not exist.',
      '4 Ref: a-1 stands in row 2 as well.',
      expect.stringContaining('4 Status: "Mostly" is no status that is understood.'),
      expect.stringContaining('4 Due: "next spring" is not a date that can be read.'),
      '4 Themes: "Neglct" is no theme of the framework. Did you mean Neglect?',
    ]);
    expect(text).toContain('Nothing is taken: 7 faults');
    expect(await count('action')).toBe(0);
  });

  it('says which column it misses, and what to write for it', async () => {
    const { faults } = await run(csv(['Task,Owner,Due', 'Tell schools,Colin Draper,2027-01-05']), true);
    expect(faults.map((fault) => fault.message)).toEqual(['There is no column for Action. If one goes by another name, say so: --map "Their heading=Action".']);
    expect((await run(csv(['Task,Owner,Due', 'Tell schools,Colin Draper,2027-01-05']), false, ['Task=Action'])).count).toBe(1);
  });

  it('takes 5,000 actions from an Excel workbook and as many from CSV, each with its agencies, history and knot', async () => {
    const workbook = await writeXlsx('Actions', trackerColumns('X'), tracker);
    const dry = await run(workbook, false, ['RAG=Status']);
    expect(dry).toMatchObject({ count: 5000, faults: [], taken: false });
    expect(await count('action')).toBe(0);
    expect(await run(workbook, true, ['RAG=Status'])).toMatchObject({ count: 5000, taken: true });
    expect(await run(writeCsv(trackerColumns('C'), tracker), true, ['RAG=Status'])).toMatchObject({ count: 5000, taken: true });
    expect(await Promise.all((['action', 'action_entry', 'action_agency', 'thread_node'] as const).map(count))).toEqual([10_000, 10_000, 20_000, 10_000]);
    const one = await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => tx.selectFrom('action').selectAll().where('reference', '=', 'X-3').executeTakeFirstOrThrow());
    expect(one).toMatchObject({ title: 'Check pathway number 3', owner_id: board.people['police'], due_on: '2027-03-04', status: 'verified', imported: true, closed_on: null });
    expect((await verifyLog(database)).every((log) => log.whole)).toBe(true);
  });

  it('refuses the same file a second time, with or without references of its own', async () => {
    const again = await run(writeCsv(trackerColumns('C'), tracker), true, ['RAG=Status']);
    expect(again.taken).toBe(false);
    expect(again.faults).toHaveLength(5001);
    const bare = csv(['Action,Owner,Due', 'Tell schools,Colin Draper,2027-01-05']);
    expect((await run(bare, true)).taken).toBe(true);
    expect((await run(bare, true)).faults.map((fault) => fault.message)).toEqual(['What is in this file was imported before.', expect.stringMatching(/^It is in the product already, as ACT-2026-/)]);
  });

  it('knows what it has taken, however the file is saved again, and whatever is added to it', async () => {
    const columns = [{ heading: 'Action', value: (row: string[]) => row[0]! }, { heading: 'Owner', value: () => 'Colin Draper' }, { heading: 'Due', value: () => '2027-01-06' }];
    expect((await run(writeCsv(columns, [['Ask schools'], ['Ask nurseries']]), true)).taken).toBe(true);
    const again = await run(await writeXlsx('Actions', columns, [['Ask schools'], ['Ask nurseries']]), true);
    expect(again).toMatchObject({ taken: false, faults: [{ row: 1, message: 'What is in this file was imported before.' }, { row: 2 }, { row: 3 }] });
    const longer = await run(writeCsv(columns, [['Ask schools'], ['Ask the police'], ['Ask nurseries']]), true);
    expect(longer.faults.map((fault) => `${fault.row} ${fault.message.slice(0, 28)}`)).toEqual(['2 It is in the product already', '4 It is in the product already'].map((each) => each.slice(0, 30)));
  });

  it('finds the headings under a title and over merged cells, and reads what Windows writes', async () => {
    const tracker = csv([
      'Action tracker of the board;;;;', '2 December 2026;;;;', ';;;;',
      'Ref;Action;Who and when;;', ';;Lead;By when;RAG',
      'M-1;Träger befragen – now;Colin Draper;05/01/2027;Open', ';;;;', 'M-2;Second;Nobody Known;05/01/2027;Open',
    ].map((line) => line));
    const windows = Buffer.from([...tracker.toString()].map((sign) => (sign === '–' ? 0x96 : sign.charCodeAt(0))));
    const outcome = await run(windows, false, ['RAG=Status']);
    expect(outcome.faults).toEqual([{ row: 8, column: 'Lead', message: 'Nobody here is "Nobody Known".' }]);
  });

  it('never gives out a reference that a file has brought along', async () => {
    await run(csv(['Reference,Action,Owner,Due', 'ACT-2026-0040,Tell schools,Colin Draper,2027-01-05', ',Tell nurseries,Colin Draper,2027-01-05']), true);
    const references = await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => tx.selectFrom('action').select('reference').where('title', '=', 'Tell nurseries').execute());
    expect(references).toEqual([{ reference: 'ACT-2026-0041' }]);
  });

  it('keeps the name of an owner who has gone, where the action is over', async () => {
    await run(csv(['Action,Owner,Due,Status,Date completed', 'Old matter,Head of Nursing,2020-01-05,Closed,7 March 2020']), true);
    const old = await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => tx.selectFrom('action').selectAll().where('title', '=', 'Old matter').executeTakeFirstOrThrow());
    expect(old).toMatchObject({ owner_id: null, owner_name: 'Head of Nursing', status: 'verified' });
  });
});
