import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/index.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../support/databases.ts';
import { Caller, command, startProduct } from './running-product.ts';

interface Division { division: string; events: { title: string; date: string; notes: string; bunting: boolean }[] }
const published = JSON.parse(await readFile(new URL('../../reference/bank-holidays.json', import.meta.url), 'utf8')) as Record<string, Division>;

eachDatabase('a newer bank-holiday file', (kind) => {
  let place: DatabasePlace;
  beforeAll(async () => { place = await freshPlace(kind); });
  afterAll(() => place.remove());
  const file = async (name: string, content: unknown): Promise<string> => {
    const at = join(place.dataDir, name);
    await writeFile(at, typeof content === 'string' ? content : JSON.stringify(content));
    return at;
  };
  const dueOf = async (): Promise<{ id: string; due: string }> => {
    const database = await openDatabase(place);
    const { rows } = await database.asOwner(`select p.id, d.due_on from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id where p.reference = 'RR-2026-0001' and d.kind = 'clock' and d.key like '%rapid-review'`);
    await database.close();
    return { id: String(rows[0]!['id']), due: String(rows[0]!['due_on']).slice(0, 10) };
  };
  const withDay = (date: string): Record<string, Division> => ({
    ...published, 'england-and-wales': { ...published['england-and-wales']!, events: [...published['england-and-wales']!.events, { title: 'An invented day of thanks', date, notes: '', bunting: false }].sort((a, b) => (a.date < b.date ? -1 : 1)) },
  });

  it('that adds a day moves every open clock over it, says so in the review, and the record stays whole', async () => {
    const first = await startProduct({ place });
    await first.end('SIGTERM');
    const before = await dueOf();
    const between = new Date(`${before.due}T12:00:00Z`);
    between.setUTCDate(between.getUTCDate() - 1);
    while ([0, 6].includes(between.getUTCDay())) between.setUTCDate(between.getUTCDate() - 1);
    const newer = await file('newer.json', withDay(between.toISOString().slice(0, 10)));
    const taken = await command(place, 'calendar', 'update', newer);
    expect(taken.code, taken.said).toBe(0);
    expect(taken.said).toMatch(/1 day differs\. Open clocks were reckoned anew; days moved in [1-9]/);
    const after = await dueOf();
    expect(after.due > before.due, `${before.due} ${after.due}`).toBe(true);
    expect((await command(place, 'calendar', 'update', newer)).said).toContain('Nothing new');

    const product = await startProduct({ place });
    const office = await Caller.signedIn(product, 'office@suffolk.example');
    expect((await office.get(`${product.base}/reviews/${before.id}/history`)).html).toContain('reckoned days anew');
    await product.end('SIGTERM');
    expect((await command(place, 'log', 'verify')).code).toBe(0);
    // Two starts and three commands, each a process of its own: on a crowded machine they take minutes.
  }, 480_000);

  it.each([
    ['is no JSON', '{ not json', /not|JSON/i],
    ['is something else', { weather: 'fine' }, /england-and-wales|division/i],
    ['holds days that do not exist', { ...published, scotland: { division: 'scotland', events: [{ title: 'No day', date: '2026-02-30', notes: '', bunting: false }] } }, /2026-02-30/],
    ['takes days away', { ...published, 'england-and-wales': { ...published['england-and-wales']!, events: published['england-and-wales']!.events.filter((event) => event.date !== '2027-12-27') } }, /accept-removals/],
  ])('that %s is refused and changes nothing', async (_what, content, said) => {
    const before = await dueOf();
    const answer = await command(place, 'calendar', 'update', await file('wrong.json', content));
    expect(answer.code).toBe(1);
    expect(answer.said).toMatch(said);
    expect(await dueOf()).toEqual(before);
  });
});
