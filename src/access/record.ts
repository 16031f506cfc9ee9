import { sql } from 'kysely';
import type { Tx } from '../platform/index.ts';

/** One thing to be written into the record of changes and reads. */
export interface Deed {
  /** What was done, as a verb in the past with its object: "opened the vault", "recorded the decision". */
  deed: string;
  subjectKind: string;
  subjectId: string | null;
  /** The case it concerns; only its team then reads the entry. */
  caseId?: string | null;
  /** How the person came: by account, link, job or command. */
  via?: 'account' | 'link' | 'job' | 'command';
  /** The absent person for whom a deputy acted. */
  actingFor?: string | null;
  detail?: Record<string, unknown>;
}

/**
 * Adds an entry to the hash-chained record of the partnership that the transaction acts for.
 * It locks the chain's end until the transaction ends: write it last.
 */
export async function record(tx: Tx, at: Date, deed: Deed): Promise<void> {
  await sql`select gt.record(${at}, ${deed.via ?? 'account'}, ${deed.deed}, ${deed.subjectKind}, ${deed.subjectId}, ${deed.caseId ?? null}, ${JSON.stringify(deed.detail ?? {})}::jsonb, ${deed.actingFor ?? null})`.execute(tx);
}
