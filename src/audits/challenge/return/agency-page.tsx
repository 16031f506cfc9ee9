import { formatDay, formatInstant } from '../../../calendar/index.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { Details, InsetText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply } from '../../../web/visit/index.ts';
import { doorOfReturn } from '../../evidence/door.ts';
import { FileField } from '../../evidence/add-fields.tsx';
import { readEvidenceOf } from '../../evidence/read-evidence.ts';
import type { OpenReturn } from '../../returns/the-return.ts';
import { levelsOf } from '../../tools/grades.ts';
import { levelName, nameOf } from '../open-challenge.ts';
import { isLate, readSent, stateOf, type ChallengeQuestion } from './read-questions.ts';

/** Where a reply goes, for the door by which the agency came. */
export const replyHref = ({ via, base }: Pick<OpenReturn, 'via' | 'base'>): string => (via === 'link' ? `${base}/challenge` : `${base}/challenge/reply`);

/** What the panel asks of an agency, with room for a reply and further evidence, and the panel's grades beside its own. */
export async function agencyPage(open: OpenReturn, problems: readonly FieldProblem[] = [], status: 409 | 422 = 422): Promise<Reply> {
  const { tx, ret, only, body } = open;
  // A colleague who was asked for some sections does not reply for the whole.
  if (!open.fills || only !== null) return notFound;
  const questions = await readSent(tx, ret.id);
  const grades = await tx.selectFrom('return_grade').select(['standard', 'own_level', 'moderated_level', 'moderated_reason']).where('return_id', '=', ret.id).execute();
  const evidence = (await readEvidenceOf(tx, [ret.respondentId])).filter((piece) => piece.withdrawnOn === null);
  const levels = levelsOf(ret.form);
  const standards = ret.form.standards ?? [];
  const moderated = standards.flatMap(({ key, name }) => { const grade = grades.find((each) => each.standard === key && each.moderated_level !== null); return grade === undefined ? [] : [{ name, grade }]; });
  const toReply = questions.filter((question) => stateOf(question) === 'sent').length;
  const about = sent(body, 'questionId');
  return page(`Questions of the panel: ${ret.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.boardName}, {ret.round.reference} {ret.round.name}</span>
      <h1 class="govuk-heading-l">Questions of the challenge panel</h1>
      <p class="govuk-body">{questions.length === 0 ? 'The panel has asked nothing.' : toReply === 0 ? 'You have replied to everything that was asked.' : `${toReply === 1 ? 'One question awaits' : `${toReply} questions await`} your reply.`} Your own grades stay as they are; a grade of the panel stands beside them.</p>
      {questions.map((question, index) => (
        <section>
          <h2 class="govuk-heading-m" id={`question-${index + 1}`}>{index + 1}. {nameOf(standards, question.standard)}</h2>
          <p class="govuk-body gt-pre">{question.question}</p>
          <p class="govuk-body-s gt-secondary">Sent on {formatDay(question.sentOn!)}.{stateOf(question) === 'sent' && question.replyBy !== null && <> Please reply by <strong>{formatDay(question.replyBy)}</strong>{isLate(question, open.today) && ', which has passed: a late reply still counts'}.</>} Your own grade: {levelName(levels, grades.find((each) => each.standard === question.standard)?.own_level ?? null)}.</p>
          {question.repliedAt !== null && <Facts rows={[{ name: 'Your reply', value: question.reply }, { name: 'By', value: `${question.repliedBy}, ${formatInstant(question.repliedAt)}` }, ...(question.evidence === null ? [] : [{ name: 'Further evidence', value: question.evidence }])]} />}
          {question.settledAt !== null ? <InsetText><strong>The panel:</strong> {question.settledText}</InsetText> : (
            question.repliedAt === null ? <ReplyForm open={open} question={question} evidence={evidence} problems={about === question.id ? problems : []} mine={about === question.id} />
              : <Details summaryText="Change your reply" open={about === question.id}><ReplyForm open={open} question={question} evidence={evidence} problems={about === question.id ? problems : []} mine={about === question.id} /></Details>
          )}
        </section>
      ))}
      {moderated.length > 0 && (
        <>
          <h2 class="govuk-heading-m">The panel’s grades</h2>
          <Facts rows={moderated.map(({ name, grade }) => ({ name, value: `Own: ${levelName(levels, grade.own_level)}. Panel: ${levelName(levels, grade.moderated_level)}.\n${grade.moderated_reason}` }))} />
        </>
      )}
    </>
  ), { section: 'audits', status: problems.length > 0 ? status : 200, back: { href: open.base, text: 'Back to the return' } });
}

function ReplyForm({ open, question, evidence, problems, mine }: { open: OpenReturn; question: ChallengeQuestion; evidence: readonly { id: string; title: string }[]; problems: readonly FieldProblem[]; mine: boolean }) {
  const { body } = open;
  const value = (field: string, stands: string): string => (mine && body[field] !== undefined ? sent(body, field) : stands);
  const id = (field: string): string => (mine ? field : `${field}-${question.id}`);
  return (
    <PostForm action={replyHref(open)} upload>
      <input type="hidden" name="questionId" value={question.id} />
      <input type="hidden" name="was" value={String(question.repliedAt?.getTime() ?? 0)} />
      <AreaField name="reply" id={id('reply')} label="Your reply" hint="No names of children or staff." rows={5} value={value('reply', question.reply)} error={problemAt(problems, 'reply')} />
      {evidence.length > 0 && <SelectField name="evidence" id={id('evidence')} label="Further evidence that you keep already (optional)" empty="None" choices={evidence.map((piece) => ({ value: piece.id, label: piece.title }))} value={value('evidence', question.evidenceId ?? '')} error={problemAt(problems, 'evidence')} />}
      <TextField name="title" id={id('title')} label="Or add a file: what is it? (optional)" value={value('title', '')} error={problemAt(problems, 'title')} />
      <FileField door={doorOfReturn(open)} problems={problems} label="File (optional)" {...(mine ? {} : { id: `file-${question.id}` })} />
      <Button>Send the reply</Button>
    </PostForm>
  );
}
