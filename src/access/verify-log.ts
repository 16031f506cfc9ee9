import { sql } from 'kysely';
import type { Database } from '../platform/index.ts';

export interface Verified {
  partnershipId: string;
  entries: number;
  whole: boolean;
  /** The number of the first entry that does not fit, one more than the last where the end is missing; null where all fit. */
  firstBroken: number | null;
}

/**
 * Proves the record of every partnership: numbers without a gap, each entry holding the hash of the one before, each hash
 * that of its content, and the end where the chain's head says. Whoever changed, took out or added one is found out.
 */
export async function verifyLog(database: Database): Promise<Verified[]> {
  const ids = await database.run({ role: 'gt_worker' }, (tx) => tx.selectFrom('partnership').select('partnership_id').orderBy('partnership_id').execute());
  return Promise.all(ids.map(({ partnership_id: partnershipId }) => database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const { rows } = await sql<{ entries: number; first_broken: number | null; last: number; head: number }>`
      with chain as (
        select seq, row_number() over (order by seq) as place,
          coalesce(lag(hash) over (order by seq), sha256(convert_to(partnership_id::text, 'UTF8'))) as expected, previous_hash, hash,
          gt.record_hash(previous_hash, partnership_id, seq, at, person_id, acting_for, via, deed, subject_kind, subject_id, case_id, detail) as reckoned
        from record_entry where partnership_id = gt.partnership())
      select count(*)::int as entries, min(seq) filter (where seq <> place or expected <> previous_hash or hash <> reckoned)::int as first_broken,
        coalesce(max(seq), 0)::int as last, gt.record_end()::int as head from chain`.execute(tx);
    const row = rows[0]!;
    const firstBroken = row.first_broken ?? (row.last === row.head ? null : row.last + 1);
    return { partnershipId, entries: row.entries, whole: firstBroken === null, firstBroken };
  })));
}
