import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

export interface SaidBefore {
  id: string;
  kind: 'finding' | 'action' | 'lesson';
  reference: string;
  title: string;
  state: string;
}

/** What was said or done before on the same themes, newest first: whoever finds it again should know. */
export async function saidBefore(tx: Tx, themes: readonly string[], except: string | null): Promise<SaidBefore[]> {
  if (themes.length === 0) return [];
  const { rows } = await sql<SaidBefore>`
    select id, 'finding' as kind, reference, left(text, 120) as title, status as state, made_at as at from finding where partnership_id = gt.partnership() and themes && ${themes}::text[] and id is distinct from ${except}::uuid
    union all select id, 'action', reference, title, status, created_at from action where partnership_id = gt.partnership() and themes && ${themes}::text[]
    union all select id, 'lesson', reference, title, coalesce(verdict, stage), identified_on::timestamptz from lesson where partnership_id = gt.partnership() and themes && ${themes}::text[]
    order by at desc limit 12`.execute(tx);
  return rows;
}
