import { setTimeout } from 'node:timers/promises';
import { Button, ErrorSummary, problemAt, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { page, sent, type OpenVisit, type Reply } from '../../web/visit/index.ts';
import { askForPasswordLink } from './ask-for-password-link.ts';

/** No answer comes sooner, in milliseconds, so that it takes as long without an account as with one. */
const soonestAnswer = 300;

export const forgottenPage = (problems: readonly FieldProblem[] = [], email = ''): Reply => page('Forgotten password', (
  <>
    <ErrorSummary problems={problems} />
    <h1 class="govuk-heading-l">Forgotten password</h1>
    <p class="govuk-body">We send you a link to set a new one.</p>
    <form action="/forgotten-password" method="post" noValidate>
      <TextField name="email" label="E-mail address" hint="The one that you sign in with." type="email" autocomplete="username" value={email} error={problemAt(problems, 'email')} />
      <Button>Send a link</Button>
    </form>
  </>
), { status: problems.length > 0 ? 422 : 200, back: { href: '/sign-in', text: 'Back to signing in' } });

/** Known and unknown addresses get the same answer after the same time. */
export async function answerForgotten(visit: OpenVisit): Promise<Reply> {
  const email = sent(visit.body, 'email');
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 300) return forgottenPage([{ field: 'email', message: email === '' ? 'Enter your e-mail address' : 'Enter an e-mail address, like name@example.com' }], email);
  const { app, ip, now } = visit;
  const [posted] = await Promise.all([askForPasswordLink(app.database, { email, ip, now, baseUrl: app.settings.baseUrl }), setTimeout(soonestAnswer)]);
  if (posted) app.wake('deliver-mail');
  return page('Look at your mail', (
    <>
      <h1 class="govuk-heading-l">Look at your mail</h1>
      <p class="govuk-body">If there is an account with this address, a link to set a new password is on its way to it. The link works once, for an hour.</p>
      <p class="govuk-body">If nothing comes, look among unwanted mail, check the address, and <a class="govuk-link" href="/forgotten-password">ask again</a>.</p>
    </>
  ));
}
