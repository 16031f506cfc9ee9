import { newToken } from '../../platform/index.ts';
import { Button } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { record } from '../record.ts';

const back = { href: '/account', text: 'Back to your account' };

/** One's own calendar link: whether there is one, and the ways to make, renew and end it. Its address is kept nowhere, so it is shown once. */
export async function ownCalendarPage({ tx, me }: Visit): Promise<Reply> {
  const { made } = await tx.selectFrom('person').select((is) => is('calendar_token_hash', 'is not', null).as('made')).where('id', '=', me.personId).executeTakeFirstOrThrow();
  return page('Your calendar link', (
    <>
      <h1 class="govuk-heading-l">Your calendar link</h1>
      <p class="govuk-body">With a secret link, Outlook or another calendar shows what is due to you and keeps itself up to date. It holds references and the names of steps, and nothing of a case.</p>
      {made ? <InsetText>You have a calendar link. It was shown when it was made, and cannot be shown again. If you need the address once more, or somebody else has come to know it, make a new one: the old one then ends.</InsetText> : null}
      <PostForm action="/account/calendar">
        <div class="govuk-button-group">
          <Button name="do" value="make" look={made ? 'secondary' : ''}>{made ? 'Make a new calendar link' : 'Make a calendar link'}</Button>
          {made && <Button name="do" value="end" look="warning">End the calendar link</Button>}
        </div>
      </PostForm>
    </>
  ), { back });
}

export async function answerOwnCalendar({ tx, me, now, body, app }: Visit): Promise<Reply> {
  const keep = (hash: Buffer | null) => tx.updateTable('person').set({ calendar_token_hash: hash }).where('id', '=', me.personId).execute();
  const said = (deed: string) => record(tx, now, { deed, subjectKind: 'person', subjectId: me.personId });
  switch (sent(body, 'do')) {
    case 'make': {
      const { token, hash } = newToken();
      await keep(hash);
      await said('made a calendar link');
      return page('Your calendar link', <CalendarAddress title="Your calendar link" address={`${app.settings.baseUrl}/calendar/${token}.ics`} advice="Whoever has it sees what is due to you, so keep it to yourself." />, { back });
    }
    case 'end':
      await keep(null);
      await said('ended a calendar link');
      return goTo('/account/calendar', 'The calendar link has ended.');
    default:
      return goTo('/account/calendar');
  }
}

/** The address of a calendar, the one time that it is shown, and what to do with it. */
export const CalendarAddress = ({ title, address, advice }: { title: string; address: string; advice: string }) => (
  <>
    <h1 class="govuk-heading-l">{title}</h1>
    <p class="govuk-body">Copy this address now. It is not shown again.</p>
    <InsetText><strong class="gt-pre">{address}</strong></InsetText>
    <p class="govuk-body">{advice}</p>
    <h2 class="govuk-heading-m">What to do with it</h2>
    <p class="govuk-body">In Outlook, open the calendar, choose “Add calendar”, then “Subscribe from web”, and paste the address. Other calendars call it “From URL” or “Subscribe”. It may take them some hours to show a change.</p>
  </>
);
