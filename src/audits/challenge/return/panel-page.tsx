import { durationWords } from '../../../framework/words.ts';
import { formatDay } from '../../../calendar/index.ts';
import { AreaField, boxesOf, Button, ButtonLink, DateField, ErrorSummary, Facts, problemAt, SelectField, Table, Tag, typedDay, type FieldProblem, type TagColour } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { challengeHref, levelName, nameOf, roundChallengeHref, type OpenChallenge } from '../open-challenge.ts';
import { notAskable } from './ask.ts';
import { replyDay } from './reply-day.ts';
import { isLate, readGrades, readQuestions, stateOf, type ChallengeQuestion, type QuestionState } from './read-questions.ts';

const stateWords: Record<QuestionState, string> = { draft: 'Draft', sent: 'Awaits a reply', replied: 'Replied', settled: 'Settled' };
const stateColours: Record<QuestionState, TagColour> = { draft: 'grey', sent: 'yellow', replied: 'blue', settled: 'green' };
export const StateTag = ({ question }: { question: ChallengeQuestion }) => <Tag colour={stateColours[stateOf(question)]}>{stateWords[stateOf(question)]}</Tag>;

/** A return before the panel: its grades side by side, what was asked, replied and settled, and what can be done. */
export async function panelPage(visit: Visit, open: OpenChallenge, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, body } = visit;
  const { ret, standards, levels, asks, challenge } = open;
  const questions = (await readQuestions(tx, [ret.id])).filter((question) => question.sentOn !== null || question.settledAt === null);
  const grades = await readGrades(tx, ret.id);
  const drafts = questions.filter((question) => stateOf(question) === 'draft').length;
  const hold = notAskable(open);
  const here = challengeHref(ret.id);
  return page(`Challenge: ${ret.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.round.reference} {ret.round.name}</span>
      <h1 class="govuk-heading-l">Challenge: {ret.name}</h1>
      {hold !== null && <InsetText>{hold}</InsetText>}
      <Facts rows={[
        { name: 'To be questioned', value: open.toChallenge ? open.challengeReason || 'Yes: every return is' : 'Not chosen' },
        { name: 'Handed in', value: ret.status === 'submitted' ? `Yes, signed by ${ret.signedBy}, ${ret.signedPost}` : 'Not yet' },
        { name: 'Rigour', value: open.rigour || 'Not judged yet' },
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/audits/returns/${ret.id}`}>Read the return</a></p>
      <Table caption="Grades" heads={['Standard', 'Own grade', 'Panel’s grade', 'Reason']} rows={standards.map(({ key, name }) => {
        const grade = grades.find((each) => each.standard === key);
        return [name, levelName(levels, grade?.own ?? null), grade?.moderated ? levelName(levels, grade.moderated) : 'Not moderated', grade?.reason ? <span class="gt-pre">{grade.reason}</span> : ''];
      })} />
      {asks && hold === null && <ButtonLink look="secondary" href={`${here}/grades`}>Grade and judge rigour</ButtonLink>}
      <h2 class="govuk-heading-m">Questions</h2>
      {questions.length === 0 && <p class="govuk-body">Nothing has been asked.</p>}
      {questions.length > 0 && <Table caption="Questions of the panel" captionSize="hidden" heads={['Question', 'Standing', 'Reply', 'Settled']} rows={questions.map((question) => [
        <><a class="govuk-link" href={`${here}/${question.id}`}>{question.question}</a><span class="gt-under">{nameOf(standards, question.standard)} · {question.askedBy}</span></>,
        <><StateTag question={question} />{question.sentOn !== null && <span class="gt-under">sent {formatDay(question.sentOn)}{question.replyBy !== null && `, reply by ${formatDay(question.replyBy)}`}</span>}{isLate(question, visit.today) && <span class="gt-under"><Tag colour="red">Late</Tag></span>}</>,
        question.repliedAt === null ? '' : <><span class="gt-pre">{question.reply}</span><span class="gt-under">{question.repliedBy}{question.evidenceId !== null && <>, with <a class="govuk-link" href={`/audits/evidence/${question.evidenceId}`}>{question.evidence ?? 'evidence'}</a></>}</span></>,
        question.settledText,
      ])} />}
      {asks && hold === null && drafts > 0 && (
        <PostForm action={here}>
          <p class="govuk-body">{drafts === 1 ? 'One draft is' : `${drafts} drafts are`} the panel’s own until sent. All go to {ret.name} together, in one mail with its link.</p>
          <DateField name="replyBy" label={challenge?.replyWithin === undefined ? 'By what day is a reply wanted? (optional)' : 'By what day is a reply wanted?'} hint={challenge?.replyWithin === undefined ? 'The framework sets no time. With a day the agency is reminded, and a late reply is marked.' : `The framework gives ${durationWords(challenge.replyWithin)}.`} typed={sent(body, 'do') === 'send' ? typedDay(body, 'replyBy') : boxesOf(await replyDay(visit, open))} error={problemAt(problems, 'replyBy')} />
          <Button name="do" value="send">{drafts === 1 ? 'Send the question' : `Send ${drafts} questions`}</Button>
        </PostForm>
      )}
      {asks && hold === null && (
        <PostForm action={here}>
          <h3 class="govuk-heading-s">Ask</h3>
          <SelectField name="standard" label="Standard" empty="Choose" choices={standards.map(({ key, name }) => ({ value: key, label: name }))} value={sent(body, 'standard')} error={problemAt(problems, 'standard')} />
          <AreaField name="question" label="Question" hint="Ask what was done and how it is known to work. No names." rows={4} most={2000} value={sent(body, 'question')} error={problemAt(problems, 'question')} />
          <Button look="secondary" name="do" value="ask">Keep as a draft</Button>
        </PostForm>
      )}
    </>
  ), { section: 'audits', wide: true, status: problems.length > 0 ? 422 : 200, back: { href: roundChallengeHref(ret.round.id), text: `Back to the challenge of ${ret.round.reference}` } });
}
