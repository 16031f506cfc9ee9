import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';
import type { Day } from '../calendar/index.ts';

/** The next reference of a kind, such as ACT-2026-0007. */
export async function nextReference(tx: Tx, prefix: string, today: Day): Promise<string> {
  const { rows } = await sql<{ reference: string }>`select gt.next_reference(${prefix}, ${Number(today.slice(0, 4))}) as reference`.execute(tx);
  return rows[0]!.reference;
}
