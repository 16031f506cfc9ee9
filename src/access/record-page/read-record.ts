import { sql } from 'kysely';
import { addDays, startOfDayInLondon, type Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

/** Which entries are wanted; what is null narrows nothing. */
export interface RecordFilter {
  /** Part of a person's name. */
  who: string | null;
  /** Part of a deed or of its detail. */
  what: string | null;
  /** Reference of a case, or of a process or action named in the detail. */
  reference: string | null;
  from: Day | null;
  until: Day | null;
  caseId: string | null;
}

export interface Entry {
  seq: number;
  at: Date;
  name: string | null;
  /** For whom a deputy acted. */
  actingFor: string | null;
  via: string;
  deed: string;
  caseReference: string | null;
  detail: Record<string, unknown>;
}

/** Entries of the record, newest first, and how many there are. Row-level security leaves out the cases on whose teams the reader is not. */
export async function readRecord(tx: Tx, filter: RecordFilter, from: number, count: number): Promise<{ entries: Entry[]; total: number }> {
  const begin = filter.from === null ? null : startOfDayInLondon(filter.from);
  const end = filter.until === null ? null : startOfDayInLondon(addDays(filter.until, 1));
  const like = (words: string | null) => (words === null ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`);
  const [who, what, reference] = [like(filter.who), like(filter.what), like(filter.reference)];
  const { rows } = await sql<Entry & { total: number }>`
    select e.seq, e.at, p.name, f.name as "actingFor", e.via, e.deed, c.reference as "caseReference", e.detail, count(*) over ()::int as total
    from record_entry e
    left join person p on p.partnership_id = e.partnership_id and p.id = e.person_id
    left join person f on f.partnership_id = e.partnership_id and f.id = e.acting_for
    left join casefile c on c.partnership_id = e.partnership_id and c.case_id = e.case_id
    where e.partnership_id = gt.partnership()
      and (${filter.caseId}::uuid is null or e.case_id = ${filter.caseId}::uuid)
      and (${who}::text is null or p.name ilike ${who} or f.name ilike ${who})
      and (${what}::text is null or e.deed ilike ${what} or e.detail::text ilike ${what})
      and (${reference}::text is null or c.reference ilike ${reference} or e.detail ->> 'reference' ilike ${reference})
      and (${begin}::timestamptz is null or e.at >= ${begin}::timestamptz) and (${end}::timestamptz is null or e.at < ${end}::timestamptz)
    order by e.seq desc limit ${count} offset ${from}`.execute(tx);
  return { entries: await namingPeople(tx, rows), total: rows[0]?.total ?? 0 };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a detail holds the key of a person, their name instead. */
async function namingPeople(tx: Tx, entries: Entry[]): Promise<Entry[]> {
  const ids = new Set(entries.flatMap((entry) => Object.values(entry.detail)).filter((value): value is string => typeof value === 'string' && uuid.test(value)));
  if (ids.size === 0) return entries;
  const names = new Map((await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', [...ids]).execute()).map((person) => [person.id, person.name]));
  return entries.map((entry) => ({ ...entry, detail: Object.fromEntries(Object.entries(entry.detail).map(([name, value]) => [name, typeof value === 'string' ? (names.get(value) ?? value) : value])) }));
}
