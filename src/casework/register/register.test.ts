import fc from 'fast-check';
import { sql } from 'kysely';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { addDays, day, type Day } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { holdStanding } from '../proceedings/hold.ts';
import { readRegister, type RegisterRow } from './read-register.ts';
import type { RegisterFilter } from './register-filter.ts';
import { readTracker } from './read-tracker.ts';
import { slippage } from './slippage.ts';

const today = day('2026-11-20');
const all: RegisterFilter = { stage: { status: 'all' } };

eachDatabase('the register of reviews', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  beforeAll(async () => { manager = await filled.it.signedIn('manager'); });
  const as = <T>(key: string, deed: (tx: Tx) => Promise<T>): Promise<T> => filled.it.product.app.database.run({ role: 'gt_app', partnershipId: filled.it.board.partnershipId, personId: filled.it.board.people[key]! }, deed);
  const rows = async (filter: Partial<RegisterFilter> = {}, key = 'manager'): Promise<RegisterRow[]> => (await as(key, (tx) => readRegister(tx, { ...all, ...filter }, 'reference', today, 0, 500))).rows;
  const references = async (filter: Partial<RegisterFilter>) => (await rows(filter)).map((row) => row.reference);

  it('tells of each review its stage, its next day, its lead, its proceedings, what came before it and what came of it', async () => {
    const register = await rows();
    const stabbing = register.find((row) => row.reference === 'RR-2026-0003')!;
    expect(stabbing).toMatchObject({ definition: 'rapid-review', status: 'running', lead: 'Independent reviewer, Alde Reviews (invented)', from: { reference: 'SIN-2026-0003' }, proceedings: [{ kind: 'criminal-proceedings' }] });
    expect(stabbing.themes).toHaveLength(3);
    expect(stabbing.holds).toHaveLength(2);
    expect(stabbing.stage).not.toBeNull();
    expect(register.find((row) => row.reference === 'SIN-2026-0003')).toMatchObject({ status: 'closed', stage: null, led: [{ reference: 'RR-2026-0003' }] });
    expect(register.find((row) => row.reference === 'RR-2026-0006')?.publication).toMatchObject({ decision: 'not-publish', publishedOn: null });
    expect(register.find((row) => row.reference === 'RR-2026-0004')?.linked).toEqual([{ kind: 'same-incident', id: null, reference: 'Domestic abuse related death review of the community safety partnership, same household' }]);
  });

  it('is narrowed by kind, stage, theme, hold, publication and words', async () => {
    expect(await references({ kind: 'rapid-review', stage: { status: 'closed' } })).toEqual(['RR-2026-0006']);
    expect(await references({ held: true, kind: 'rapid-review' })).toEqual(['RR-2026-0001', 'RR-2026-0003']);
    expect(await references({ held: false, kind: 'rapid-review' })).not.toContain('RR-2026-0003');
    expect(await references({ published: 'not-published' })).toEqual(['RR-2026-0006']);
    expect(await references({ words: 'STABBING of a', kind: 'rapid-review' })).toEqual(['RR-2026-0003']);
    expect(await references({ words: 'alde reviews' })).toEqual(['RR-2026-0003']);
    expect(await references({ words: '100%_' })).toEqual([]);
    const [stage, theme] = [(await rows({ words: 'RR-2026-0003' }))[0]!.stage!, (await rows({ words: 'RR-2026-0003' }))[0]!.themes[2]!];
    expect(await references({ stage: { step: stage } })).toContain('RR-2026-0003');
    expect((await rows({ stage: { step: stage } })).every((row) => row.stage === stage)).toBe(true);
    expect(await references({ theme })).toEqual(['RR-2026-0003']);
    const late = await rows({ late: true });
    expect(late.every((row) => row.slippage.current > 0)).toBe(true);
    expect(late.length + (await rows({ late: false })).length).toBe((await rows()).length);
  });

  it('is sorted and paged, and each review stands on one page', async () => {
    const pages = await Promise.all([0, 4, 8, 12].map((offset) => as('manager', (tx) => readRegister(tx, all, 'late', today, offset, 4))));
    const seen = pages.flatMap((each) => each.rows);
    expect(new Set(seen.map((row) => row.id)).size).toBe(pages[0]!.total);
    expect(seen.map((row) => row.slippage.current)).toEqual(seen.map((row) => row.slippage.current).toSorted((one, other) => other - one));
    expect((await as('manager', (tx) => readRegister(tx, all, 'due', today, 0, 100))).rows.every(({ nextDue, nextWhat }) => (nextDue === null) === (nextWhat === null))).toBe(true);
    const byDay = (await as('manager', (tx) => readRegister(tx, all, 'due', today, 0, 100))).rows.flatMap((row) => row.nextDue ?? []);
    expect(byDay).toEqual(byDay.toSorted());
  });

  it('shows nobody a case on whose team they are not', async () => {
    expect(await rows({}, 'admin')).toEqual([]);
    const page = await (await filled.it.signedIn('office')).get('/reviews?stage=all');
    expect(page.text).toContain('RR-2026-0003');
    await filled.it.product.app.database.asOwner(`update case_member set until_at = from_at where person_id = $1`, [filled.it.board.people['office']!]);
    const after = await (await filled.it.signedIn('office')).get('/reviews?stage=all');
    expect(after.text).toContain('0 reviews');
    expect(after.text).not.toContain('Alde Reviews');
  });

  it('reckons slippage in the database just as the rule has it', async () => {
    const someDay = fc.integer({ min: -30, max: 30 }).map((n) => addDays(today, n));
    const item = fc.record({ kind: fc.constantFrom('step' as const, 'clock' as const, 'reply' as const), due: fc.option(someDay), moved: fc.nat({ max: 20 }), doneOn: fc.option(someDay), needed: fc.boolean(), paused: fc.boolean() });
    const { id, caseId } = await as('manager', async (tx) => tx.selectFrom('process').select(['id', 'case_id as caseId']).where('reference', '=', 'RR-2026-0002').executeTakeFirstOrThrow());
    await fc.assert(fc.asyncProperty(fc.array(item, { maxLength: 8 }), async (given) => {
      const items = given.map((each) => ({ ...each, firstDue: each.due === null ? null : addDays(each.due, -each.moved) }));
      const read = await as('manager', async (tx) => {
        await tx.deleteFrom('due_item').where('process_id', '=', id).execute();
        if (items.length > 0) await tx.insertInto('due_item').values(items.map((each, index) => ({ partnership_id: filled.it.board.partnershipId, process_id: id, key: `k${index}`, case_id: caseId, kind: each.kind, name: `Item ${index}`, due_on: each.due, first_due_on: each.firstDue, done_on: each.doneOn, needed: each.needed, paused: each.paused }))).execute();
        return (await readRegister(tx, { ...all, words: 'RR-2026-0002' }, 'late', today, 0, 1)).rows[0]!.slippage;
      });
      expect(read).toEqual(slippage(items, today));
    }), { numRuns: 25 });
  });

  it('asks in the database whether a hold is in force just as the rule has it', async () => {
    const someDay = fc.integer({ min: -5, max: 5 }).map((n) => addDays(today, n));
    const { proceeding, caseId } = await as('manager', async (tx) => tx.selectFrom('proceeding').select(['id as proceeding', 'case_id as caseId']).where('kind', '=', 'care-proceedings').executeTakeFirstOrThrow());
    await as('manager', (tx) => tx.updateTable('disclosure_hold').set({ lifted_on: '2026-01-01' }).where('case_id', '=', caseId).execute());
    await fc.assert(fc.asyncProperty(someDay, fc.option(someDay), fc.option(someDay), async (placedOn: Day, untilOn, liftedOn) => {
      const id = newId();
      const held = await as('manager', async (tx) => {
        await tx.insertInto('disclosure_hold').values({ partnership_id: filled.it.board.partnershipId, id, case_id: caseId, proceeding_id: proceeding, what: 'x', asked_by: 'x', placed_on: placedOn, until_on: untilOn, until_event: untilOn === null ? 'then' : '', review_on: today, lifted_on: liftedOn }).execute();
        const found = (await readRegister(tx, { ...all, held: true, words: 'RR-2026-0001' }, 'reference', today, 0, 1)).rows;
        await tx.updateTable('disclosure_hold').set({ lifted_on: '2026-01-01' }).where('id', '=', id).execute();
        return found.length === 1;
      });
      expect(held).toBe(holdStanding({ placedOn, untilOn, liftedOn }, today) === 'in-force');
    }), { numRuns: 25 });
  });

  it('is read in one query, and the tracker in two, whatever the number of reviews', async () => {
    const counting = async (deed: (tx: Tx) => Promise<unknown>): Promise<number> => as('manager', async (tx) => {
      let asked = 0;
      await deed(tx.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: async ({ result }) => result }) as Tx);
      return asked;
    });
    const both = async () => [await counting((tx) => readRegister(tx, all, 'late', today, 0, 50)), await counting((tx) => readTracker(tx, all, '-started', today, 500))];
    const few = await both();
    await as('manager', (tx) => sql`insert into process (partnership_id, id, reference, case_id, board_id, framework_id, framework_version, definition, started_at, status)
      select p.partnership_id, gen_random_uuid(), 'MANY-' || n, p.case_id, p.board_id, p.framework_id, p.framework_version, p.definition, p.started_at, 'running' from process p cross join generate_series(1, 300) n where p.reference = 'RR-2026-0001'`.execute(tx));
    expect((await rows({ words: 'MANY-' })).length).toBe(300);
    expect(await both()).toEqual(few);
    expect(few).toEqual([1, 2]);
    const page = await manager.get('/reviews?words=MANY-');
    expect(page.text).toContain('300 reviews');
    expect(page.text).toContain('2 of 6');
    expect(page.html).toContain('words=MANY-');
  });

  it('is taken out as CSV and Excel, narrowed as on screen, without the words of what is held back; that is recorded', async () => {
    const csv = await manager.get('/reviews.csv?kind=rapid-review&stage=all&words=RR-2026');
    const table = parse(csv.html, { columns: true, bom: true }) as Record<string, string>[];
    expect(table.map((row) => row['Reference'])).toContain('RR-2026-0003');
    expect(table.find((row) => row['Reference'] === 'RR-2026-0003')).toMatchObject({ 'Came out of': 'SIN-2026-0003', 'Holds in force': '2', 'Lead reviewer': 'Independent reviewer, Alde Reviews (invented)' });
    expect(csv.html).not.toContain('bus stop');
    expect((await manager.get('/reviews.xlsx')).status).toBe(200);
    expect(await filled.it.value(`select count(*)::int from record_entry where deed = 'took out the register of reviews' and partnership_id = $1`, [filled.it.board.partnershipId])).toBe(2);
    expect((await (await filled.it.signedIn('police')).get('/reviews.csv')).status).toBe(403);
  });

  it('gives the reviews under the fields of the NHS tracker, and says what each column is', async () => {
    const page = await manager.get('/reviews/tracker');
    expect(page.text).toContain('StEIS number');
    expect(page.text).toContain('Not held here');
    const table = parse((await manager.get('/reviews/tracker.csv?stage=all')).html, { columns: true, bom: true }) as Record<string, string>[];
    const closed = table.find((row) => row['Local reference'] === 'RR-2026-0006')!;
    expect(closed).toMatchObject({ 'Open or closed': 'Closed', 'Type of review': 'Rapid review', 'StEIS number': '', Locality: '', Converted: '', Comments: '' });
    expect(closed['Themes of the recommendations']).not.toBe('');
    expect(closed['Actions required']).not.toBe('');
    expect((await manager.get('/reviews/tracker.xlsx')).status).toBe(200);
  });
});
