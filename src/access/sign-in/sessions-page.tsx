import { formatInstant } from '../../calendar/index.ts';
import { Button, Table, Tag } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { record } from '../record.ts';
import { endAllSessions, sessionCookie } from '../session.ts';
import { endOneSession, openSessions } from './open-sessions.ts';

const signedOut = (said: string): Reply => ({ kind: 'redirect', to: '/sign-in', said, cookies: [{ name: sessionCookie, value: '', maxAge: 0 }] });

/** Every place in which somebody is signed in, each with a way to end it. */
export async function sessionsPage({ tx, me, now }: Visit): Promise<Reply> {
  const sessions = await openSessions(tx, me, now);
  return page('Where you are signed in', (
    <>
      <h1 class="govuk-heading-l">Where you are signed in</h1>
      <p class="govuk-body">If you do not know one of these, sign out everywhere and then <a class="govuk-link" href="/account#password">change your password</a>.</p>
      <Table caption="Devices" captionSize="hidden" heads={['Device', 'Since', 'Last used', 'End']} rows={sessions.map((each) => [
        <>{each.device}{each.atHand && <>{' '}<Tag colour="blue">This one</Tag></>}</>, formatInstant(each.began), formatInstant(each.lastSeen),
        <PostForm action="/account/sessions">
          <input type="hidden" name="session" value={each.id} />
          <button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" name="do" value="one" data-prevent-double-click="true" data-module="govuk-button">Sign out<span class="govuk-visually-hidden"> {each.atHand ? 'here' : `${each.device}, last used ${formatInstant(each.lastSeen)}`}</span></button>
        </PostForm>,
      ])} />
      <PostForm action="/account/sessions">
        <p class="govuk-body">Signing out everywhere ends all of them, the one at hand too.</p>
        <Button name="do" value="everywhere" look="warning">Sign out everywhere</Button>
      </PostForm>
    </>
  ), { wide: true, back: { href: '/account', text: 'Back to your account' } });
}

export async function answerSessions({ tx, me, now, body }: Visit): Promise<Reply> {
  switch (sent(body, 'do')) {
    case 'one': {
      const ended = await endOneSession(tx, me, sent(body, 'session'), now);
      if (ended === null) return goTo('/account/sessions', 'That session has ended already.');
      await record(tx, now, { deed: 'signed out', subjectKind: 'person', subjectId: me.personId, detail: { device: ended.device } });
      return ended.atHand ? signedOut('You are signed out.') : goTo('/account/sessions', `Signed out: ${ended.device}.`);
    }
    case 'everywhere':
      await endAllSessions(tx, me, now);
      await record(tx, now, { deed: 'signed out everywhere', subjectKind: 'person', subjectId: me.personId });
      return signedOut('You are signed out everywhere.');
    default:
      return notFound;
  }
}
