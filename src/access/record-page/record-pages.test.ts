import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { newId } from '../../platform/index.ts';
import { sql } from 'kysely';
import { record } from '../record.ts';
import { openHouse, type House } from '../testing/open-house.ts';

eachDatabase('the pages of the record', (kind) => {
  let house: House;
  const caseId = newId();
  beforeAll(async () => {
    house = await openHouse(kind);
    const { people, boardId, partnershipId } = house.board;
    const as = { role: 'gt_app' as const, partnershipId, personId: people['office']! };
    await house.app.database.run(as, async (tx) => {
      await sql`select gt.open_case(${caseId}, ${boardId}, 'SIN-2026-0001', 'Child A', 'central-team', ${house.app.now()}, true)`.execute(tx);
      await tx.insertInto('case_member').values({ partnership_id: partnershipId, case_id: caseId, person_id: people['hospital']!, role: 'named', from_at: house.app.now(), added_by: people['office']!, reason: 'Knows the child' }).execute();
      await record(tx, house.app.now(), { deed: 'opened the vault', subjectKind: 'case', subjectId: caseId, caseId, actingFor: people['police']!, detail: { reason: 'To tell the agencies whom it is about', person: people['gp']!, fields: ['name'] } });
      for (let n = 1; n <= 60; n += 1) await record(tx, new Date('2026-11-10T12:00:00Z'), { deed: 'counted', subjectKind: 'thing', subjectId: null, detail: { n, reference: `ACT-2026-${n}` } });
    });
  });
  afterAll(() => house.close());

  it('show newest first, fifty at a time', async () => {
    const chair = await house.signedIn('chair');
    const first = await chair.get('/record?what=counted');
    expect(first.text).toContain('60 entries, newest first');
    expect(first.text).toContain('n: 60');
    expect(first.text).not.toContain('n: 10,');
    expect(first.html).toContain('href="?what=counted&amp;page=2"');
    expect((await chair.get('/record?what=counted&page=2')).text).toContain('n: 1,');
  });

  it('are narrowed by person, deed, reference and day, all in the address', async () => {
    const chair = await house.signedIn('chair');
    expect((await chair.get('/record?who=fenwick&what=counted')).text).toContain('60 entries');
    expect((await chair.get('/record?who=nobody')).text).toContain('There are no such entries');
    expect((await chair.get('/record?reference=ACT-2026-7')).text).toContain('1 entry');
    const on = (day: string) => `from-day=${day}&from-month=11&from-year=2026&until-day=${day}&until-month=11&until-year=2026`;
    expect((await chair.get(`/record?what=counted&${on('10')}`)).text).toContain('60 entries');
    expect((await chair.get(`/record?what=counted&${on('11')}`)).text).toContain('There are no such entries');
    const wrong = await chair.get('/record?from-day=31&from-month=2&from-year=2026');
    expect(wrong.html).toContain('<a href="#from">The first day must be a real date</a>');
  });

  it('show of a case to its team alone who read what, for whom and why', async () => {
    const office = await house.signedIn('office');
    const text = (await office.get(`/record/cases/${caseId}`)).text;
    expect(text).toContain('The record of SIN-2026-0001');
    expect(text).toContain('Tom Fenwick, acting for Colin Draper opened the vault fields: name, person: Dr Lena Sommer, reason: To tell the agencies whom it is about');
    expect((await (await house.signedIn('hospital')).get(`/record/cases/${caseId}`)).status, 'on the team, but not whose case it is').toBe(403);
    const chair = await house.signedIn('chair');
    expect((await chair.get(`/record/cases/${caseId}`)).status, 'whatever the rank').toBe(404);
    expect((await chair.get('/record?what=vault')).text).toContain('There are no such entries');
    expect((await chair.get('/record/cases/none')).status).toBe(404);
  });

  it('are taken out as they are narrowed, with no cell that could run, and that is put on record', async () => {
    const manager = await house.signedIn('manager');
    const csv = await manager.get('/record/export?what=counted&reference=ACT-2026-7');
    expect(csv.html.split('\r\n')[1]).toMatch(/^\d+,2026-11-10T12:00:00\.000Z,Tom Fenwick,counted,,"n: 7, reference: ACT-2026-7"$/);
    expect(await house.deeds()).toContain('took out the record');
  });
});
