import type { Tx } from '../../platform/index.ts';

/** What a process is called that the reader does not see, or that is no longer there. */
const unseen = 'Other work';

/** The references of processes by their ids. One query; none where none is asked for. */
export async function referencesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => string> {
  const rows = ids.length === 0 ? [] : await tx.selectFrom('process').select(['id', 'reference']).where('id', 'in', [...new Set(ids)]).execute();
  const known = new Map(rows.map((row) => [row.id, row.reference]));
  return (id) => known.get(id) ?? unseen;
}
