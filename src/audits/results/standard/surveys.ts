import { sql } from 'kysely';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { countsOf } from '../../surveys/results/counts.ts';
import { readCounts } from '../../surveys/results/read-counts.ts';
import { formOfEdition } from '../../tools/editions.ts';
import type { Results } from '../open-results.ts';
import type { StandardLink } from './case-audits.ts';

/** A survey that closed since the round before was opened, with its tool. */
export interface ClosedSurvey {
  id: string;
  reference: string;
  name: string;
  closedOn: Day;
  themes: string[];
  smallest: number;
  answers: number;
  form: FormDefinition;
}

/** What those who answered a survey say of a standard or of the theme that is looked at. */
export interface SurveySays {
  id: string;
  reference: string;
  name: string;
  speaks: 'practitioners' | 'families';
  closedOn: Day;
  /** Where they stand on its questions, from 0 to 1 of their scale. */
  share: number;
  answers: number;
  questions: string[];
}

/** As many surveys as are set beside a standard, the newest first. */
const mostSurveys = 20;

/** The surveys of the board that closed since the round before was opened, and may be shown: one query. */
export async function readClosedSurveys(tx: Tx, { round }: Results): Promise<ClosedSurvey[]> {
  const { rows } = await sql<Omit<ClosedSurvey, 'form'> & { toolId: string; definition: unknown }>`
    select s.id, s.reference, s.name, s.closed_on as "closedOn", s.themes, s.smallest, c.answers, s.tool_id as "toolId", t.definition
    from survey s join audit_tool t on t.partnership_id = s.partnership_id and t.id = s.tool_id join lateral gt.count_survey_answers(array[s.id]) c on true
    where s.partnership_id = (select gt.partnership()) and s.board_id = ${round.boardId} and s.status = 'closed' and c.answers >= s.smallest
      and s.closed_on >= coalesce((select opened_on from audit_round b where b.partnership_id = s.partnership_id and b.id = ${round.previousId}::uuid), '-infinity'::date)
    order by s.closed_on desc, s.reference desc limit ${mostSurveys}`.execute(tx);
  return rows.map(({ toolId, definition, ...survey }) => ({ ...survey, form: formOfEdition(toolId, definition) }));
}

/**
 * What each survey says of a standard: by the questions that its tool counts towards it and those that were linked to it; and by all of its
 * questions, where it is about the theme that is looked at. A question of which counts are held back takes no part. One query.
 */
export async function readSurveySays(tx: Tx, surveys: readonly ClosedSurvey[], standard: string, theme: string, links: readonly Pick<StandardLink, 'tool' | 'question'>[]): Promise<SurveySays[]> {
  const counted = await readCounts(tx, surveys.map(({ id, form }) => ({ surveyId: id, form })));
  return surveys.flatMap((survey): SurveySays[] => {
    const { form } = survey;
    const onTheme = theme !== '' && survey.themes.includes(theme);
    const told = countsOf(form, counted.get(survey.id) ?? new Map(), survey.smallest)
      .filter((question) => onTheme || question.standard === standard || links.some((link) => link.tool === form.key && link.question === question.path))
      .flatMap(({ label, share, answered }) => (share === null || answered === null ? [] : [{ label, share, answered }]));
    const weight = told.reduce((sum, { answered }) => sum + answered, 0);
    if (weight === 0) return [];
    return [{
      id: survey.id, reference: survey.reference, name: survey.name, speaks: form.survey?.speaks ?? 'practitioners', closedOn: survey.closedOn, answers: survey.answers,
      share: told.reduce((sum, { share, answered }) => sum + share * answered, 0) / weight, questions: told.map(({ label }) => label),
    }];
  });
}
