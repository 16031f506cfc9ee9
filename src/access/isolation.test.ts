import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../test/support/databases.ts';
import { newId, type Acting, type Tx } from '../platform/index.ts';
import { record } from './record.ts';
import { openHouse, type House } from './testing/open-house.ts';

eachDatabase('what row-level security keeps apart', (kind) => {
  let house: House;
  const elsewhere = { partnershipId: newId(), personId: newId() };
  beforeAll(async () => {
    house = await openHouse(kind);
    await house.app.database.run({ role: 'gt_worker', partnershipId: elsewhere.partnershipId }, async (tx) => {
      const key = { partnership_id: elsewhere.partnershipId };
      await tx.insertInto('partnership').values({ ...key, name: 'Elsewhere', short_name: 'Elsewhere', slug: 'elsewhere', division: 'england-and-wales' }).execute();
      await tx.insertInto('person').values({ ...key, id: elsewhere.personId, name: 'Somebody Elsewhere', email: 'somebody@elsewhere.example' }).execute();
      await tx.insertInto('credential').values({ ...key, person_id: elsewhere.personId, password_hash: 'x' }).execute();
      await record(tx, house.app.now(), { deed: 'did something elsewhere', subjectKind: 'thing', subjectId: null, via: 'job' });
    });
    await house.signedIn('chair');
  });
  afterAll(() => house.close());

  const app = (key: string): Acting => ({ role: 'gt_app', partnershipId: house.board.partnershipId, personId: house.board.people[key]! });
  const count = async (acting: Acting, table: string): Promise<number> =>
    house.app.database.run(acting, async (tx) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]!.n);
  const refused = (acting: Acting, deed: (tx: Tx) => Promise<unknown>) => expect(house.app.database.run(acting, deed)).rejects.toThrow(/row-level security|permission denied/);

  it('is every table of the product: each has it, forced upon its owner too', async () => {
    const { rows } = await house.app.database.asOwner(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(rows).toEqual([]);
  });

  it('is held by roles that can neither log in nor go round it', async () => {
    const { rows } = await house.app.database.asOwner(`select rolname from pg_roles where rolname like 'gt\\_%' and (rolcanlogin or rolsuper or rolbypassrls)`);
    expect(rows).toEqual([]);
  });

  it('is one partnership from another, for reading and writing', async () => {
    const tables = (await house.app.database.asOwner(`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'partnership_id'`)).rows.map((row) => String(row['name']));
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      for (const role of ['gt_app', 'gt_worker'] as const) {
        const seen = await house.app.database.run({ role, partnershipId: house.board.partnershipId, personId: house.board.people['chair']! }, async (tx) => {
          const allowed = (await sql<{ may: boolean }>`select has_table_privilege(${`public.${table}`}, 'select') as may`.execute(tx)).rows[0]!.may;
          if (!allowed || (table === 'partnership' && role === 'gt_worker')) return 0;
          return (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where partnership_id <> ${house.board.partnershipId}`.execute(tx)).rows[0]!.n;
        });
        expect(`${role} ${table} ${seen}`).toBe(`${role} ${table} 0`);
      }
    }
    await refused(app('manager'), (tx) => tx.insertInto('agency').values({ partnership_id: elsewhere.partnershipId, id: newId(), kind: 'police', name: 'Planted' }).execute());
    await refused({ role: 'gt_worker', partnershipId: house.board.partnershipId }, (tx) => tx.insertInto('agency').values({ partnership_id: elsewhere.partnershipId, id: newId(), kind: 'police', name: 'Planted' }).execute());
  });

  it('is a person’s password and sessions from everybody else', async () => {
    expect(await count(app('admin'), 'credential')).toBe(1);
    expect(await count(app('chair'), 'session')).toBeGreaterThan(0);
    expect(await count(app('admin'), 'session')).toBe(0);
    await refused(app('admin'), (tx) => tx.insertInto('password_reset').values({ partnership_id: house.board.partnershipId, token_hash: Buffer.from('x'), person_id: house.board.people['chair']!, expires_at: new Date() }).execute());
  });

  it('is everything, from whoever says for nobody that they act', async () => {
    for (const table of ['partnership', 'person', 'membership', 'agency', 'record_entry', 'casefile', 'mail']) expect(`${table} ${await count({ role: 'gt_app' }, table)}`).toBe(`${table} 0`);
    for (const table of ['sign_in_failure', 'record_head']) await refused(app('admin'), (tx) => sql`select * from ${sql.table(table)}`.execute(tx));
    await refused({ role: 'gt_link' }, (tx) => tx.selectFrom('person').selectAll().execute());
    await refused(app('admin'), (tx) => sql`delete from person`.execute(tx));
  });
});
