import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/index.ts';
import { eachDatabase, freshPlace, type DatabasePlace } from '../support/databases.ts';
import { Caller, command, openActions, report, startProduct } from './running-product.ts';

const manager = 'manager@suffolk.example';

eachDatabase('kill -9 while people are saving', (kind) => {
  let place: DatabasePlace;
  beforeAll(async () => { place = await freshPlace(kind); });
  afterAll(() => place.remove());

  it('loses nothing that was acknowledged, three times over, and leaves nothing half done', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const product = await startProduct({ place });
      const callers = await Promise.all(Array.from({ length: 5 }, () => Caller.signedIn(product, manager)));
      const actions = await openActions(product, callers[0]!);
      expect(actions.length).toBeGreaterThanOrEqual(callers.length);
      let stopped = false;
      const writers = callers.map(async (caller, who) => {
        for (let n = 0; !stopped; n += 1) {
          const text = `Round ${round}, writer ${who}, report ${n}.`;
          const answer = await report(product, caller, actions[who]!, text).catch(() => null);
          // Only what the browser was told is saved counts as acknowledged.
          if (answer?.status === 303) acknowledged.push(text);
        }
      });
      while (acknowledged.length < (round + 1) * 25) await pause(10);
      await product.end('SIGKILL');
      stopped = true;
      await Promise.all(writers);
    }

    const again = await startProduct({ place });
    expect((await (await Caller.signedIn(again, manager)).get(`${again.base}/actions`)).status).toBe(200);
    expect(await again.end('SIGTERM'), again.said()).toBe(0);

    const verified = await command(place, 'log', 'verify');
    expect(verified.code, verified.said).toBe(0);
    const database = await openDatabase(place);
    try {
      const texts = (await database.asOwner(`select text from action_entry where kind = 'progress'`)).rows.map((row) => String(row['text']));
      expect(acknowledged.filter((text) => !texts.includes(text))).toEqual([]);
      expect(new Set(texts.filter((text) => text.startsWith('Round'))).size).toBe(texts.filter((text) => text.startsWith('Round')).length);
      // A report and its entry in the record are one: neither is there without the other.
      const { rows } = await database.asOwner(`select
        (select count(*)::int from action_entry where text like 'Round %') as reports,
        (select count(*)::int from record_entry where deed = 'changed an action: progress') as entries,
        (select count(*)::int from action a where revision <> 1 + (select count(*) from action_entry e where e.action_id = a.id and e.text like 'Round %') and exists (select from action_entry e where e.action_id = a.id and e.text like 'Round %')) as halves`);
      expect(rows[0]).toEqual({ reports: rows[0]!['entries'], entries: rows[0]!['entries'], halves: 0 });
    } finally {
      await database.close();
    }
    // Five starts, the first of which founds the boards: on a crowded machine they alone take minutes.
  }, 480_000);
});
