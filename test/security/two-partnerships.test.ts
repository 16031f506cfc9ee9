import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Acting } from '../../src/platform/index.ts';
import { eachDatabase } from '../support/databases.ts';
import { addressOf, named } from './addresses.ts';
import { useFilledBoard } from './filled-board.ts';

eachDatabase('two partnerships in one installation', (kind) => {
  const filled = useFilledBoard(kind);

  const tables = async (): Promise<string[]> => {
    const { rows } = await filled.it.product.app.database.asOwner(`
      select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'partnership_id' and t.table_type = 'BASE TABLE' order by 1`);
    return rows.map((row) => String(row['name']));
  };
  const actors = (): Acting[] => {
    const { partnershipId, people } = filled.it.board;
    return [...Object.values(people).map((personId): Acting => ({ role: 'gt_app', partnershipId, personId })), { role: 'gt_worker', partnershipId }, { role: 'gt_link' }, { role: 'gt_app' }];
  };
  const attempt = async (acting: Acting, text: string): Promise<number | 'not allowed'> => {
    try {
      return await filled.it.product.app.database.run(acting, async (tx) => {
        const { rows, numAffectedRows } = await sql<{ n: number }>`${sql.raw(text)}`.execute(tx);
        return rows[0]?.n ?? Number(numAffectedRows ?? 0n);
      });
    } catch (cause) {
      expect(String(cause)).toMatch(/permission denied|row-level security|the record|immutable|never/i);
      return 'not allowed';
    }
  };

  it('have rows of their own in nearly every table, so that there is something to be seen', async () => {
    const counts = await Promise.all((await tables()).map(async (table) => Number(await filled.it.value(`select count(*)::int from ${table} where partnership_id = $1`, [filled.it.other.partnershipId]))));
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(25);
  });

  it('see, change and delete no row of the other in any table, whoever they are', async () => {
    const other = filled.it.other.partnershipId;
    const before = await filled.it.counts();
    for (const table of await tables()) {
      for (const acting of actors()) {
        const who = `${acting.role} in ${table}`;
        // Jobs look for partnerships with work to do: the worker sees that there are others, and nothing of them.
        if (!(table === 'partnership' && acting.role === 'gt_worker')) expect(['not allowed', 0], `${who} sees`).toContain(await attempt(acting, `select count(*)::int as n from ${table} where partnership_id = '${other}'`));
        expect(['not allowed', 0], `${who} changes`).toContain(await attempt(acting, `update ${table} set partnership_id = partnership_id where partnership_id = '${other}'`));
        expect(['not allowed', 0], `${who} deletes`).toContain(await attempt(acting, `delete from ${table} where partnership_id = '${other}'`));
      }
    }
    expect(await filled.it.counts()).toEqual(before);
  });

  it('get "not found" at every address of the other, and leave nothing there', async () => {
    const other = filled.it.other.partnershipId;
    const ours = filled.it.board.partnershipId;
    const rowsOf = async (): Promise<unknown[]> => Promise.all((await tables()).map((table) => filled.it.value(`select coalesce(sum(hashtext(t::text)::bigint), 0)::text from ${table} t where partnership_id = $1`, [other])));
    const before = await rowsOf();
    for (const key of ['manager', 'chair', 'office', 'notifier', 'admin', 'police']) {
      const visitor = await filled.it.signedIn(key);
      for (const route of named.filter((each) => each.path.includes(':') && !each.path.startsWith('/framework/'))) {
        const theirs = await addressOf(route, other, filled.it.value);
        if (theirs === await addressOf(route, ours, filled.it.value)) continue;
        const answer = route.method === 'GET' ? await visitor.get(theirs) : await visitor.send('/account', theirs, { text: 'from next door', revision: '1', do: 'progress', name: 'Planted' });
        expect([403, 404], `${key} ${route.method} ${theirs} ${answer.status}`).toContain(answer.status);
      }
    }
    expect(await rowsOf()).toEqual(before);
  });

  it('do not meet each other’s people at the door or in a list', async () => {
    const visitor = await filled.it.signedIn('manager', 'elsewhere');
    const people = await visitor.get('/people?words=suffolk.example');
    expect(people.text).not.toContain('@suffolk.example');
    expect((await visitor.get('/')).text).toContain('Elsewhere');
    const theirAction = String(await filled.it.value('select title from action where partnership_id = $1 order by id limit 1', [filled.it.board.partnershipId]));
    await filled.it.product.app.database.asOwner('update action set title = $2 where partnership_id = $1 and title = $3', [filled.it.board.partnershipId, 'Seen by one partnership alone', theirAction]);
    expect((await visitor.get('/actions?words=alone')).text).not.toContain('Seen by one partnership alone');
    expect((await (await filled.it.signedIn('manager')).get('/actions?words=alone')).text).toContain('Seen by one partnership alone');
  });
});
