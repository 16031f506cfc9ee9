import { sql } from 'kysely';
import type { Database, Tx } from '../../platform/index.ts';

/**
 * One transaction that sees every row of every partnership as at one instant. On a server the database user has to be a
 * superuser or to have BYPASSRLS: row-level security is forced, and without that right it would leave rows out without a word.
 * Throws in plain words where the right is missing.
 */
export async function asWholeOwner<T>(database: Database, deed: (tx: Tx) => Promise<T>): Promise<T> {
  return database.run({ role: 'gt_worker' }, async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx);
    await sql`reset role`.execute(tx);
    const { rows } = await sql<{ may: boolean }>`select rolsuper or rolbypassrls as may from pg_roles where rolname = current_user`.execute(tx);
    if (rows[0]?.may !== true) throw new Error('Backup and restore need a database user who sees every row. Give DATABASE_URL a superuser, or a user with BYPASSRLS, for this one command.');
    await sql`set local row_security = off`.execute(tx);
    return deed(tx);
  });
}
