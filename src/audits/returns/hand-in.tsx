import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { newId, post } from '../../platform/index.ts';
import { Button, CheckboxField, ErrorSummary, problemAt, readText, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { WarningText } from '../../web/govuk/index.ts';
import { forbidden, goTo, page, PostForm, sent, type Reply } from '../../web/visit/index.ts';
import { readDrafts, type Drafts } from './drafts.ts';
import { keepSections } from './keep-sections.ts';
import { refused } from './refused-page.tsx';
import { onlyWhatIsAsked, standingsOf } from './standing.ts';
import { closedBecause, takesAnswers, type OpenReturn } from './the-return.ts';

/** The page on which the senior leader signs for the whole return, or what still keeps it from being handed in. */
export async function showHandIn(open: OpenReturn): Promise<Reply> {
  if (!open.fills || open.only !== null || !takesAnswers(open)) return goTo(open.base);
  return handInPage(open, await readDrafts(open), []);
}

/** Hands the return in, once: one submission with one sign-off. Whoever comes second is told who was first, and nothing changes. */
export async function handIn(open: OpenReturn): Promise<Reply> {
  if (open.only !== null) return forbidden;
  if (!takesAnswers(open)) return refused(open, closedBecause(open));
  const { tx, ret, now, who, body, app } = open;
  const drafts = await readDrafts(open);
  const problems: FieldProblem[] = [];
  const signedBy = readText(body, 'signedBy', { what: 'The name', missing: 'Enter the name of the senior leader who signs for the return', most: 200 }, problems);
  const signedPost = readText(body, 'signedPost', { what: 'The post', missing: 'Enter their post', most: 200 }, problems);
  if (sent(body, 'declaration') !== 'yes') problems.push({ field: 'declaration', message: 'Confirm the declaration' });
  if (problems.length > 0 || keptBack(open, drafts).length > 0) return handInPage(open, drafts, problems);
  // Answers to questions that were not asked in the end stay in the history and leave the return.
  const asked = onlyWhatIsAsked(ret.form, drafts.answers);
  const trimmed = [...drafts.bySection.values()].filter(({ section, revision, answers }) => revision > 0 && JSON.stringify(asked[section]) !== JSON.stringify(answers))
    .map(({ section }) => ({ section, answers: asked[section]!, unconfirmed: [] }));
  if (trimmed.length > 0) await keepSections(open, drafts, trimmed, { page: '', seq: 0 }, 'left out of a return what was not asked');
  await tx.updateTable('audit_return').set({ status: 'submitted', submitted_at: now, submitted_by: who, signed_by: signedBy, signed_post: signedPost, unconfirmed: 0, revision: sql<number>`revision + 1` }).where('id', '=', ret.id).execute();
  await tx.insertInto('return_entry').values({ partnership_id: ret.partnershipId, id: newId(), return_id: ret.id, board_id: ret.boardId, agency_id: ret.agencyId, kind: 'submitted', text: `Signed by ${signedBy}, ${signedPost}`, at: now, by_name: who }).execute();
  if (ret.contactEmail !== '') {
    await post(tx, ret.partnershipId, now, [{
      key: `return ${ret.id} received ${now.toISOString()}`, toName: ret.contactName, toEmail: ret.contactEmail, subject: `${ret.round.reference}: the return of ${ret.name} has been received`,
      body: `${ret.contactName}\n\nThe return of ${ret.name} in ${ret.round.reference} was handed in on ${formatDay(open.today)} by ${who}. You need do nothing more.\n`,
    }]);
    app.wake('deliver-mail');
  }
  await record(tx, now, { deed: 'handed in a return', via: open.via, subjectKind: 'return', subjectId: ret.id, detail: { signedBy, signedPost, ...(open.linkId === null ? {} : { holder: open.linkId }) } });
  return goTo(open.base, 'The return is handed in. Thank you.');
}

/** What keeps a return from being handed in, section by section. */
function keptBack({ ret, setting, base }: OpenReturn, drafts: Drafts) {
  return standingsOf(ret.form, drafts.answers, drafts.unconfirmed, setting).filter(({ lacks, unconfirmed }) => lacks.length > 0 || unconfirmed.length > 0).map((each) => ({ ...each, href: `${base}/${each.section}` }));
}

function handInPage(open: OpenReturn, drafts: Drafts, problems: readonly FieldProblem[]): Reply {
  const { base, ret, body } = open;
  const lacking = keptBack(open, drafts);
  const unconfirmed = lacking.reduce((sum, each) => sum + each.unconfirmed.length, 0);
  return page('Hand in the return', (
    <>
      <ErrorSummary problems={lacking.length > 0 ? [] : problems} />
      <span class="govuk-caption-l">{ret.name}, {ret.round.name}</span>
      <h1 class="govuk-heading-l">Hand in the return</h1>
      {lacking.length > 0 ? (
        <>
          <WarningText>The return cannot be handed in yet.</WarningText>
          {unconfirmed > 0 && <p class="govuk-body">{unconfirmed === 1 ? 'One answer was' : `${unconfirmed} answers were`} brought forward and {unconfirmed === 1 ? 'is' : 'are'} not confirmed. <a class="govuk-link" href={`${base}/all/confirm`}>Read and confirm {unconfirmed === 1 ? 'it' : 'them'}</a></p>}
          {lacking.filter(({ lacks }) => lacks.length > 0).map((each) => (
            <>
              <h2 class="govuk-heading-s"><a class="govuk-link" href={each.href}>{each.title}</a></h2>
              <ul class="govuk-list govuk-list--bullet">{each.lacks.map(({ message }) => <li>{message}</li>)}</ul>
            </>
          ))}
        </>
      ) : (
        <PostForm action={`${base}/all/hand-in`}>
          <p class="govuk-body">A senior leader signs for the whole return. Once it is handed in it can be read, and changed only if the board returns it to you.</p>
          <TextField name="signedBy" label="Name of the senior leader" autocomplete="off" value={sent(body, 'signedBy')} error={problemAt(problems, 'signedBy')} />
          <TextField name="signedPost" label="Their post" autocomplete="off" hint="For example, Headteacher or Chief Nurse" value={sent(body, 'signedPost')} error={problemAt(problems, 'signedPost')} />
          <CheckboxField name="declaration" label="Declaration" values={sent(body, 'declaration') === 'yes' ? ['yes'] : []} error={problemAt(problems, 'declaration')}
            choices={[{ value: 'yes', label: `The senior leader has read this return and agrees that it is a true account of ${ret.name}` }]} />
          <Button>Hand in</Button>
        </PostForm>
      )}
    </>
  ), { back: { href: base, text: 'Back to all sections' }, status: problems.length > 0 || (lacking.length > 0 && Object.keys(body).length > 0) ? 422 : 200, section: 'audits' });
}
