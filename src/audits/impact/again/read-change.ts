import { sql } from 'kysely';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Tx } from '../../../platform/index.ts';
import { standsScore } from '../../challenge/standing.ts';
import { askedBoth, scoredLevels, type Change } from './change.ts';

type Counted = Omit<Change, 'words'>;
const held = sql`count(*)::int as answered, avg(before)::float8 as before, avg(after)::float8 as after, count(*) filter (where after > before)::int as better, count(*) filter (where after = before)::int as same, count(*) filter (where after < before)::int as worse`;
/** Returns of both rounds of those who answered both, paired. One that was given back to be changed is a draft again. */
const pairs = (roundId: string, beforeId: string) => sql`audit_return r join audit_return p on p.partnership_id = r.partnership_id and p.respondent_id = r.respondent_id and p.round_id = ${beforeId} and p.status = 'submitted'
  and r.partnership_id = gt.partnership() and r.round_id = ${roundId} and r.status = 'submitted'`;
const gradePairs = (roundId: string, beforeId: string) => sql`select now.standard as key, r.id as return_id, r.name, ${standsScore('was')} as before, ${standsScore('now')} as after
  from ${pairs(roundId, beforeId)} join return_grade now on now.partnership_id = r.partnership_id and now.return_id = r.id join return_grade was on was.partnership_id = p.partnership_id and was.return_id = p.id and was.standard = now.standard
  where ${standsScore('was')} is not null and ${standsScore('now')} is not null`;

/** Each standard before and after, over all who answered both rounds: the moderated grade counts where there is one. One query. */
export async function changeByStandard(tx: Tx, roundId: string, beforeId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select key, ${held} from (${gradePairs(roundId, beforeId)}) g group by key`.execute(tx);
  return rows;
}

export interface ChangeOfReturn extends Counted {
  name: string;
}

/** Each who answered both rounds, those that fell furthest first: one page and how many there are. One query. */
export async function changeByReturn(tx: Tx, roundId: string, beforeId: string, standard: string, offset: number, limit: number): Promise<{ rows: ChangeOfReturn[]; total: number }> {
  const { rows } = await sql<ChangeOfReturn & { total: number }>`select return_id as key, name, ${held}, count(*) over ()::int as total from (${gradePairs(roundId, beforeId)}) g where ${standard} = '' or key = ${standard}
    group by return_id, name order by avg(after) - avg(before), name offset ${offset} limit ${limit}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** The questions of a standard before and after, as far as both tools ask them. One query. */
export async function changeByQuestion(tx: Tx, roundId: string, beforeId: string, now: FormDefinition, before: FormDefinition, standard: string): Promise<Change[]> {
  const { both } = askedBoth(now, before, standard);
  const levels = (form: FormDefinition) => scoredLevels(form, standard).filter(({ section, question }) => both.has(`${section}/${question}`));
  const table = (form: FormDefinition) => {
    const all = levels(form);
    const column = (name: 'section' | 'question' | 'value') => sql`${sql.val(all.map((level) => level[name]))}::text[]`;
    return sql`unnest(${column('section')}, ${column('question')}, ${column('value')}, ${sql.val(all.map(({ score }) => score))}::float8[])`;
  };
  const { rows } = await sql<Counted>`select key, ${held} from (
    select n.section || '/' || n.question as key, b.score as before, n.score as after
    from ${pairs(roundId, beforeId)} join return_section s on s.partnership_id = r.partnership_id and s.return_id = r.id join ${table(now)} as n(section, question, value, score) on n.section = s.section and n.value = s.answers -> 'values' ->> n.question
    join return_section t on t.partnership_id = p.partnership_id and t.return_id = p.id and t.section = s.section join ${table(before)} as b(section, question, value, score) on b.section = t.section and b.question = n.question and b.value = t.answers -> 'values' ->> b.question) q group by key`.execute(tx);
  return inOrder(both, rows);
}

/** The joint grades of two case audits, question by question and line by line: other cases, the same questions. One query. */
export async function changeOfCases(tx: Tx, auditId: string, beforeId: string, words: ReadonlyMap<string, string>): Promise<Change[]> {
  const { rows } = await sql<Counted>`select n.question as key, n.cases as answered, b.mean as before, n.mean as after, 0 as better, 0 as same, 0 as worse from
    (select question, count(*)::int as cases, avg(score)::float8 as mean from case_grade where partnership_id = gt.partnership() and audit_id = ${auditId} and score is not null group by question) n
    join (select question, avg(score)::float8 as mean from case_grade where partnership_id = gt.partnership() and audit_id = ${beforeId} and score is not null group by question) b on b.question = n.question`.execute(tx);
  return inOrder(words, rows);
}

/** In the order of the tool, with their words. */
export const inOrder = (words: ReadonlyMap<string, string>, rows: readonly Counted[]): Change[] => [...words].flatMap(([key, text]) => rows.filter((row) => row.key === key).map((row) => ({ ...row, words: text })));

/** An action or a lesson that came of an earlier audit. */
export interface Between {
  id: string;
  kind: 'action' | 'lesson';
  reference: string;
  title: string;
  state: string;
}

/**
 * The actions and lessons that an earlier round or case audit led to, along the golden thread, as far as the next audit; for one standard
 * of a round, its actions and every lesson.
 */
export async function readBetween(tx: Tx, beforeId: string, standard: string, most: number): Promise<Between[]> {
  const { rows } = await sql<Between>`with recursive forth(id) as (
      select ${beforeId}::uuid union
      select e.to_id from forth f join thread_edge e on e.partnership_id = gt.partnership() and e.from_id = f.id join thread_node n on n.partnership_id = e.partnership_id and n.id = e.to_id and n.kind in ('return', 'finding', 'recommendation', 'action', 'lesson'))
    select n.id, n.kind, n.reference, n.title, n.state from forth join thread_node n on n.partnership_id = gt.partnership() and n.id = forth.id
    where n.kind = 'lesson' or (n.kind = 'action' and (${standard} = '' or exists (select from return_action x where x.partnership_id = n.partnership_id and x.action_id = n.id and x.round_id = ${beforeId} and x.standard = ${standard})
      or not exists (select from return_action x where x.partnership_id = n.partnership_id and x.action_id = n.id)))
    order by n.kind, n.reference limit ${most}`.execute(tx);
  return rows;
}
