import { formatDay } from '../../../calendar/index.ts';
import { record } from '../../../access/record.ts';
import { Table } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { goTo, notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { answersWords } from '../list-page.tsx';
import { surveyHref } from '../read-survey.ts';
import { countWords, shareWords } from './counts.ts';
import { openSurveyResults, readSplit } from './open-results.ts';
import type { SplitQuestion } from './split-counts.ts';

/** What came back in a survey, group by group: by where those who answered work, or whatever else its tool says. */
export async function surveyGroupsPage(visit: Visit): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null) return notFound;
  const at = surveyHref(visit.params['survey'] ?? '');
  if (results === 'not-yet') return goTo(at);
  const split = await readSplit(visit, results);
  if (split === null) return notFound;
  const { survey, form } = results;
  const { by, questions } = split;
  await record(visit.tx, visit.now, { deed: 'looked at the results of a survey', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference, by: by.path } });
  return page(`${survey.name}: results by group`, (
    <>
      <span class="govuk-caption-l">Survey {survey.reference}, {survey.board}</span>
      <h1 class="govuk-heading-l">{survey.name}: by “{by.label}”</h1>
      <p class="govuk-body-l">{answersWords(survey.answers)}, closed on {formatDay(survey.closedOn!)}.</p>
      {visit.me.permissions.has('export-data') && <p class="govuk-body">Download them as <a class="govuk-link" href={`${at}/results/groups.csv`}>CSV</a> or <a class="govuk-link" href={`${at}/results/groups.xlsx`}>Excel</a>.</p>}
      <InsetText>Groups and numbers below {survey.smallest} are not shown, nor those from which they could be reckoned: people could be known by them.</InsetText>
      {form.sections.map((section) => {
        const of = questions.filter((each) => each.path.startsWith(`${section.key}/`));
        return of.length === 0 ? null : <section key={section.key}><h2 class="govuk-heading-m">{section.title}</h2>{of.map((question) => <OneQuestion question={question} />)}</section>;
      })}
    </>
  ), { section: 'audits', wide: true, back: { href: `${at}/results`, text: 'Back to the results' } });
}

function OneQuestion({ question: { label, answers, groups } }: { question: SplitQuestion }) {
  if (groups.length === 0) return <><h3 class="govuk-heading-s">{label}</h3><p class="govuk-body">Nobody answered this.</p></>;
  const scaled = groups.some(({ share }) => share !== null);
  return <Table caption={label} captionSize="s" heads={['Group', 'Answers', ...answers, ...(scaled ? ['Of the scale'] : [])]} rows={groups.map((group) => [group.label, group.answered === null ? 'Not shown' : group.answered.toLocaleString('en-GB'), ...group.counts.map(({ count }) => countWords(count, group.answered)), ...(scaled ? [shareWords(group.share)] : [])])} />;
}
