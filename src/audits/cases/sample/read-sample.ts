import type { Tx } from '../../../platform/index.ts';
import { draw, isMethod, listDigest, type Method } from './draw.ts';

export interface Sample {
  holder: string | null;
  method: Method;
  reason: string;
  seed: string;
  wanted: number;
  listed: string[];
  listDigest: string;
  drawn: string[];
  at: Date;
  by: string | null;
}

export async function readSample(tx: Tx, auditId: string): Promise<Sample | null> {
  const row = await tx.selectFrom('case_sample as s')
    .leftJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.holder_agency_id'))
    .leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 's.partnership_id').onRef('p.id', '=', 's.by_person'))
    .select(['a.name as holder', 's.method', 's.reason', 's.seed', 's.wanted', 's.listed', 's.list_digest as listDigest', 's.drawn', 's.at', 'p.name as by']).where('s.audit_id', '=', auditId).executeTakeFirst();
  if (row === undefined) return null;
  const { method } = row;
  if (!isMethod(method)) throw new Error(`no way of sampling: ${method}`);
  return { ...row, method };
}

/** Whether the draw, done again from the list and the seed, gives the recorded cases; null where the cases were chosen. */
export function comesOutTheSame({ method, listed, wanted, seed, drawn, listDigest: recorded }: Sample): boolean | null {
  if (method === 'chosen') return null;
  const again = draw(method, listed, wanted, seed);
  return listDigest(listed) === recorded && again.length === drawn.length && again.every((each, index) => each === drawn[index]);
}

export const methodWords: Record<Method, string> = { random: 'Drawn at random', 'every-nth': 'Each n-th of the list', chosen: 'Chosen with a reason' };
