import { askedQuestions, onceOf, type Answers } from '../../forms/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Tx } from '../../platform/index.ts';
import { gradesOf } from '../tools/grades.ts';

/** A return with its answers, ready to be written whole. */
export interface WholeReturn {
  id: string;
  agencyId: string | null;
  area: string;
  /** The tool as it is put to this respondent. */
  form: FormDefinition;
  answers: Answers;
  /** Who answered, as far as it is known. */
  by: string;
}

export interface WritingAnswers {
  tx: Tx;
  partnershipId: string;
  boardId: string;
  roundId: string;
  /** When the answers were given. */
  at: Date;
}

/** Rows in one statement: a statement may carry 65,535 values. */
const batch = 2000;

async function inBatches<Row>(rows: readonly Row[], write: (some: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await write(rows.slice(from, from + batch));
}

/** Writes the sections of returns with their first revision, and the grade for each standard. How the returns themselves stand is for the caller to say. */
export async function writeAnswers({ tx, partnershipId, boardId, roundId, at }: WritingAnswers, returns: readonly WholeReturn[]): Promise<{ id: string; asked: number; answered: number }[]> {
  const sections = returns.flatMap((each) => each.form.sections.filter((section) => begun(each.answers, section.key)).map((section) => ({
    partnership_id: partnershipId, return_id: each.id, section: section.key, revision: 1, board_id: boardId, agency_id: each.agencyId, answers: JSON.stringify(each.answers[section.key]), by: each.by,
  })));
  await inBatches(sections, (some) => tx.insertInto('return_section').values(some.map(({ by, ...section }) => ({ ...section, updated_at: at, updated_by: by }))).execute());
  await inBatches(sections, (some) => tx.insertInto('return_revision').values(some.map(({ by, ...section }) => ({ ...section, at, by_name: by }))).execute());
  const grades = returns.flatMap((each) => gradesOf(each.form, each.answers).map((grade) => ({
    partnership_id: partnershipId, return_id: each.id, standard: grade.standard, round_id: roundId, board_id: boardId, agency_id: each.agencyId, area: each.area, own_level: grade.level, own_score: grade.score,
  })));
  await inBatches(grades, (some) => tx.insertInto('return_grade').values([...some]).execute());
  return returns.map(({ id, form, answers }) => {
    const asked = form.sections.filter((section) => section.repeats === undefined).flatMap((section) => {
      const { values } = onceOf(answers, section.key);
      return askedQuestions(form, section, values, answers).map((question) => Object.hasOwn(values, question.key));
    });
    return { id, asked: asked.length, answered: asked.filter(Boolean).length };
  });
}

const begun = (answers: Answers, section: string): boolean => {
  const { values, criteria } = onceOf(answers, section);
  return Object.keys(values).length > 0 || Object.keys(criteria).length > 0 || Array.isArray(answers[section]);
};
