import { record } from '../../../access/record.ts';
import { isId, newId } from '../../../platform/index.ts';
import { AreaField, Button, ErrorSummary, pageAt, Pages, problemAt, readText, SelectField, Tag, type FieldProblem } from '../../../web/fields/index.ts';
import { Details } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { answersWords } from '../list-page.tsx';
import { surveyHref } from '../read-survey.ts';
import { openSurveyResults, wordQuestions } from './open-results.ts';
import { readWritten, readWrittenOne } from './read-words.ts';

const pageSize = 50;

/** What was written in a survey, for its keeper alone: each can be released, as it stands or with words taken out. */
export async function wordsPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null) return notFound;
  if (results === 'not-yet') return goTo(surveyHref(visit.params['survey'] ?? ''));
  const { survey, form, keeps } = results;
  if (!keeps) return forbidden;
  const { tx, now, query, body } = visit;
  const asked = wordQuestions(form);
  const shown = asked.find(({ path }) => path === (sent(query, 'question') || sent(body, 'question'))) ?? asked[0];
  const at = surveyHref(survey.id, '/words');
  const written = shown === undefined ? [] : await readWritten(tx, survey.id, shown.section, shown.question, (pageAt(query) - 1) * pageSize, pageSize);
  const total = written[0]?.total ?? 0;
  await record(tx, now, { deed: 'read what was written in a survey', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference, question: shown?.path ?? '' } });
  return page(`${survey.name}: what was written`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Survey {survey.reference}</span>
      <h1 class="govuk-heading-l">What was written</h1>
      <p class="govuk-body">You alone read this. Nothing of it stands in results or downloads until you release it. Before you do, take out whatever could tell who wrote it, or of whom it speaks.</p>
      {asked.length > 1 && shown !== undefined && (
        <form class="gt-filter" method="get" action={at}><div class="gt-filter__row"><SelectField name="question" label="Question" choices={asked.map(({ path, label }) => ({ value: path, label }))} value={shown.path} /><Button look="secondary">Show</Button></div></form>
      )}
      {shown === undefined ? <p class="govuk-body">This survey asks nothing that is answered in words.</p> : <h2 class="govuk-heading-m">{shown.label}</h2>}
      {shown !== undefined && <p class="govuk-body">{answersWords(total)}.</p>}
      <ul class="gt-said">
        {written.map((each) => {
          const here = sent(body, 'answer') === each.answerId ? problems : [];
          return (
            <li class="gt-said__item">
              <p class="govuk-body gt-pre">{each.text}</p>
              {each.by !== '' && <p class="govuk-body-s gt-secondary">{each.by}</p>}
              {each.released !== null && <p class="govuk-body"><Tag colour="green">Released</Tag>{each.released !== each.text && <span class="gt-under gt-pre">As: {each.released}</span>}</p>}
              <Details summaryText={each.released === null ? 'Release it' : 'Change what is released'} open={here.length > 0}>
                <PostForm action={at}>
                  <input type="hidden" name="question" value={shown!.path} /><input type="hidden" name="page" value={String(pageAt(query))} /><input type="hidden" name="answer" value={each.answerId} />
                  <AreaField name="words" id={`words-${each.answerId}`} label="As it is released" rows={4} value={here.length > 0 ? sent(body, 'words') : (each.released ?? each.text)} error={problemAt(here, 'words')} />
                  <div class="govuk-button-group"><Button name="do" value="release" look="secondary">Release</Button>{each.released !== null && <Button name="do" value="take-back" look="warning">Take it back</Button>}</div>
                </PostForm>
              </Details>
            </li>
          );
        })}
      </ul>
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'audits', status: problems.length > 0 ? 422 : 200, back: { href: surveyHref(survey.id, '/results'), text: 'Back to the results' } });
}

/** Releases words, in the wording that the keeper gives them, or takes them back. */
export async function releaseWords(visit: Visit): Promise<Reply> {
  const results = await openSurveyResults(visit);
  if (results === null) return notFound;
  if (results === 'not-yet' || !results.keeps) return forbidden;
  const { survey, form } = results;
  const { tx, me, now, body } = visit;
  const asked = wordQuestions(form).find(({ path }) => path === sent(body, 'question'));
  const answerId = sent(body, 'answer');
  const text = asked === undefined || !isId(answerId) ? null : await readWrittenOne(tx, survey.id, answerId, asked.section, asked.question);
  if (asked === undefined || text === null) return notFound;
  const takesBack = sent(body, 'do') === 'take-back';
  if (takesBack) await tx.deleteFrom('survey_words').where('answer_id', '=', answerId).where('question', '=', asked.path).execute();
  else {
    const problems: FieldProblem[] = [];
    const words = readText(body, 'words', { what: 'What is released', missing: 'Enter what is released', most: 4000 }, problems);
    if (problems.length > 0) return wordsPage(visit, problems);
    await tx.insertInto('survey_words').values({ partnership_id: me.partnershipId, survey_id: survey.id, answer_id: answerId, question: asked.path, board_id: survey.boardId, words, at: now, by_person: me.personId })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'answer_id', 'question']).doUpdateSet({ words, at: now, by_person: me.personId })).execute();
  }
  await tx.insertInto('survey_entry').values({ partnership_id: me.partnershipId, id: newId(), survey_id: survey.id, board_id: survey.boardId, kind: takesBack ? 'taken-back' : 'released', text: asked.label, at: now, person_id: me.personId }).execute();
  await record(tx, now, { deed: takesBack ? 'took back words of a survey' : 'released words of a survey', subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference, question: asked.path } });
  return goTo(`${surveyHref(survey.id, '/words')}?question=${encodeURIComponent(asked.path)}&page=${encodeURIComponent(sent(body, 'page') || '1')}`, takesBack ? 'Taken back.' : 'Released.');
}
