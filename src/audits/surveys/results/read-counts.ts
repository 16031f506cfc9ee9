import { sql } from 'kysely';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Tx } from '../../../platform/index.ts';
import { isCounted, type Counted } from './counts.ts';

export interface ToCount {
  surveyId: string;
  form: FormDefinition;
}

/** Counts the answers of surveys, question by question: one query, however many answered and however many surveys. Of one that is open nothing is read. */
export async function readCounts(tx: Tx, surveys: readonly ToCount[]): Promise<Map<string, Counted>> {
  const asked = surveys.flatMap(({ surveyId, form }) => form.sections.flatMap((section) => section.questions.filter(isCounted).map((question) => ({ survey: surveyId, section: section.key, question: question.key }))));
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ survey: string; path: string; value: string | null; count: number }>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(survey uuid, section text, question text)),
      given as (select q.survey, q.section || '/' || q.question as path, a.id, a.answers -> q.section -> 'values' -> q.question as value
        from asked q join survey_answer a on a.partnership_id = (select gt.partnership()) and a.survey_id = q.survey),
      single as (select survey, path, id, v.value from given, lateral jsonb_array_elements_text(case jsonb_typeof(given.value) when 'array' then given.value when 'string' then jsonb_build_array(given.value) else '[]'::jsonb end) as v(value))
    select survey, path, value, count(distinct id)::int as count from single where value <> '' group by grouping sets ((survey, path, value), (survey, path))`.execute(tx);
  const counted = new Map<string, Map<string, { answered: number; values: Map<string, number> }>>();
  for (const { survey, path, value, count } of rows) {
    const of = counted.get(survey) ?? counted.set(survey, new Map()).get(survey)!;
    const question = of.get(path) ?? of.set(path, { answered: 0, values: new Map() }).get(path)!;
    if (value === null) question.answered = count;
    else question.values.set(value, count);
  }
  return counted;
}

/** Counts the answers of one survey group by group, by the answer to the question that splits it; '' holds those who did not answer that. One query. */
export async function readSplitCounts(tx: Tx, { surveyId, form }: ToCount, by: { section: string; question: string }): Promise<Map<string, Counted>> {
  const asked = form.sections.flatMap((section) => section.questions.filter(isCounted).map((question) => ({ section: section.key, question: question.key })));
  const { rows } = await sql<{ group: string; path: string; value: string | null; count: number }>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(section text, question text)),
      given as (select coalesce(a.answers -> ${by.section} -> 'values' ->> ${by.question}, '') as "group", q.section || '/' || q.question as path, a.id, a.answers -> q.section -> 'values' -> q.question as value
        from asked q join survey_answer a on a.partnership_id = (select gt.partnership()) and a.survey_id = ${surveyId}),
      single as (select "group", path, id, v.value from given, lateral jsonb_array_elements_text(case jsonb_typeof(given.value) when 'array' then given.value when 'string' then jsonb_build_array(given.value) else '[]'::jsonb end) as v(value))
    select "group", path, value, count(distinct id)::int as count from single where value <> '' group by grouping sets (("group", path, value), ("group", path))`.execute(tx);
  const counted = new Map<string, Map<string, { answered: number; values: Map<string, number> }>>();
  for (const row of rows) {
    const of = counted.get(row.group) ?? counted.set(row.group, new Map()).get(row.group)!;
    const question = of.get(row.path) ?? of.set(row.path, { answered: 0, values: new Map() }).get(row.path)!;
    if (row.value === null) question.answered = row.count;
    else question.values.set(row.value, row.count);
  }
  return counted;
}
