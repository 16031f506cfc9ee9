import { formatDay, formatInstant } from '../../calendar/index.ts';
import { AreaField, Button, DateField, ErrorSummary, Facts, problemAt, Table, Tag, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { returnColours, returnWords } from './campaign-page.tsx';
import { keptReturn, type KeptReturn } from './read-return.ts';
import { doToReturn, isReturnDeed, possibleReturnDeeds, type ReturnDeed } from './return-deeds.ts';

const entryWords: Record<string, string> = {
  invited: 'Invited', opened: 'Opened', reminded: 'Reminded', 'passed-on': 'Passed on', delegated: 'Sections passed to a colleague', 'delegation-ended': 'Taken back from a colleague', submitted: 'Submitted', returned: 'Returned for change',
  moderated: 'Grade moderated', rigour: 'Rigour judged', 'link-ended': 'Links ended', chased: 'Chased', 'link-sent': 'New link sent', 'contact-changed': 'Another contact', deferred: 'Deferred',
  chosen: 'Chosen for the challenge panel', 'not-chosen': 'Taken off the challenge', questioned: 'Questions of the panel sent', replied: 'Replied to the panel', settled: 'Question settled',
};
const titles: Record<ReturnDeed, string> = { chase: 'Chase', link: 'Send a new link', 'end-links': 'End its links', contact: 'Change the contact', return: 'Return for change', defer: 'Defer' };

/** One return as the office keeps it: how it stands, its contact and links, what can be done, and its history. */
export async function keptReturnPage(visit: Visit, doing: ReturnDeed | null = null, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const kept = await keptReturn(visit);
  if (kept === null) return notFound;
  const { tx, now, today } = visit;
  const links = await tx.selectFrom('personal_link').select(['holder_name', 'holder_email', 'created_at', 'opened_at', 'expires_at', 'revoked_at', 'revoked_reason']).where('subject_id', '=', kept.id).where('purpose', '=', 'return').orderBy('created_at', 'desc').limit(50).execute();
  const entries = await tx.selectFrom('return_entry').select(['kind', 'text', 'at', 'by_name']).where('return_id', '=', kept.id).orderBy('at', 'desc').orderBy('id', 'desc').limit(200).execute();
  const deeds = possibleReturnDeeds(kept);
  return page(`${kept.name}, ${kept.reference}`, (
    <>
      <ErrorSummary problems={problems.map((problem) => ({ ...problem, field: problem.field === '' ? '' : `${doing}.${problem.field}` }))} />
      <span class="govuk-caption-l">{kept.round}, {kept.reference}</span>
      <h1 class="govuk-heading-l">{kept.name}</h1>
      <p><Tag colour={returnColours[kept.status]}>{returnWords(kept.status)}</Tag>{kept.status !== 'submitted' && kept.dueOn < today && <>{' '}<Tag colour="red">Late</Tag></>}</p>
      <Facts rows={[
        { name: 'Last day', value: `${formatDay(kept.dueOn)}${kept.deferredTo === null ? '' : ', deferred'}` },
        { name: 'Contact', value: kept.contactEmail === '' ? 'No address' : [kept.contactName, kept.contactEmail].filter(Boolean).join('\n') },
        ...(kept.asked > 0 ? [{ name: 'Answered', value: `${kept.answered} of ${kept.asked} questions` }] : []),
        ...(kept.submittedAt === null ? [] : [{ name: 'Submitted', value: `${formatInstant(kept.submittedAt)}${kept.submittedBy === '' ? '' : `, by ${kept.submittedBy}`}` }]),
        ...(kept.signedBy === '' ? [] : [{ name: 'Signed off', value: [kept.signedBy, kept.signedPost].filter(Boolean).join(', ') }]),
        ...(kept.status === 'returned' ? [{ name: 'Asked for', value: kept.returnedReason }] : []),
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/audits/returns/${kept.id}`}>Read the return</a></p>
      {kept.roundStatus !== 'open' && <p class="govuk-body">The round is closed. Reopen it to ask for anything more.</p>}
      {deeds.length > 0 && <h2 class="govuk-heading-m">What you can do</h2>}
      {deeds.map((deed) => <DeedForm deed={deed} kept={kept} body={doing === deed ? visit.body : {}} problems={doing === deed ? problems : []} open={doing === deed} />)}
      {links.length > 0 && <Table caption="Personal links" heads={['For', 'Sent', 'First opened', 'Standing']} rows={links.map((link) => [
        <>{link.holder_name}<span class="gt-under">{link.holder_email}</span></>, formatInstant(link.created_at), link.opened_at === null ? 'Not yet' : formatInstant(link.opened_at), link.revoked_at !== null ? (link.revoked_reason ?? 'Ended') : link.expires_at <= now ? 'Expired' : `Open until ${formatInstant(link.expires_at)}`,
      ])} />}
      <h2 class="govuk-heading-m">History</h2>
      {entries.length === 0 ? <p class="govuk-body">Nothing has happened yet.</p> : (
        <ul class="gt-work">
          {entries.map((entry) => <li class="gt-work__item"><div><strong>{entryWords[entry.kind] ?? entry.kind}</strong>{entry.text !== '' && <><br /><span class="gt-pre">{entry.text}</span></>}</div><div class="gt-work__due gt-secondary">{entry.by_name || 'Golden Thread'}<br />{formatInstant(entry.at)}</div></li>)}
        </ul>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', wide: true, back: { href: `/audits/rounds/${kept.roundId}`, text: `Back to ${kept.reference}` } });
}

function DeedForm({ deed, kept, body, problems, open }: { deed: ReturnDeed; kept: KeptReturn; body: Sent; problems: readonly FieldProblem[]; open: boolean }) {
  const action = `/audits/rounds/${kept.roundId}/returns/${kept.id}`;
  const error = (field: string) => problemAt(problems, field);
  const value = (field: string, stands: string) => (body[field] === undefined ? stands : sent(body, field));
  return (
    <Details classes="gt-deed" summaryText={titles[deed]} open={open}>
      <PostForm action={action}>
        <input type="hidden" name="do" value={deed} />
        {(deed === 'chase' || deed === 'link') && <p class="govuk-body">{deed === 'chase' ? 'The mail says that the answer is still to come, and brings a new link.' : 'The mail brings a new link and asks for nothing more.'} It goes to {kept.contactEmail}. Links sent before still work.</p>}
        {deed === 'end-links' && <p class="govuk-body">{kept.openLinks === 1 ? 'Its link opens' : `Its ${kept.openLinks} links open`} nothing from now on, those that were passed on to colleagues among them. What was saved stays.</p>}
        {deed === 'contact' && <TextField name="contactName" id="contact.contactName" label="Contact" hint="The post, or a name" value={value('contactName', kept.contactName)} error={error('contactName')} />}
        {deed === 'contact' && <TextField name="contactEmail" id="contact.contactEmail" label="E-mail" type="email" hint="A link goes here. Earlier links end." value={value('contactEmail', kept.contactEmail)} error={error('contactEmail')} />}
        {deed === 'defer' && <p class="govuk-body">By the framework: {kept.deferral?.by}. {kept.deferral?.about}</p>}
        {deed === 'defer' && <DateField name="until" id="defer.until" label="New last day" typed={typedDay(body, 'until')} error={error('until')} />}
        {(deed === 'return' || deed === 'defer') && <AreaField name="reason" id={`${deed}.reason`} label={deed === 'return' ? 'What more is needed?' : 'Why, and who decided it?'} {...(deed === 'return' ? { hint: 'It stands at the top of the return until it is submitted again. The mail does not hold it.' } : {})} rows={4} value={sent(body, 'reason')} error={error('reason')} />}
        <Button>{titles[deed]}</Button>
      </PostForm>
    </Details>
  );
}

/** Does something to one return, and says so. */
export async function changeReturn(visit: Visit): Promise<Reply> {
  const kept = await keptReturn(visit);
  if (kept === null) return notFound;
  const deed = sent(visit.body, 'do');
  if (!isReturnDeed(deed)) return keptReturnPage(visit, null, [{ field: '', message: 'Choose what to do' }]);
  const outcome = await doToReturn(visit, kept, deed);
  return 'problems' in outcome ? keptReturnPage(visit, deed, outcome.problems) : goTo(`/audits/rounds/${kept.roundId}/returns/${kept.id}`, outcome.said);
}
