import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { inventedSchools } from '../../../test/support/invented-schools.ts';
import { openDatabase, type Database } from '../../platform/index.ts';
import { foundBoard, type DemonstrationBoard } from '../../product/demonstration/found-board.ts';
import { listRespondents, readRespondent } from '../respondents/read-respondents.ts';
import { importSchools } from './import-schools.ts';

const now = new Date('2026-12-01T10:00:00Z');

eachDatabase('importing schools', (kind) => {
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
  const run = (text: string, take: boolean, maps: string[] = []) => importSchools(database, { partnershipId: board.partnershipId, bytes: Buffer.from(text, 'latin1'), maps, take, now });
  const list = (filter: Parameters<typeof listRespondents>[1]) => database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => listRespondents(tx, filter, 'name', 0, 10));

  it('lists every fault of every row, and takes nothing', async () => {
    const { faults, taken } = await run(['URN,EstablishmentName,LA (name),EstablishmentStatus (name),Email', '900001,Invented One,Area,Open,', 'x,Invented Two,Area,Open,', '900001,,Area,Perhaps,nobody'].join('\r\n'), true);
    expect(taken).toBe(false);
    expect(faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`)).toEqual([
      '3 URN: "x" is no number of a school: it has figures only.',
      '4 URN: 900001 stands in row 2 as well.',
      '4 EstablishmentName: The name of the school is missing.',
      '4 Email: "nobody" is no e-mail address.',
      '4 EstablishmentStatus (name): "Perhaps" is no status that is understood: Open, Closed or Proposed to open.',
    ]);
    expect((await list({ kind: 'school', words: 'Invented' })).total).toBe(0);
  });

  it('writes nothing in a dry run, and then takes 24,000, those that are open', async () => {
    const file = inventedSchools(24_000);
    expect(await run(file, false)).toMatchObject({ count: 23_400, taken: false, faults: [] });
    expect((await list({ words: 'Invented' })).total).toBe(0);
    expect(await run(file, true)).toMatchObject({ count: 23_400, taken: true });
    expect((await list({ words: 'Invented' })).total).toBe(23_400);
    const { rows } = await list({ words: '900001' });
    expect(rows).toMatchObject([{ name: 'Invented School 2', area: 'Area 002', phase: 'primary', number: '900001', contactName: 'Headteacher', contactEmail: 'head2@schools.example', active: true, agencyId: null }]);
  });

  it('takes a newer file over the older: names change, a school that closed takes no part, an address that the file lacks stays', async () => {
    await run(['urn,name,la_name,phase,status', '900001,Invented Académie,Elsewhere,All-through,Open', '900002,Invented School 3,Area 003,Secondary,Closed'].join('\n'), true);
    const both = await Promise.all(['900001', '900002'].map(async (number) => (await list({ words: number, left: true })).rows[0]!));
    expect(both[0]).toMatchObject({ name: 'Invented Académie', area: 'Elsewhere', phase: 'all-through', contactEmail: 'head2@schools.example' });
    expect(both[1]).toMatchObject({ active: false });
    expect(await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => readRespondent(tx, both[1]!.id))).toMatchObject({ number: '900002' });
  });

  it('takes from the register what a school is besides its phase, and keeps it where a newer file does not tell', async () => {
    await run(['URN,EstablishmentName,PhaseOfEducation (name),EstablishmentTypeGroup (name),TypeOfEstablishment (name),Boarders (name)', '910001,Invented Hill,Not applicable,Special schools,Community special school,Boarding school', '910002,Invented Vale,Primary,Academies,Academy converter,No boarders'].join('\n'), true);
    await run(['URN,EstablishmentName,PhaseOfEducation (name)', '910002,Invented Vale,Primary'].join('\n'), true);
    const [hill, vale] = await Promise.all(['910001', '910002'].map(async (number) => (await list({ words: number })).rows[0]!));
    expect([hill, vale]).toMatchObject([{ phase: '', traits: ['maintained', 'special', 'boarding'] }, { phase: 'primary', traits: ['academy'] }]);
  });

  it('knows every agency of the partnership beside them, though none was added', async () => {
    expect((await list({ words: 'Suffolk Police' })).rows).toMatchObject([{ id: board.agencies['police'], agencyId: board.agencies['police'], kind: 'police' }]);
  });
});
