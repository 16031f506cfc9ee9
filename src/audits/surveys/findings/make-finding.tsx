import { record } from '../../../access/record.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { addFinding, readNewFinding } from '../../../thread/findings/add-finding.ts';
import { FindingFields } from '../../../thread/findings/finding-fields.tsx';
import { Button, ErrorSummary, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { surveyHref } from '../read-survey.ts';
import { mayFind } from './may-find.ts';
import { openSurveyResults, type SurveyResults } from '../results/open-results.ts';

/** The question that the address names, in words: only one of which something may be shown. */
const citedFrom = ({ query }: Visit, { questions }: SurveyResults): string => {
  const of = questions.find(({ path, answered }) => path === sent(query, 'question') && answered !== null);
  return of === undefined ? 'The answers together' : `${of.section}: ${of.label}`;
};

export async function findingPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null || results === 'not-yet') return notFound;
  if (!(await mayFind(visit, results))) return forbidden;
  const { survey } = results;
  const { pack } = await editionOfBoard(visit.tx, visit.me.partnershipId, survey.boardId);
  return page('Write a finding', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Survey {survey.reference}, {survey.name}</span>
      <h1 class="govuk-heading-l">Write a finding</h1>
      <p class="govuk-body">What works well is a finding too. Write nothing by which somebody who answered could be known: everybody who sees learning reads it.</p>
      <PostForm action={surveyHref(survey.id, `/findings/new?${new URLSearchParams({ question: sent(visit.query, 'question') }).toString()}`)}>
        <FindingFields pack={pack} body={visit.body} problems={problems} starts={{ cites: citedFrom(visit, results).slice(0, 500), themes: survey.themes }} />
        <Button>Save the finding</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: surveyHref(survey.id, '/results'), text: 'Back to the results' } });
}

/** Makes a finding of a survey. It stands on the golden thread behind the survey, and leads to recommendations and lessons from there. */
export async function makeFinding(visit: Visit): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null || results === 'not-yet') return notFound;
  if (!(await mayFind(visit, results))) return forbidden;
  const { tx, me, now } = visit;
  const { survey } = results;
  const { pack } = await editionOfBoard(tx, me.partnershipId, survey.boardId);
  const problems: FieldProblem[] = [];
  const given = readNewFinding(visit, pack, problems);
  if (given === null) return findingPage(visit, problems);
  const { id, reference } = await addFinding(visit, pack, given, { restsOn: survey.id, knots: [survey.id], caseId: null, processId: null });
  await record(tx, now, { deed: 'made a finding', subjectKind: 'finding', subjectId: id, detail: { reference, survey: survey.reference } });
  return goTo(`/findings/${id}`, `${reference} is kept.`);
}
