import { Button, ErrorSummary, problemAt, type FieldProblem } from '../../web/fields/index.ts';
import { PasswordInput } from '../../web/govuk/index.ts';
import { page, type OpenVisit, type Reply } from '../../web/visit/index.ts';
import { sessionCookie } from '../session.ts';
import { typedPassword } from './at-the-door.ts';
import { deviceCookie, deviceKnownFor } from './known-device.ts';
import { openPasswordLink } from './password-link.ts';
import { setPasswordByLink } from './set-password-by-link.ts';

export const newPasswordHint = 'It must be 12 characters or more. Three words that have nothing to do with one another are good.';

const ended = (): Reply => page('This link has ended', (
  <>
    <h1 class="govuk-heading-l">This link has ended</h1>
    <p class="govuk-body">It works once, and for a time. You can <a class="govuk-link" href="/forgotten-password">ask for a new one</a>.</p>
  </>
), { status: 410 });

const shown = (token: string, problems: readonly FieldProblem[]): Reply => page('Set a new password', (
  <>
    <ErrorSummary problems={problems} />
    <h1 class="govuk-heading-l">Set a new password</h1>
    <form action={`/reset-password/${token}`} method="post" noValidate>
      <PasswordInput id="fresh" name="fresh" label={{ text: 'New password', classes: 'govuk-label--s' }} hint={newPasswordHint} autocomplete="new-password" errorMessage={problemAt(problems, 'fresh')} />
      <Button>Set the password</Button>
    </form>
  </>
), { status: problems.length > 0 ? 422 : 200 });

/** Shows the form of a link that still holds; looking at it does not use it up. */
export async function newPasswordPage({ app, params, now }: OpenVisit): Promise<Reply> {
  const token = params['token'] ?? '';
  return (await app.database.run({ role: 'gt_app' }, (tx) => openPasswordLink(tx, token, now))) === null ? ended() : shown(token, []);
}

export async function answerNewPassword(visit: OpenVisit): Promise<Reply> {
  const token = visit.params['token'] ?? '';
  const result = await setPasswordByLink(visit.app.database, visit.app.key, { token, fresh: typedPassword(visit, 'fresh'), deviceCookie: visit.cookies[deviceCookie], now: visit.now });
  switch (result.outcome) {
    case 'ended':
      return ended();
    case 'refused':
      return shown(token, [{ field: 'fresh', message: result.message }]);
    case 'set':
      return {
        kind: 'redirect', to: '/sign-in', said: 'Your new password is set. Sign in with it.',
        cookies: [{ name: sessionCookie, value: '', maxAge: 0 }, { name: deviceCookie, value: result.deviceCookie, maxAge: deviceKnownFor }],
      };
  }
}
