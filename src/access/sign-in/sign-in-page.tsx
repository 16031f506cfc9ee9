import { formatInstant } from '../../calendar/index.ts';
import { Button, ErrorSummary, problemAt, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { PasswordInput } from '../../web/govuk/index.ts';
import { goTo, page, sent, type OpenVisit, type Reply } from '../../web/visit/index.ts';
import { tokenHash } from '../../platform/index.ts';
import { endSession, sessionCookie } from '../session.ts';
import { typedPassword } from './at-the-door.ts';
import { deviceCookie, deviceKnownFor } from './known-device.ts';
import { ownPath } from './own-path.ts';
import { signIn } from './sign-in.ts';

const notRight = 'The e-mail address or the password is not right';

export async function signInPage(visit: OpenVisit): Promise<Reply> {
  return visit.me?.fullySignedIn ? goTo(ownPath(sent(visit.query, 'next'))) : shown(visit, [], 200);
}

function shown(visit: OpenVisit, problems: readonly FieldProblem[], status: 200 | 422 | 429): Reply {
  const next = sent(visit.query, 'next') || sent(visit.body, 'next');
  return page('Sign in', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Sign in</h1>
      <form action="/sign-in" method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField name="email" label="E-mail address" type="email" autocomplete="username" value={sent(visit.body, 'email')} error={problemAt(problems, 'email')} />
        <PasswordInput id="password" name="password" label={{ text: 'Password', classes: 'govuk-label--s' }} errorMessage={problemAt(problems, 'password')} />
        <Button>Sign in</Button>
      </form>
      <p class="govuk-body"><a class="govuk-link" href="/forgotten-password">I have forgotten my password</a></p>
    </>
  ), { status });
}

export async function answerSignIn(visit: OpenVisit): Promise<Reply> {
  const { app, now } = visit;
  const problems: FieldProblem[] = [];
  const email = sent(visit.body, 'email');
  const password = typedPassword(visit, 'password');
  if (email === '') problems.push({ field: 'email', message: 'Enter your e-mail address' });
  if (password === '') problems.push({ field: 'password', message: 'Enter your password' });
  if (problems.length > 0) return shown(visit, problems, 422);
  if (email.length > 300 || password.length > 1000) return shown(visit, [{ field: 'email', message: notRight }], 422);
  const result = await signIn(app.database, app.key, { email, password, deviceCookie: visit.cookies[deviceCookie], userAgent: visit.device, ip: visit.ip, now });
  switch (result.outcome) {
    case 'wrong':
      return shown(visit, [{ field: 'email', message: notRight }], 422);
    case 'blocked': {
      const until = formatInstant(new Date(Math.ceil(result.until.getTime() / 60_000) * 60_000));
      const message = result.knownDevice ? `Too many wrong passwords. Try again after ${until}` : `Too many wrong passwords came from devices that we do not know. Try again after ${until}, or now from a device that you have signed in on before`;
      return shown(visit, [{ field: 'email', message }], 429);
    }
    case 'in': {
      await endFormerSession(visit);
      const next = ownPath(sent(visit.body, 'next'));
      return {
        kind: 'redirect', to: !result.needsCode ? next : next === '/' ? '/sign-in/code' : `/sign-in/code?next=${encodeURIComponent(next)}`,
        cookies: [{ name: sessionCookie, value: result.token }, { name: deviceCookie, value: result.deviceCookie, maxAge: deviceKnownFor }],
      };
    }
  }
}

/** Whoever signs in anew in the same browser leaves no session behind in it. */
async function endFormerSession({ app, me, cookies, now }: OpenVisit): Promise<void> {
  const token = cookies[sessionCookie];
  if (me === null || token === undefined) return;
  await app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, (tx) => endSession(tx, tokenHash(token), now));
}
