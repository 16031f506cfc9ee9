import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

/** Something that somebody wrote. */
export interface Written {
  answerId: string;
  text: string;
  /** Who wrote it, where the survey asks for names. */
  by: string;
  /** As it was released; null where it is not. */
  released: string | null;
}

const given = (section: string, question: string) => sql`a.answers -> ${section} -> 'values' ->> ${question}`;

/** A page of what was written in answer to a question, in no order that tells anything, with how much there is: one query. */
export async function readWritten(tx: Tx, surveyId: string, section: string, question: string, offset: number, limit: number): Promise<(Written & { total: number })[]> {
  const { rows } = await sql<Written & { total: number }>`
    select a.id as "answerId", ${given(section, question)} as text, a.by_name as by, w.words as released, count(*) over ()::int as total
    from survey_answer a left join survey_words w on w.partnership_id = a.partnership_id and w.answer_id = a.id and w.question = ${`${section}/${question}`}
    where a.partnership_id = (select gt.partnership()) and a.survey_id = ${surveyId} and ${given(section, question)} <> '' order by a.id offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

export async function readWrittenOne(tx: Tx, surveyId: string, answerId: string, section: string, question: string): Promise<string | null> {
  const { rows } = await sql<{ text: string | null }>`select ${given(section, question)} as text from survey_answer a where a.partnership_id = (select gt.partnership()) and a.survey_id = ${surveyId} and a.id = ${answerId}`.execute(tx);
  return rows[0]?.text || null;
}

export interface Released {
  question: string;
  words: string;
}

/** The words that were released, by question: what everybody who sees the results may read. */
export async function readReleased(tx: Tx, surveyId: string, limit = 5000): Promise<Released[]> {
  return tx.selectFrom('survey_words').select(['question', 'words']).where('survey_id', '=', surveyId).orderBy('question').orderBy('answer_id').limit(limit).execute();
}
