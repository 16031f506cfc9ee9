import { formatDay, formatInstant } from '../../../calendar/index.ts';
import { isId } from '../../../platform/index.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, SelectField, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { challengeHref, nameOf, openChallenge } from '../open-challenge.ts';
import { readQuestions, stateOf } from './read-questions.ts';

/** One question of the panel: a draft to change, a reply to settle. */
export async function questionPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 409 | 422 = 422): Promise<Reply> {
  const open = await openChallenge(visit);
  const id = visit.params['question'] ?? '';
  if (open === null || !isId(id)) return notFound;
  if (!open.reads) return forbidden;
  const { ret, standards, asks } = open;
  const question = (await readQuestions(visit.tx, [ret.id])).find((each) => each.id === id);
  if (question === undefined) return notFound;
  const { body } = visit;
  const state = stateOf(question);
  const here = challengeHref(ret.id, `/${id}`);
  const value = (field: string, stands: string): string => (body[field] === undefined ? stands : sent(body, field));
  return page('A question of the panel', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.name}, {nameOf(standards, question.standard)}</span>
      <h1 class="govuk-heading-l">A question of the panel</h1>
      {state === 'draft' && asks ? (
        <PostForm action={here}>
          <SelectField name="standard" label="Standard" choices={standards.map(({ key, name }) => ({ value: key, label: name }))} value={value('standard', question.standard)} error={problemAt(problems, 'standard')} />
          <AreaField name="question" label="Question" rows={5} most={2000} value={value('question', question.question)} error={problemAt(problems, 'question')} />
          <div class="govuk-button-group"><Button name="do" value="change">Save</Button><Button look="secondary" name="do" value="drop">Drop it</Button></div>
        </PostForm>
      ) : (
        <>
          <Facts rows={[
            { name: 'Question', value: question.question }, { name: 'Asked by', value: `${question.askedBy}, ${question.sentOn === null ? 'not sent' : `sent on ${formatDay(question.sentOn)}`}` },
            { name: 'Reply', value: question.repliedAt === null ? 'None yet' : `${question.reply}\n${question.repliedBy}, ${formatInstant(question.repliedAt)}` },
            ...(question.evidenceId === null ? [] : [{ name: 'Further evidence', value: <a class="govuk-link" href={`/audits/evidence/${question.evidenceId}`}>{question.evidence ?? 'Evidence'}</a> }]),
            ...(question.settledAt === null ? [] : [{ name: 'Settled', value: question.settledText }]),
          ]} />
          {asks && (state === 'sent' || state === 'replied') && (
            <PostForm action={here}>
              <AreaField name="settled" label="What does the panel make of it?" hint={state === 'sent' ? 'The agency has not replied. Say why the question is settled without a reply. The agency reads it.' : 'A sentence. The agency reads it.'} rows={3} value={sent(body, 'settled')} error={problemAt(problems, 'settled')} />
              <Button name="do" value="settle">Settle the question</Button>
            </PostForm>
          )}
        </>
      )}
    </>
  ), { section: 'audits', status: problems.length > 0 ? status : 200, back: { href: challengeHref(ret.id), text: `Back to ${ret.name}` } });
}
