import { formatDay } from '../../../calendar/index.ts';
import { record } from '../../../access/record.ts';
import { Bars, ButtonLink, Table } from '../../../web/fields/index.ts';
import { Details, InsetText } from '../../../web/govuk/index.ts';
import { goTo, notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { readFindingsOf } from '../../../thread/findings/findings-of.ts';
import { mayFind } from '../findings/may-find.ts';
import { answersWords } from '../list-page.tsx';
import { surveyHref } from '../read-survey.ts';
import { countWords, shareWords, type QuestionCounts } from './counts.ts';
import { openSurveyResults, wordQuestions, type SurveyResults } from './open-results.ts';
import { splitOf } from './split-counts.ts';
import { readReleased } from './read-words.ts';

/** What came back in a survey: every answer counted, as a picture and as a table, and the words that were released. */
export async function surveyResultsPage(visit: Visit): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null) return notFound;
  if (results === 'not-yet') return goTo(surveyHref(visit.params['survey'] ?? ''));
  const { survey, form, questions, previous } = results;
  const split = splitOf(form);
  const finds = await mayFind(visit, results);
  const findings = await readFindingsOf(visit.tx, survey.id);
  const released = await readReleased(visit.tx, survey.id);
  await record(visit.tx, visit.now, { deed: 'looked at the results of a survey', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference } });
  const hidden = questions.some(({ answered, counts }) => answered === null || counts.some(({ count }) => count === null));
  return page(`${survey.name}: results`, (
    <>
      <span class="govuk-caption-l">Survey {survey.reference}, {survey.board}</span>
      <h1 class="govuk-heading-l">{survey.name}: results</h1>
      <p class="govuk-body-l">{answersWords(survey.answers)}, closed on {formatDay(survey.closedOn!)}.</p>
      {visit.me.permissions.has('export-data') && <p class="govuk-body">Download the results as <a class="govuk-link" href={surveyHref(survey.id, '/results.csv')}>CSV</a> or <a class="govuk-link" href={surveyHref(survey.id, '/results.xlsx')}>Excel</a>.</p>}
      {split !== null && <p class="govuk-body"><a class="govuk-link" href={surveyHref(survey.id, '/results/groups')}>See the answers split by “{split.label}”</a></p>}
      {hidden && <InsetText>Numbers below {survey.smallest} are not shown, nor those from which they could be reckoned: people could be known by them.</InsetText>}
      {form.sections.map((section) => {
        const of = questions.filter((each) => section.questions.some((question) => each.path === `${section.key}/${question.key}`));
        return of.length === 0 ? null : <section key={section.key}><h2 class="govuk-heading-m">{section.title}</h2>{of.map((question) => <OneQuestion question={question} results={results} finds={finds} />)}</section>;
      })}
      <h2 class="govuk-heading-m">Findings</h2>
      {findings.length === 0 ? <p class="govuk-body">None has been written yet.</p> : <ul class="govuk-list govuk-list--bullet">{findings.map((finding) => <li><a class="govuk-link" href={`/findings/${finding.id}`}>{finding.reference}</a>: {finding.text}<span class="gt-under">{finding.cites}</span></li>)}</ul>}
      {finds && <ButtonLink href={surveyHref(survey.id, '/findings/new')} look="secondary">Write a finding</ButtonLink>}
      <Details summaryText="All answers as a table">
        <Table caption="All answers" captionSize="hidden" heads={['Question', 'Answer', 'How many']} rows={questions.flatMap((question) => question.counts.map((each, at) => [at === 0 ? question.label : <span class="govuk-visually-hidden">{question.label}</span>, each.label, countWords(each.count, question.answered)]))} />
      </Details>
      {previous !== null && <p class="govuk-body">Held against <a class="govuk-link" href={surveyHref(previous.id)}>{previous.reference} {previous.name}</a>, the survey before with the same tool.</p>}
      <h2 class="govuk-heading-m" id="words">In their own words</h2>
      {results.keeps && <p class="govuk-body"><a class="govuk-link" href={surveyHref(survey.id, '/words')}>Read everything that was written, and release what may be quoted</a></p>}
      {released.length === 0 ? <p class="govuk-body">No words have been released.</p> : wordQuestions(form).map(({ path, label }) => {
        const said = released.filter(({ question }) => question === path);
        return said.length === 0 ? null : <section key={path}><h3 class="govuk-heading-s">{label}</h3><ul class="gt-said">{said.map(({ words }) => <li class="gt-said__item"><p class="govuk-body gt-pre">{words}</p></li>)}</ul></section>;
      })}
    </>
  ), { section: 'audits', wide: true, back: { href: surveyHref(survey.id), text: 'Back to the survey' } });
}

function OneQuestion({ question, results: { before, survey }, finds }: { question: QuestionCounts; results: SurveyResults; finds: boolean }) {
  const { label, counts, answered, many, share, path } = question;
  const then = before.get(path);
  return (
    <section>
      <h3 class="govuk-heading-s">{label}</h3>
      {answered === null ? <p class="govuk-body">Too few answered this to be shown.</p> : (
        <>
          <Bars most={Math.max(answered, 1)} bars={counts.map((each) => ({ name: each.label, parts: each.count === null ? [] : [{ length: each.count, look: 'calm' as const }], words: countWords(each.count, answered) }))} />
          <p class="govuk-body-s gt-secondary">{answersWords(answered)}{many && '; any could be chosen'}.{share !== null && ` ${shareWords(share)} of the scale${then === undefined ? '' : `, ${shareWords(then)} in the survey before`}.`}{finds && <span class="gt-no-print"> <a class="govuk-link" href={surveyHref(survey.id, `/findings/new?question=${encodeURIComponent(path)}`)}>Write a finding about it<span class="govuk-visually-hidden">: {label}</span></a></span>}</p>
        </>
      )}
    </section>
  );
}
