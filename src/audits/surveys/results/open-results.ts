import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { readTool } from '../../tools/editions.ts';
import { mayBeShown, readSurvey, surveyFor, type Survey } from '../read-survey.ts';
import { countsOf, isWords, type QuestionCounts } from './counts.ts';
import { readCounts, readSplitCounts } from './read-counts.ts';
import { splitCounts, splitOf, type SplitBy, type SplitQuestion } from './split-counts.ts';

export interface SurveyResults {
  survey: Survey;
  keeps: boolean;
  form: FormDefinition;
  questions: QuestionCounts[];
  /** Of the survey before: how each scale stood then, by SECTION/QUESTION. */
  before: ReadonlyMap<string, number>;
  previous: Survey | null;
}

/** A survey whose results may be shown; 'not-yet' where they may not be, and null where it is not for the visitor. A fixed number of queries. */
export async function openSurveyResults(visit: Visit): Promise<SurveyResults | 'not-yet' | null> {
  const found = await surveyFor(visit);
  if (found === null) return null;
  const { survey, keeps } = found;
  const { tx } = visit;
  const tool = await readTool(tx, survey.toolId);
  if (tool === null) return null;
  if (!mayBeShown(survey)) return 'not-yet';
  const previous = survey.previousId === null ? null : await readSurvey(tx, survey.previousId);
  const then = previous === null || !mayBeShown(previous) ? null : await readTool(tx, previous.toolId);
  const counted = await readCounts(tx, [{ surveyId: survey.id, form: tool.form }, ...(previous !== null && then !== null ? [{ surveyId: previous.id, form: then.form }] : [])]);
  const earlier = previous !== null && then !== null ? countsOf(then.form, counted.get(previous.id) ?? new Map(), previous.smallest) : [];
  return {
    survey, keeps, form: tool.form, questions: countsOf(tool.form, counted.get(survey.id) ?? new Map(), survey.smallest), previous,
    before: new Map(earlier.flatMap(({ path, share }) => (share === null ? [] : [[path, share] as const]))),
  };
}

/** The same, group by group, where the survey says by what its results may be split. One query more. */
export async function readSplit({ tx }: Visit, { survey, form }: SurveyResults): Promise<{ by: SplitBy; questions: SplitQuestion[] } | null> {
  const by = splitOf(form);
  return by === null ? null : { by, questions: splitCounts(form, by, await readSplitCounts(tx, { surveyId: survey.id, form }, by), survey.smallest) };
}

/** The questions of a survey that are answered in words. */
export const wordQuestions = (form: FormDefinition) => form.sections.flatMap((section) => section.questions.filter(isWords).map((question) => ({ path: `${section.key}/${question.key}`, section: section.key, question: question.key, label: question.label })));
