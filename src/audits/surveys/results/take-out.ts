import { record } from '../../../access/record.ts';
import { writeCsv, writeXlsx, type Column } from '../../../platform/tables/write-table.ts';
import { goTo, notFound, type Reply, type Visit } from '../../../web/visit/index.ts';
import { surveyHref } from '../read-survey.ts';
import { openSurveyResults, readSplit, wordQuestions } from './open-results.ts';
import { readReleased } from './read-words.ts';

interface Row {
  section: string;
  question: string;
  answer: string;
  count: number | string;
  share: string;
}

/** The counts of a survey and the words that were released: never what one person answered. Taking them out is recorded. */
export async function takeOutSurvey(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null) return notFound;
  if (results === 'not-yet') return goTo(surveyHref(visit.params['survey'] ?? ''));
  const { survey, form, questions } = results;
  const { tx, now } = visit;
  const asked = wordQuestions(form);
  const rows: Row[] = [
    ...questions.flatMap(({ section, label, counts, answered }) => counts.map((each): Row => ({ section, question: label, answer: each.label, count: answered === null || each.count === null ? 'Not shown' : each.count, share: answered === null || each.count === null ? '' : `${answered === 0 ? 0 : Math.round((each.count / answered) * 100)}%` }))),
    ...(await readReleased(tx, survey.id)).map(({ question, words }): Row => {
      const of = asked.find(({ path }) => path === question);
      return { section: form.sections.find(({ key }) => key === of?.section)?.title ?? '', question: of?.label ?? question, answer: words, count: '', share: '' };
    }),
  ];
  const columns: Column<Row>[] = [
    { heading: 'Section', value: (row) => row.section, width: 30 }, { heading: 'Question', value: (row) => row.question, width: 50 }, { heading: 'Answer', value: (row) => row.answer, width: 60 },
    { heading: 'How many', value: (row) => row.count, width: 12 }, { heading: 'Of those who answered', value: (row) => row.share, width: 20 },
  ];
  await record(tx, now, { deed: 'took out the results of a survey', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference, kind } });
  const name = `${survey.reference} results.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Results', columns, rows) };
}

/** The counts group by group, as they may be shown. Taking them out is recorded. */
export async function takeOutGroups(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null) return notFound;
  if (results === 'not-yet') return goTo(surveyHref(visit.params['survey'] ?? ''));
  const split = await readSplit(visit, results);
  if (split === null) return notFound;
  const { survey } = results;
  const rows = split.questions.flatMap(({ section, label, groups }) => groups.flatMap((group) => group.counts.map((each): Row & { group: string } => ({
    section, question: label, group: group.label, answer: each.label, count: group.answered === null || each.count === null ? 'Not shown' : each.count, share: group.answered === null || each.count === null ? '' : `${Math.round((each.count / group.answered) * 100)}%`,
  }))));
  const columns: Column<Row & { group: string }>[] = [
    { heading: 'Section', value: (row) => row.section, width: 30 }, { heading: 'Question', value: (row) => row.question, width: 50 }, { heading: split.by.label, value: (row) => row.group, width: 40 }, { heading: 'Answer', value: (row) => row.answer, width: 40 },
    { heading: 'How many', value: (row) => row.count, width: 12 }, { heading: 'Of those who answered', value: (row) => row.share, width: 20 },
  ];
  await record(visit.tx, visit.now, { deed: 'took out the results of a survey', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference, kind, by: split.by.path } });
  const name = `${survey.reference} results by group.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Results by group', columns, rows) };
}
