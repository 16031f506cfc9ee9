import { Button, ErrorSummary, problemAt, type FieldProblem } from '../../web/fields/index.ts';
import { PasswordInput } from '../../web/govuk/index.ts';
import { goTo, page, PostForm, type OpenVisit, type Reply, type Visit } from '../../web/visit/index.ts';
import type { Me } from '../me.ts';
import { sessionCookie } from '../session.ts';
import { senderOf, typedPassword } from './at-the-door.ts';
import { changePassword } from './change-password.ts';
import { newPasswordHint } from './new-password-page.tsx';

/** One's own account: where one is signed in, one's calendar link, one's password. */
function shown(me: Me, problems: readonly FieldProblem[] = []): Reply {
  return page('Your account', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Your account</h1>
      <p class="govuk-body">You are signed in as <a class="govuk-link" href={`/people/${me.personId}`}>{me.name}</a>. There you also say when you are away.</p>
      <ul class="govuk-list govuk-list--spaced">
        <li><a class="govuk-link" href="/account/sessions">Where you are signed in</a></li>
        <li><a class="govuk-link" href="/account/calendar">Your calendar link</a></li>
      </ul>
      <h2 class="govuk-heading-m" id="password">Change your password</h2>
      <PostForm action="/account/password">
        <PasswordInput id="present" name="present" label={{ text: 'Your present password', classes: 'govuk-label--s' }} errorMessage={problemAt(problems, 'present')} />
        <PasswordInput id="fresh" name="fresh" label={{ text: 'New password', classes: 'govuk-label--s' }} hint={newPasswordHint} autocomplete="new-password" errorMessage={problemAt(problems, 'fresh')} />
        <Button>Change password</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200 });
}

export const accountPage = async ({ me }: Visit): Promise<Reply> => shown(me);

/** Changes the password. It stands outside the one transaction of a visit: hashing would keep it open. */
export async function answerPassword(visit: OpenVisit): Promise<Reply> {
  const sender = senderOf(visit);
  if (sender === null || !sender.me.fullySignedIn) return goTo('/sign-in?next=%2Faccount');
  const { me, token } = sender;
  const { app, now } = visit;
  const result = await changePassword(app.database, me, { present: typedPassword(visit, 'present'), fresh: typedPassword(visit, 'fresh'), token, userAgent: visit.device, now });
  if ('problems' in result) return shown(me, result.problems);
  return { kind: 'redirect', to: '/account', said: 'Your password is changed, and every other session has ended.', cookies: [{ name: sessionCookie, value: result.token }] };
}
