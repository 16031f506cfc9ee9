import { formatDay } from '../../calendar/index.ts';
import { listed } from '../../framework/words.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, RadioField, Tag, type FieldProblem } from '../../web/fields/index.ts';
import { Details, InsetText } from '../../web/govuk/index.ts';
import { page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { forumsOf, type Forum } from './forums.ts';
import { readIssues, type Issue } from './read-issues.ts';

/** What a forum said and what was done about it, in plain words, and the way to say something: a page of its own, with nothing of any case. */
export async function saidPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 422 = 200): Promise<Reply> {
  const forums = await forumsOf(visit.tx, visit.me);
  const issues = await readIssues(visit.tx, visit.me, forums);
  const sitting = forums.filter((forum) => forum.sits);
  const waiting = issues.filter((issue) => issue.forum.keeps && issue.processId === null && issue.setAside === '');
  return page('You said, we did', (
    <>
      <ErrorSummary problems={problems.map((problem) => (problem.field === 'answer' ? { ...problem, field: answerTo(sent(visit.body, 'issue')) } : problem))} />
      <h1 class="govuk-heading-l">You said, we did</h1>
      {forums.length === 0 && <p class="govuk-body">You sit on no forum that puts matters to the board. Ask the board’s office if you should.</p>}
      {sitting.length > 0 && <p class="govuk-body-l">{listed(sitting.map(({ name }) => name))}: here is what you told the board, and what happened because of it.</p>}
      {waiting.length > 0 && <Waiting issues={waiting} visit={visit} problems={problems} />}
      {sitting.length > 0 && <Say forums={sitting} visit={visit} problems={problems} />}
      {forums.length > 0 && <h2 class="govuk-heading-m">What was said, and what was done</h2>}
      {forums.length > 0 && issues.filter((issue) => !waiting.includes(issue)).length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {issues.filter((issue) => !waiting.includes(issue)).map((issue) => <Said issue={issue} several={forums.length > 1} />)}
    </>
  ), { section: 'said', status });
}

/** How a matter stands, in words that anybody understands. */
function standing({ answeredOn, setAside, processId }: Issue) {
  if (answeredOn !== null || setAside !== '') return <Tag colour="green">Answered</Tag>;
  return processId === null ? <Tag colour="yellow">Sent</Tag> : <Tag colour="blue">With the board</Tag>;
}

function Said({ issue, several }: { issue: Issue; several: boolean }) {
  const { done: [first, ...further] } = issue;
  return (
    <section class="gt-said" id={issue.reference} aria-labelledby={`heading-${issue.reference}`}>
      <p class="govuk-body-s govuk-!-margin-bottom-1">{several && `${issue.forum.name}. `}{formatDay(issue.raisedOn)} {standing(issue)}</p>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1" id={`heading-${issue.reference}`}>You said</h3>
      <InsetText><span class="gt-pre">{issue.words}</span></InsetText>
      {first !== undefined && (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">We did</h3>
          <p class="govuk-body gt-pre">{first.answer}</p>
          {further.length > 0 && <Facts rows={further.map(({ question, answer }) => ({ name: question, value: answer }))} />}
        </>
      )}
      {issue.setAside !== '' && <><h3 class="govuk-heading-s govuk-!-margin-bottom-1">Our answer</h3><p class="govuk-body gt-pre">{issue.setAside}</p></>}
      {issue.answeredOn === null && issue.setAside === '' && <p class="govuk-body">{issue.processId === null ? 'Somebody who supports the forum reads it with you before it goes to the board.' : 'The board has it. The answer will stand here.'}</p>}
      {issue.answeredOn !== null && <p class="govuk-body-s">You were told on {formatDay(issue.answeredOn)}.</p>}
      {issue.forum.keeps && issue.processId !== null && <p class="govuk-body-s"><a class="govuk-link" href={`/reviews/${issue.processId}`}>See how it is dealt with<span class="govuk-visually-hidden">: {issue.reference}</span></a></p>}
    </section>
  );
}

function Say({ forums, visit: { body }, problems }: { forums: readonly Forum[]; visit: Visit; problems: readonly FieldProblem[] }) {
  return (
    <Details summaryText="Tell us something" open={problems.some(({ field }) => field === 'words' || field === 'forum')}>
      <p class="govuk-body">Tell the board what worries you, what works, or what should change. Do not write anybody’s name.</p>
      <p class="govuk-body"><strong>If you or somebody else is not safe now, do not wait for an answer here.</strong> Ring 999, or tell an adult whom you trust.</p>
      <PostForm action="/said">
        {forums.length > 1 && <RadioField name="forum" label="For which forum do you speak?" choices={forums.map((forum) => ({ value: nameOf(forum), label: forum.name }))} value={sent(body, 'forum')} error={problemAt(problems, 'forum')} />}
        <AreaField name="words" label="What do you want to say?" rows={6} most={3000} value={sent(body, 'words')} error={problemAt(problems, 'words')} />
        <Button>Send</Button>
      </PostForm>
    </Details>
  );
}

/** How a forum is named in a form. */
export const nameOf = ({ boardId, process }: Forum): string => `${boardId} ${process.key}`;

/** The field of the answer to one of several matters on the page. */
const answerTo = (issue: string): string => `answer.${issue}`;

/** What members put and nobody deals with: for those who keep the forum. */
const Waiting = ({ issues, visit: { body }, problems }: { issues: readonly Issue[]; visit: Visit; problems: readonly FieldProblem[] }) => (
  <>
    <h2 class="govuk-heading-m">To be taken up</h2>
    <p class="govuk-body">Read it with whoever put it. If somebody may not be safe, act at once as the safeguarding procedures say. Other members of the forum do not see it before you have taken it up.</p>
    {issues.map((issue) => (
      <section class="gt-said" id={issue.reference} aria-label={issue.reference}>
        <p class="govuk-body-s govuk-!-margin-bottom-1">{issue.forum.name}, {formatDay(issue.raisedOn)}{issue.by !== null && `, from ${issue.by}`}</p>
        <InsetText><span class="gt-pre">{issue.words}</span></InsetText>
        <PostForm action="/said/taken-up">
          <input type="hidden" name="issue" value={issue.id} />
          <Button name="do" value="take-up">Put it to the board<span class="govuk-visually-hidden">: {issue.reference}</span></Button>
          <Details summaryText="Answer it here, without the board" open={sent(body, 'issue') === issue.id && problems.length > 0}>
            <AreaField name="answer" id={answerTo(issue.id)} label="Your answer, in plain words" hint="Whoever put it reads it as it stands." rows={3} value={sent(body, 'issue') === issue.id ? sent(body, 'answer') : ''} error={sent(body, 'issue') === issue.id ? problemAt(problems, 'answer') : undefined} />
            <Button name="do" value="answer" look="secondary">Answer it</Button>
          </Details>
        </PostForm>
      </section>
    ))}
  </>
);
