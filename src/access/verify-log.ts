import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../platform/index.ts';

export interface Verified {
  partnershipId: string;
  entries: number;
  whole: boolean;
  /** The number of the first entry that does not fit, one more than the last where the end is missing; null where all fit. */
  firstBroken: number | null;
  /** The hash at the end, in hexadecimal: kept elsewhere, it shows later that not even the whole was written anew. */
  end: string;
}

interface Link {
  seq: number;
  content: string;
  previous_hash: Buffer;
  hash: Buffer;
}

/** Entries read at once: a record of millions is proved in little memory. */
const stride = 2000;

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest();

/**
 * Proves the record of every partnership: numbers without a gap, each entry holding the hash of the one before, each hash
 * that of its content, and the end where the chain's head says. Whoever changed, took out or added one is found out.
 * The hashes are reckoned here, so that no function in the database has to be believed.
 */
export async function verifyLog(database: Database): Promise<Verified[]> {
  const ids = await database.run({ role: 'gt_worker' }, (tx) => tx.selectFrom('partnership').select('partnership_id').orderBy('partnership_id').execute());
  const verified: Verified[] = [];
  for (const { partnership_id: partnershipId } of ids) {
    verified.push(await database.run({ role: 'gt_worker', partnershipId }, (tx) => verifyOne(tx, partnershipId)));
  }
  return verified;
}

async function verifyOne(tx: Tx, partnershipId: string): Promise<Verified> {
  // Both ends in one look: entries that come in meanwhile lie beyond them and are left for the next time.
  const { rows: [end] } = await sql<{ head: number; hash: Buffer | null; last: number }>`
    select coalesce(e.seq, 0) as head, e.hash, (select coalesce(max(seq), 0) from record_entry where partnership_id = ${partnershipId}) as last from gt.record_end() e`.execute(tx);
  const { head, last } = end ?? { head: 0, last: 0 };
  let at = 0;
  let hash = sha256(partnershipId);
  const answer = (firstBroken: number | null): Verified => ({ partnershipId, entries: at, whole: firstBroken === null, firstBroken, end: hash.toString('hex') });
  while (at < head) {
    const links = await linksAfter(tx, partnershipId, at, Math.min(stride, head - at));
    for (const link of links) {
      const fits = link.seq === at + 1 && hash.equals(link.previous_hash) && sha256(hash, link.content).equals(link.hash);
      if (!fits) return answer(at + 1);
      at = link.seq;
      hash = Buffer.from(link.hash);
    }
    if (links.length === 0) return answer(at + 1);
  }
  if (last > head) return answer(head + 1);
  return answer(head === 0 || (end?.hash != null && hash.equals(end.hash)) ? null : head);
}

/** Entries in order, each with the very text that its hash is of (gt.record_hash in the migrations). */
async function linksAfter(tx: Tx, partnershipId: string, after: number, count: number): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select seq, previous_hash, hash, jsonb_build_array(partnership_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      person_id, acting_for, via, deed, subject_kind, subject_id, case_id, detail)::text as content
    from record_entry where partnership_id = ${partnershipId} and seq > ${after} order by seq limit ${count}`.execute(tx);
  return rows;
}
