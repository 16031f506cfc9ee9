import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Complain } from '../../platform/tables/fault.ts';

/** What is in use: references in the database, and in the file with the row that has them. By capitals, since people mix them. */
export interface References {
  inDatabase: ReadonlySet<string>;
  inFile: Map<string, number>;
  /** What earlier files brought, by what it says, with the reference that it has. */
  earlier: ReadonlyMap<string, string>;
}

export const referencesOf = (inDatabase: readonly string[], earlier: readonly [string, string][] = []): References =>
  ({ inDatabase: new Set(inDatabase.map((each) => each.toUpperCase())), inFile: new Map(), earlier: new Map(earlier) });

/** A row without a reference of its own that says what an earlier file said is the same thing once more. */
export function complainOfRepeat(says: string, { earlier }: References, complain: Complain): void {
  const there = earlier.get(says);
  if (there !== undefined) complain(null, `It is in the product already, as ${there}. Take the row out of the file.`);
}

const longest = 40;

/** A row's own reference, which nothing else may have; null where it gives none. */
export function referenceIn(text: string, row: number, { inDatabase, inFile }: References, heading: string | null, complain: Complain): string | null {
  if (text === '') return null;
  const key = text.toUpperCase();
  const before = inFile.get(key);
  if (text.length > longest) complain(heading, `A reference has at most ${longest} characters.`);
  if (inDatabase.has(key)) complain(heading, `${text} is already in the product.`);
  else if (before !== undefined) complain(heading, `${text} stands in row ${before} as well.`);
  else inFile.set(key, row);
  return text;
}

/** References of our own form that a file brings along are not given out again. */
export async function moveCountersPast(tx: Tx, partnershipId: string, taken: readonly string[]): Promise<void> {
  const last = new Map<string, { prefix: string; year: number; last: number }>();
  for (const reference of taken) {
    const match = /^([A-Z]{1,10})-(\d{4})-(\d{1,8})$/.exec(reference);
    if (match === null) continue;
    const [prefix, year, number] = [match[1]!, Number(match[2]), Number(match[3])];
    const key = `${prefix} ${year}`;
    if ((last.get(key)?.last ?? 0) < number) last.set(key, { prefix, year, last: number });
  }
  for (const { prefix, year, last: number } of last.values()) {
    await sql`insert into reference_counter as c (partnership_id, prefix, year, last) values (${partnershipId}, ${prefix}, ${year}, ${number})
      on conflict (partnership_id, prefix, year) do update set last = greatest(c.last, excluded.last)`.execute(tx);
  }
}

/** So many new references of a kind, in order. */
export async function nextReferences(tx: Tx, prefix: string, year: number, count: number): Promise<string[]> {
  const { rows } = await sql<{ reference: string }>`select gt.next_reference(${prefix}, ${year}) as reference from generate_series(1, ${count})`.execute(tx);
  return rows.map((row) => row.reference);
}
