import { sql } from 'kysely';
import { parseDay, type Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import type { SaidQuestion } from './questions.ts';

/** What one of those who answered said in their own words. */
export interface Said {
  returnId: string;
  name: string;
  area: string;
  section: string;
  question: string;
  text: string;
  owner: string;
  day: Day | null;
  /** Chosen for the overview report. */
  quoted: boolean;
}

const asked = (questions: readonly SaidQuestion[]) => sql`jsonb_to_recordset(${JSON.stringify(questions.map((each, place) => ({ ...each, place })))}::jsonb) as q(section text, question text, standard text, place int, "whenQuestion" text, "whenIs" jsonb, owner text, day text)`;
const given = sql`s.answers -> 'values' ->> q.question <> '' and (q."whenQuestion" is null or q."whenIs" ? (s.answers -> 'values' ->> q."whenQuestion"))`;
const from = (questions: readonly SaidQuestion[]) => sql`audit_return r join return_section s on s.partnership_id = r.partnership_id and s.return_id = r.id join ${asked(questions)} on q.section = s.section`;

/** A page of what was said in answer to these questions, one who answered after another: one query. */
export async function readSaid(tx: Tx, roundId: string, questions: readonly SaidQuestion[], offset: number, limit: number): Promise<Said[]> {
  const { rows } = await sql<Omit<Said, 'day'> & { day: string | null }>`
    select r.id as "returnId", r.name, r.area, s.section, q.question, s.answers -> 'values' ->> q.question as text, coalesce(s.answers -> 'values' ->> q.owner, '') as owner, s.answers -> 'values' ->> q.day as day,
      exists (select from round_quote c where c.partnership_id = r.partnership_id and c.round_id = r.round_id and c.return_id = r.id and c.question = s.section || '/' || q.question) as quoted
    from ${from(questions)} where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${given}
    order by r.name, r.id, q.place offset ${offset} limit ${limit}`.execute(tx);
  return rows.map((row) => ({ ...row, day: row.day === null ? null : parseDay(row.day) }));
}

/** How much was said in answer to them. */
export async function countSaid(tx: Tx, roundId: string, questions: readonly SaidQuestion[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from ${from(questions)} where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${given}`.execute(tx);
  return rows[0]?.total ?? 0;
}

/** How much was said of each standard. */
export async function countByStandard(tx: Tx, roundId: string, questions: readonly SaidQuestion[]): Promise<{ standard: string; total: number }[]> {
  const { rows } = await sql<{ standard: string; total: number }>`select q.standard, count(*)::int as total from ${from(questions)} where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${given} group by q.standard`.execute(tx);
  return rows;
}

/** What was chosen for the overview report. An answer that has been changed since is quoted as it now stands. */
export async function readQuotes(tx: Tx, roundId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select r.id as "returnId", r.name, r.area, s.section, split_part(c.question, '/', 2) as question, coalesce(s.answers -> 'values' ->> split_part(c.question, '/', 2), '') as text, '' as owner, null as day, true as quoted
    from round_quote c join audit_return r on r.partnership_id = c.partnership_id and r.id = c.return_id
      join return_section s on s.partnership_id = r.partnership_id and s.return_id = r.id and s.section = split_part(c.question, '/', 1)
    where c.partnership_id = (select gt.partnership()) and c.round_id = ${roundId} and r.status = 'submitted' order by c.question, r.name, r.id limit 200`.execute(tx);
  return rows;
}
