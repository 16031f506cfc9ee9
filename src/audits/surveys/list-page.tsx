import { formatDay } from '../../calendar/index.ts';
import { ButtonLink, pageAt, Pages, ShortDay, Table, Tag } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardsBy } from '../policies.ts';
import { listSurveys, surveyHref, takesAnswers, type Survey } from './read-survey.ts';
import type { Day } from '../../calendar/index.ts';

const pageSize = 50;

export const SurveyTag = ({ survey, today }: { survey: Pick<Survey, 'status' | 'closesOn'>; today: Day }) => (survey.status === 'closed' ? <Tag colour="grey">Closed</Tag> : takesAnswers(survey, today) ? <Tag colour="blue">Open</Tag> : <Tag colour="yellow">Last day over</Tag>);
export const answersWords = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'answer' : 'answers'}`;

/** The surveys of the boards whose audits the visitor sees. */
export async function surveysPage(visit: Visit): Promise<Reply> {
  const on = await boardsBy(visit);
  const boards = [...new Set([...on('see-audits'), ...on('manage-audits')])];
  const surveys = await listSurveys(visit.tx, boards, (pageAt(visit.query) - 1) * pageSize, pageSize);
  return page('Surveys', (
    <>
      <h1 class="govuk-heading-l">Surveys</h1>
      <p class="govuk-body">A survey asks many people the same questions by one link: practitioners, children and families. Its answers stand beside the grades of a standard by themselves.</p>
      {on('manage-audits').size > 0 && <ButtonLink href="/audits/surveys/new">Open a survey</ButtonLink>}
      {surveys.length === 0 ? <p class="govuk-body">There has been no survey yet.</p> : (
        <Table caption="Surveys" captionSize="hidden" heads={['Survey', ...(boards.length > 1 ? ['Board'] : []), 'Last day', 'Answers', 'Standing']} rows={surveys.map((survey) => [
          <><a class="govuk-link" href={surveyHref(survey.id)}>{survey.name}</a><span class="gt-under">{survey.reference} · opened {formatDay(survey.openedOn)}</span></>, ...(boards.length > 1 ? [survey.board] : []), <ShortDay day={survey.closesOn} />,
          survey.answers.toLocaleString('en-GB'), <SurveyTag survey={survey} today={visit.today} />,
        ])} />
      )}
      <Pages query={visit.query} total={surveys[0]?.total ?? 0} size={pageSize} />
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits', text: 'Back to audits' } });
}
