import type { ComponentChildren } from 'preact';
import { Table, Tag } from '../../web/fields/index.ts';
import { SummaryList } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, type Reply, type Visit } from '../../web/visit/index.ts';
import type { Day } from '../../calendar/index.ts';
import { readBoards, roleName } from '../boards.ts';
import { mayChangeAccount, mayManagePeople, mayRecordAbsence } from '../policies.ts';
import { holdsOn, spanWords, type Span } from '../span.ts';
import { readPerson, type PersonView } from './read-person.ts';

/** A person: what they hold and held, who acts for them, when they are away, and their account. */
export async function personPage({ tx, me, params, today }: Visit): Promise<Reply> {
  const person = await readPerson(tx, params['id'] ?? '');
  if (person === null) return notFound;
  const boards = await readBoards(tx, me.partnershipId);
  const manages = mayManagePeople(me);
  const at = `/people/${person.id}`;
  const away = person.absences.some((each) => holdsOn(each, today));
  return page(person.name, (
    <>
      <h1 class="govuk-heading-l">{person.name}{away && <>{' '}<Tag colour="yellow">Away today</Tag></>}</h1>
      <SummaryList rows={[
        { key: 'Post', value: person.post || '–' }, { key: 'E-mail address', value: person.email }, { key: 'Agency', value: person.agency ?? 'None' }, { key: 'Account', value: person.active ? 'Open' : 'Closed' },
      ]} />
      {manages && <p class="govuk-body"><a class="govuk-link" href={`${at}/change`}>Change these details</a></p>}
      <Part title="Roles" add={manages && me.personId !== person.id && person.active ? { href: `${at}/roles/new`, text: 'Give a role' } : null}>
        {person.holdings.length === 0 ? <p class="govuk-body">No roles yet.</p> : (
          <Table caption="Roles" captionSize="hidden" heads={['Role', 'Group', 'Agency', 'Days', ...(manages ? ['Change'] : [])]} rows={person.holdings.map((each) => [
            roleName(boards, each.boardId, each.role), each.group ?? '–', each.agency ?? '–', <Days span={each} today={today} />,
            ...(manages ? [over(each, today) ? '–' : <a class="govuk-link" href={`${at}/roles/${each.id}/end`}>End<span class="govuk-visually-hidden"> the role {roleName(boards, each.boardId, each.role)}</span></a>] : []),
          ])} />
        )}
      </Part>
      <Part title="Deputies" add={manages ? { href: `${at}/deputies/new`, text: 'Nominate a deputy' } : null}>
        {person.deputies.length === 0 ? <p class="govuk-body">Nobody is nominated to act for {person.name}.</p> : (
          <Table caption="Deputies" captionSize="hidden" heads={['Acts when they are away', 'Days', ...(manages ? ['Change'] : [])]} rows={person.deputies.map((each) => [
            <a class="govuk-link" href={`/people/${each.personId}`}>{each.name}</a>, <Days span={each} today={today} />,
            ...(manages ? [over(each, today) || each.until === today ? '–' : <PostForm action={`${at}/deputies/${each.id}/end`}><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">End today<span class="govuk-visually-hidden"> for {each.name}</span></button></PostForm>] : []),
          ])} />
        )}
        {person.deputyOf.length > 0 && <Table caption="Acts for others" captionSize="s" heads={['For', 'Days']} rows={person.deputyOf.map((each) => [<a class="govuk-link" href={`/people/${each.personId}`}>{each.name}</a>, <Days span={each} today={today} />])} />}
      </Part>
      <Part title="Absences" add={mayRecordAbsence(me, person.id) ? { href: `${at}/absences/new`, text: 'Record an absence' } : null}>
        {person.absences.length === 0 ? <p class="govuk-body">None is recorded.</p> : (
          <Table caption="Absences" captionSize="hidden" heads={['Days', 'Reason', ...(mayRecordAbsence(me, person.id) ? ['Change'] : [])]} rows={person.absences.map((each) => [
            <Days span={each} today={today} />, each.reason || '–',
            ...(mayRecordAbsence(me, person.id) ? [over(each, today) ? '–' : <a class="govuk-link" href={`${at}/absences/${each.id}/end`}>Change the last day<span class="govuk-visually-hidden"> of the absence {spanWords(each)}</span></a>] : []),
          ])} />
        )}
      </Part>
      {mayChangeAccount(me, person.id) && <Account person={person} />}
    </>
  ), { section: 'people', wide: true, back: { href: '/people', text: 'Back to people' } });
}

const over = (span: Span, today: Day): boolean => span.until !== null && span.until < today;

const Days = ({ span, today }: { span: Span; today: Day }) => (
  <>{spanWords(span)}{over(span, today) ? <>{' '}<Tag colour="grey">Ended</Tag></> : span.from > today ? <>{' '}<Tag colour="blue">To come</Tag></> : null}</>
);

const Part = ({ title, add, children }: { title: string; add: { href: string; text: string } | null; children: ComponentChildren }) => (
  <section>
    <h2 class="govuk-heading-m">{title}</h2>
    {children}
    {add !== null && <p class="govuk-body"><a class="govuk-link" href={add.href}>{add.text}</a></p>}
  </section>
);

const Account = ({ person }: { person: PersonView }) => (
  <section>
    <h2 class="govuk-heading-m">Account</h2>
    {person.active ? (
      <>
        <PostForm action={`/people/${person.id}/account`}>
          <p class="govuk-body">Cannot sign in? Send a link to set a password, or, where the phone is lost, let them set up their one-time code again. Make sure that it is they who ask. If a computer or phone was lost or stolen, sign them out everywhere.</p>
          <div class="govuk-button-group">
            <button class="govuk-button govuk-button--secondary" name="do" value="invite" data-prevent-double-click="true" data-module="govuk-button">Send a password link</button>
            <button class="govuk-button govuk-button--secondary" name="do" value="code">Reset the one-time code</button>
            <button class="govuk-button govuk-button--secondary" name="do" value="sign-out">Sign out everywhere</button>
          </div>
        </PostForm>
        <p class="govuk-body"><a class="govuk-link" href={`/people/${person.id}/close`}>Close this account</a></p>
      </>
    ) : <PostForm action={`/people/${person.id}/account`}><button class="govuk-button govuk-button--secondary" name="do" value="open">Open the account again</button></PostForm>}
  </section>
);
