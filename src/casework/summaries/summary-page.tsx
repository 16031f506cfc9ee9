import { record } from '../../access/record.ts';
import { formatDay, formatInstant } from '../../calendar/index.ts';
import { parseAnswers, readBack } from '../../forms/index.ts';
import { isId, newToken, post } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, readText, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { settingFor } from '../forms/fill.ts';
import { act } from '../review/act.ts';
import { openReview } from '../review/open-review.ts';
import { called } from './called.ts';
import { giveLink, summaryLetter } from './request-summaries.ts';
import type { Day } from '../../calendar/index.ts';

async function open(visit: Visit) {
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return null;
  const row = await visit.tx.selectFrom('summary_request as s')
    .innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
    .innerJoin('form_response as r', (join) => join.onRef('r.partnership_id', '=', 's.partnership_id').onRef('r.id', '=', 's.response_id'))
    .selectAll('s').select(['a.name as agency', 'r.answers', 'r.form', 'r.updated_at']).where('s.id', '=', id).executeTakeFirst();
  const review = row === undefined ? null : await openReview(visit, row.process_id);
  return row === undefined || review === null ? null : { row, review };
}
type Opened = NonNullable<Awaited<ReturnType<typeof open>>>;

/** One agency's summary as its team reads it, with its link's history; the office returns, withdraws or sends a new link from here. */
export async function summaryPage(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  await record(visit.tx, visit.now, { deed: 'read a summary', subjectKind: 'summary', subjectId: opened.row.id, caseId: opened.row.case_id, detail: { agency: opened.row.agency } });
  return shown(visit, opened, [], 200);
}

export async function changeSummary(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  if (!visit.me.permissions.has('run-review')) return forbidden;
  const { row, review } = opened;
  const problems: FieldProblem[] = [];
  const doing = sent(visit.body, 'do');
  if (doing === 'return' || doing === 'withdraw') {
    const reason = readText(visit.body, doing === 'return' ? 'reason' : 'why', { what: 'The reason', most: 2000 }, problems);
    const done = problems.length > 0 ? { problems } : await act(visit, review, { type: doing === 'return' ? 'reply-returned' : 'request-withdrawn', step: row.step, request: row.id, reason });
    if ('problems' in done) return shown(visit, opened, done.problems.map((problem) => ({ ...problem, field: doing === 'withdraw' && problem.field === 'reason' ? 'why' : problem.field })), 422);
    await visit.tx.updateTable('summary_request').set(doing === 'return' ? { status: 'returned', returned_reason: reason } : { status: 'withdrawn' }).where('id', '=', row.id).execute();
    if (doing === 'return') await visit.tx.updateTable('form_response').set({ status: 'returned' }).where('id', '=', row.response_id).execute();
    await retie(visit.tx, row.id, { state: doing === 'return' ? 'Returned for more' : 'Withdrawn' });
    if (doing === 'withdraw') await endLinks(visit, row.response_id, `Withdrawn: ${reason}`);
    else await sendNewLink(visit, opened, row.holder_name, row.holder_email, 'returned');
    return goTo(`/summaries/${row.id}`, doing === 'return' ? `${row.agency} is asked for more.` : 'The request is withdrawn.');
  }
  if (doing === 'revoke') {
    await endLinks(visit, row.response_id, 'Ended by the office');
    await record(visit.tx, visit.now, { deed: 'revoked a link', subjectKind: 'summary', subjectId: row.id, caseId: row.case_id, detail: { agency: row.agency } });
    return goTo(`/summaries/${row.id}`, 'The link has ended.');
  }
  if (doing === 'send') {
    const over = noLongerAsked(opened);
    if (over !== null) return shown(visit, opened, [{ field: '', message: over }], 422);
    const name = readText(visit.body, 'holderName', { what: 'The name', most: 200, missing: 'Enter who answers' }, problems);
    const email = readText(visit.body, 'holderEmail', { what: 'The e-mail address', most: 200, missing: 'Enter an e-mail address' }, problems);
    if (email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) problems.push({ field: 'holderEmail', message: 'The e-mail address must be like name@example.com' });
    if (problems.length > 0) return shown(visit, opened, problems, 422);
    await sendNewLink(visit, opened, name, email, 'anew');
    return goTo(`/summaries/${row.id}`, `A new link goes to ${name}. Earlier links have ended.`);
  }
  return shown(visit, opened, [{ field: '', message: 'Choose what to do' }], 422);
}

/** Why nobody is asked for the summary any more; null while they are. A page that was opened earlier may still offer to send a link. */
function noLongerAsked({ row, review }: Opened): string | null {
  if (row.status === 'withdrawn') return 'The request is withdrawn, so no link goes out';
  if (row.status === 'received') return 'The summary is handed in, so no link goes out. Return it for more if something is missing';
  return review.process.state.status === 'running' ? null : 'The review has ended, so no link goes out';
}

async function endLinks(visit: Visit, responseId: string, reason: string): Promise<void> {
  await visit.tx.updateTable('personal_link').set({ revoked_at: visit.now, revoked_by: visit.me.personId, revoked_reason: reason })
    .where('subject_id', '=', responseId).where('revoked_at', 'is', null).execute();
}

async function sendNewLink(visit: Visit, { row, review }: Opened, name: string, email: string, why: 'anew' | 'returned'): Promise<void> {
  await endLinks(visit, row.response_id, 'A newer link was sent');
  const made = newToken();
  await giveLink(visit, row.case_id, row.response_id, { holderName: name, holderEmail: email, hash: made.hash }, row.due_on as Day);
  await visit.tx.updateTable('summary_request').set({ holder_name: name, holder_email: email }).where('id', '=', row.id).execute();
  await post(visit.tx, review.process.partnershipId, visit.now, [summaryLetter(visit.app.settings.baseUrl, row.reference, row.due_on as Day, called(review.edition.pack.forms.find((each) => each.key === row.form)), { id: row.id, holderName: name, holderEmail: email, agencyName: row.agency, token: made.token }, { why, at: visit.now })]);
  await record(visit.tx, visit.now, { deed: 'sent a new link', subjectKind: 'summary', subjectId: row.id, caseId: row.case_id, detail: { to: name } });
  visit.app.wake('deliver-mail');
}

async function shown(visit: Visit, opened: Opened, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const { row, review } = opened;
  const form = review.edition.pack.forms.find((each) => each.key === row.form)!;
  const rows = readBack(form, parseAnswers(row.answers), await settingFor(visit.tx, review.edition.pack, visit.today));
  const links = await visit.tx.selectFrom('personal_link').select(['holder_name', 'created_at', 'opened_at', 'expires_at', 'revoked_at', 'revoked_reason']).where('subject_id', '=', row.response_id).orderBy('created_at').execute();
  const may = visit.me.permissions.has('run-review') && row.status !== 'withdrawn';
  const action = `/summaries/${row.id}`;
  return page(`${form.name}: ${row.agency}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{review.process.definition.name} {row.reference}</span>
      <h1 class="govuk-heading-l">{form.name}: {row.agency}</h1>
      <Facts rows={[
        { name: 'Who answers', value: `${row.holder_name}, ${row.holder_email}` }, { name: 'Due', value: formatDay(row.due_on as Day) },
        { name: 'Handed in', value: row.received_at === null ? 'Not yet' : formatInstant(row.received_at) },
        ...(row.returned_reason ? [{ name: 'Returned for more', value: row.returned_reason }] : []),
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/thread/${row.id}`}>Its golden thread</a>{row.status === 'received' && <>. <a class="govuk-link" href={`/findings/new?process=${row.process_id}&summary=${row.id}`}>Write a finding that rests on it</a></>}</p>
      {row.status === 'received' || row.status === 'returned' ? <Facts rows={rows.map((each) => ({ name: each.entry ? `${each.entry}: ${each.question}` : each.question, value: each.text }))} /> : <p class="govuk-inset-text">What the agency has so far stays its own until it is handed in.</p>}
      {links.length > 0 && <Table caption="Personal links" captionSize="s" heads={['For', 'Sent', 'First opened', 'Stands']} rows={links.map((link) => [link.holder_name, formatInstant(link.created_at), link.opened_at === null ? 'Not yet' : formatInstant(link.opened_at), link.revoked_at !== null ? (link.revoked_reason ?? 'Ended') : link.expires_at <= visit.now ? 'Expired' : `Open until ${formatInstant(link.expires_at)}`])} />}
      {may && row.status === 'received' && (
        <PostForm action={action}><AreaField name="reason" label="What more is needed?" hint="The agency gets a mail and can change what it gave." rows={3} value={sent(visit.body, 'reason')} error={problemAt(problems, 'reason')} /><Button name="do" value="return">Return for more</Button></PostForm>
      )}
      {may && noLongerAsked(opened) === null && (
        <>
          <PostForm action={action}>
            <h2 class="govuk-heading-m">Send a new link</h2>
            <TextField name="holderName" label="To whom?" value={sent(visit.body, 'holderName') || row.holder_name} error={problemAt(problems, 'holderName')} />
            <TextField name="holderEmail" label="E-mail" type="email" value={sent(visit.body, 'holderEmail') || row.holder_email} error={problemAt(problems, 'holderEmail')} />
            <Button name="do" value="send" look="secondary">Send a new link</Button>
          </PostForm>
          {links.some((link) => link.revoked_at === null && link.expires_at > visit.now) && <PostForm action={action}><Button name="do" value="revoke" look="warning">End the present link</Button></PostForm>}
          <PostForm action={action}><TextField name="why" label="Why is it no longer asked for?" value={sent(visit.body, 'why')} error={problemAt(problems, 'why')} /><Button name="do" value="withdraw" look="secondary">Withdraw the request</Button></PostForm>
        </>
      )}
    </>
  ), { status, section: 'reviews', back: { href: `/reviews/${row.process_id}/steps/${row.step}`, text: 'Back to all agencies' } });
}
