import { toString as drawQr } from 'qrcode';
import { formatInstant } from '../../calendar/index.ts';
import { Button, ErrorSummary, problemAt, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type OpenVisit, type Reply } from '../../web/visit/index.ts';
import { senderOf } from './at-the-door.ts';
import { deviceCookie, deviceKnownFor } from './known-device.ts';
import { codeSecretToSetUp, takeCode, type CodeSecret } from './one-time-code.ts';
import { ownPath } from './own-path.ts';

/** The one-time code: the first time with the key to set an app up with, then just the code. */
export async function codePage(visit: OpenVisit, problems: readonly FieldProblem[] = [], status: 200 | 422 | 429 = 200): Promise<Reply> {
  const { me, app } = visit;
  if (me === null) return goTo('/sign-in');
  if (me.fullySignedIn) return goTo('/');
  const setUp = await app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, (tx) => codeSecretToSetUp(tx, app.key, me));
  const title = setUp === null ? 'Enter your one-time code' : 'Set up your one-time code';
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{title}</h1>
      {setUp !== null && <SetUp setUp={setUp} qr={await drawQr(setUp.address, { type: 'svg', margin: 1 })} />}
      <PostForm action="/sign-in/code">
        <input type="hidden" name="next" value={ownPath(sent(visit.query, 'next') || sent(visit.body, 'next'))} />
        <TextField name="code" label="The six digits that your app shows now" width="10" autocomplete="one-time-code" error={problemAt(problems, 'code')} />
        <Button>Continue</Button>
      </PostForm>
      {setUp === null && <p class="govuk-body">If you have lost your phone, ask whoever looks after accounts at your partnership to let you set up your code again.</p>}
    </>
  ), { status });
}

const SetUp = ({ setUp, qr }: { setUp: CodeSecret; qr: string }) => (
  <>
    <p class="govuk-body">Besides your password we ask for a code that only your phone can make. You need an authenticator app on it.</p>
    <p class="govuk-body">Scan this picture with the app, or type the key below it.</p>
    <img src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} alt="QR code that holds the key written below" width="200" height="200" />
    <p class="govuk-body">Key: <strong>{setUp.secret.replace(/(.{4})/g, '$1 ').trim()}</strong></p>
    <p class="govuk-body">If you read this on the phone itself, <a class="govuk-link" href={setUp.address}>open the key in your app</a>.</p>
  </>
);

export async function answerCode(visit: OpenVisit): Promise<Reply> {
  if (visit.me === null) return goTo('/sign-in');
  const sender = senderOf(visit);
  if (sender === null) return codePage(visit, [{ field: 'code', message: 'This page was too old. Enter the code that your app shows now' }], 422);
  const { me, token } = sender;
  const code = sent(visit.body, 'code');
  if (code === '') return codePage(visit, [{ field: 'code', message: 'Enter the six digits that your app shows' }], 422);
  const taken = await visit.app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, (tx) =>
    takeCode(tx, visit.app.key, me, { code, token, deviceCookie: visit.cookies[deviceCookie], now: visit.now }));
  switch (taken.outcome) {
    case 'wrong':
      return codePage(visit, [{ field: 'code', message: 'The code is not right, or was used already. Enter the one that your app shows now' }], 422);
    case 'blocked':
      return codePage(visit, [{ field: 'code', message: `Too many wrong codes. Try again after ${formatInstant(taken.until)}` }], 429);
    case 'in':
      return { kind: 'redirect', to: ownPath(sent(visit.body, 'next')), cookies: [{ name: deviceCookie, value: taken.deviceCookie, maxAge: deviceKnownFor }] };
  }
}
