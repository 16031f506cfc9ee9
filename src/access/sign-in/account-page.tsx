import { newToken, type Tx } from '../../platform/index.ts';
import { Button, ErrorSummary, problemAt, type FieldProblem } from '../../web/fields/index.ts';
import { PasswordInput } from '../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type OpenVisit, type Reply, type Visit } from '../../web/visit/index.ts';
import type { Me } from '../me.ts';
import { record } from '../record.ts';
import { sessionCookie } from '../session.ts';
import { senderOf, typedPassword } from './at-the-door.ts';
import { changePassword } from './change-password.ts';
import { newPasswordHint } from './new-password-page.tsx';

function shown(me: Me, sessions: readonly OpenSession[], problems: readonly FieldProblem[] = [], calendarLink: string | null = null): Reply {
  return page('Your account', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Your account</h1>
      <p class="govuk-body">You are signed in as <a class="govuk-link" href={`/people/${me.personId}`}>{me.name}</a>.</p>
      <h2 class="govuk-heading-m">Calendar</h2>
      {calendarLink === null ? (
        <PostForm action="/account"><p class="govuk-body">What is due to you, in your own calendar, by a secret link. Making a new link ends the old one.</p><Button name="do" value="calendar" look="secondary">Make a calendar link</Button></PostForm>
      ) : <><p class="govuk-body">Add this address to your calendar. Whoever has it sees what is due to you, so keep it to yourself. It is shown only now.</p><p class="govuk-body gt-pre"><strong>{calendarLink}</strong></p></>}
      <h2 class="govuk-heading-m">Change your password</h2>
      <PostForm action="/account/password">
        <PasswordInput id="present" name="present" label="Your present password" errorMessage={problemAt(problems, 'present')} />
        <PasswordInput id="fresh" name="fresh" label="New password" hint={newPasswordHint} autocomplete="new-password" errorMessage={problemAt(problems, 'fresh')} />
        <Button>Change password</Button>
      </PostForm>
      <Table caption="Where you are signed in" heads={['Device', 'Since', 'Last used']} rows={sessions.map((each) => [each.device, formatInstant(each.began), formatInstant(each.lastSeen)])} />
      <PostForm action="/account"><p class="govuk-body">Do you miss a device, or not know one of them? This ends all sessions, the one at hand too.</p><Button name="do" value="everywhere" look="warning">Sign out everywhere</Button></PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200 });
}

export const accountPage = async ({ tx, me, now }: Visit): Promise<Reply> => shown(me, await readSessions(tx, me, now));

export async function answerAccount({ tx, me, now, body, app }: Visit): Promise<Reply> {
  switch (sent(body, 'do')) {
    case 'everywhere':
      await endAllSessions(tx, me, now);
      await record(tx, now, { deed: 'signed out everywhere', subjectKind: 'person', subjectId: me.personId });
      return { kind: 'redirect', to: '/sign-in', said: 'You are signed out everywhere.', cookies: [{ name: sessionCookie, value: '', maxAge: 0 }] };
    case 'calendar': {
      const { token, hash } = newToken();
      await tx.updateTable('person').set({ calendar_token_hash: hash }).where('id', '=', me.personId).execute();
      await record(tx, now, { deed: 'made a calendar link', subjectKind: 'person', subjectId: me.personId });
      return shown(me, await readSessions(tx, me, now), [], `${app.settings.baseUrl}/calendar/${token}.ics`);
    }
    default:
      return notFound;
  }
}

/** Changes the password. It stands outside the one transaction of a visit: hashing would keep it open. */
export async function answerPassword(visit: OpenVisit): Promise<Reply> {
  const sender = senderOf(visit);
  if (sender === null || !sender.me.fullySignedIn) return goTo('/sign-in?next=%2Faccount');
  const { me, token } = sender;
  const { app, now } = visit;
  const result = await changePassword(app.database, me, { present: typedPassword(visit, 'present'), fresh: typedPassword(visit, 'fresh'), token, userAgent: visit.device, now });
  if ('problems' in result) {
    return shown(me, await app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, (tx) => readSessions(tx, me, now)), result.problems);
  }
  return { kind: 'redirect', to: '/account', said: 'Your password is changed, and every other session has ended.', cookies: [{ name: sessionCookie, value: result.token }] };
}
