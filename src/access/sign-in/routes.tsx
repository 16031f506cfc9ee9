import { sql } from 'kysely';
import { toString as drawQr } from 'qrcode';
import { formatInstant } from '../../calendar/index.ts';
import { newToken, post, tokenHash } from '../../platform/index.ts';
import { Button, ErrorSummary, problemAt, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type OpenVisit, type Reply, type Route, type Visit } from '../../web/visit/index.ts';
import { hashPassword, passwordProblem, samePassword } from '../password.ts';
import { record } from '../record.ts';
import { endAllSessions } from '../session.ts';
import { makeCodeSecret, pendingCodeSecret, signIn, takeCode } from './sign-in.ts';

export const sessionCookie = 'gt_session';
const deviceCookie = 'gt_device';
const year = 31_536_000;

/** Only an address of our own: nobody is sent elsewhere after signing in. */
const ownPath = (next: string): string => (/^\/(?![/\\])[\w\-./?=&%~+#]*$/.test(next) ? next : '/');

function signInPage(visit: OpenVisit, problems: readonly FieldProblem[], status: 200 | 422 | 429): Reply {
  const next = sent(visit.query, 'next') || sent(visit.body, 'next');
  return page('Sign in', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Sign in</h1>
      <form action="/sign-in" method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField name="email" label="E-mail address" type="email" autocomplete="username" value={sent(visit.body, 'email')} error={problemAt(problems, 'email')} />
        <TextField name="password" label="Password" type="password" autocomplete="current-password" error={problemAt(problems, 'password')} />
        <Button>Sign in</Button>
      </form>
      <p class="govuk-body"><a class="govuk-link" href="/forgotten-password">I have forgotten my password</a></p>
    </>
  ), { status });
}

async function takeSignIn(visit: OpenVisit): Promise<Reply> {
  const problems: FieldProblem[] = [];
  const email = sent(visit.body, 'email');
  const password = typeof visit.body['password'] === 'string' ? visit.body['password'] : '';
  if (email === '') problems.push({ field: 'email', message: 'Enter your e-mail address' });
  if (password === '') problems.push({ field: 'password', message: 'Enter your password' });
  if (problems.length > 0 || email.length > 300 || password.length > 1000) return signInPage(visit, problems.length > 0 ? problems : [{ field: 'email', message: 'The e-mail address or the password is not right' }], 422);
  const result = await signIn(visit.app.database, visit.app.key, { email, password, deviceCookie: visit.cookies[deviceCookie], userAgent: visit.device, now: visit.now });
  if (result.outcome === 'blocked') return signInPage(visit, [{ field: 'email', message: `Too many wrong passwords came from devices that we do not know. Try again after ${formatInstant(result.until)}, or from a device that you have signed in from before` }], 429);
  if (result.outcome === 'wrong') return signInPage(visit, [{ field: 'email', message: 'The e-mail address or the password is not right' }], 422);
  return {
    kind: 'redirect', to: result.needsCode ? '/sign-in/code' : ownPath(sent(visit.body, 'next')),
    cookies: [{ name: sessionCookie, value: result.token }, { name: deviceCookie, value: result.deviceCookie, maxAge: year }],
  };
}

/** The one-time code: the first time with the secret to set it up, then just the code. */
async function codePage(visit: OpenVisit, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const { me } = visit;
  if (me === null) return goTo('/sign-in');
  if (me.fullySignedIn) return goTo('/');
  const setUp = await visit.app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, async (tx) =>
    (await pendingCodeSecret(tx, visit.app.key, me)) ?? (me.codeSet ? null : await makeCodeSecret(tx, visit.app.key, me)));
  const qr = setUp === null ? null : `data:image/svg+xml;utf8,${encodeURIComponent(await drawQr(setUp.address, { type: 'svg', margin: 1 }))}`;
  return page('One-time code', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{setUp === null ? 'Enter your one-time code' : 'Set up your one-time code'}</h1>
      {setUp !== null && qr !== null && (
        <>
          <p class="govuk-body">Scan this with an authenticator app on your phone, or type the key into it.</p>
          <img src={qr} alt="QR code that holds the key written below" width="200" height="200" />
          <p class="govuk-body">Key: <strong class="gt-nowrap">{setUp.secret.replace(/(.{4})/g, '$1 ').trim()}</strong></p>
        </>
      )}
      <PostForm action="/sign-in/code">
        <TextField name="code" label="The six digits that your app shows now" width="10" autocomplete="one-time-code" error={problemAt(problems, 'code')} />
        <Button>Continue</Button>
      </PostForm>
    </>
  ), { status });
}

async function takeCodeSent(visit: OpenVisit): Promise<Reply> {
  const { me } = visit;
  const token = visit.cookies[sessionCookie];
  if (me === null || token === undefined) return goTo('/sign-in');
  if (sent(visit.body, '_csrf') !== me.csrfSecret) return codePage(visit, [{ field: 'code', message: 'Enter the code again' }], 422);
  const right = await visit.app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, async (tx) => {
    const account = tokenHash(`code ${me.personId}`);
    const blocked = await sql<{ until: Date | null }>`select gt.sign_in_blocked_until(${account}, ${Buffer.alloc(0)}, ${visit.now}) as until`.execute(tx);
    if (blocked.rows[0]?.until != null) return 'blocked' as const;
    if (await takeCode(tx, visit.app.key, me, sent(visit.body, 'code'), visit.now)) {
      await tx.updateTable('session').set({ code_passed: true }).where('token_hash', '=', tokenHash(token)).execute();
      await sql`select gt.forget_sign_in_failures(${account}, ${Buffer.alloc(0)})`.execute(tx);
      return 'right' as const;
    }
    await sql`select gt.count_sign_in_failure(${account}, ${Buffer.alloc(0)}, ${visit.now}, 5, interval '15 minutes')`.execute(tx);
    return 'wrong' as const;
  });
  if (right === 'right') return goTo('/');
  return codePage(visit, [{ field: 'code', message: right === 'blocked' ? 'Too many wrong codes. Try again in 15 minutes' : 'The code is not right. Enter the one that your app shows now' }], 422);
}

async function signOut(visit: OpenVisit): Promise<Reply> {
  const token = visit.cookies[sessionCookie];
  const { me } = visit;
  if (me !== null && token !== undefined && sent(visit.body, '_csrf') === me.csrfSecret) {
    await visit.app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, async (tx) => {
      await tx.updateTable('session').set({ ended_at: visit.now }).where('token_hash', '=', tokenHash(token)).execute();
      await record(tx, visit.now, { deed: 'signed out', subjectKind: 'person', subjectId: me.personId });
    });
  }
  return { kind: 'redirect', to: '/sign-in', cookies: [{ name: sessionCookie, value: '', maxAge: 0 }] };
}

function accountPage(visit: Visit, problems: readonly FieldProblem[], status: 200 | 422, calendarLink: string | null): Reply {
  return page('Your account', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Your account</h1>
      <p class="govuk-body">You are signed in as {visit.me.name}.</p>
      <h2 class="govuk-heading-m">Calendar</h2>
      {calendarLink === null ? (
        <PostForm action="/account"><p class="govuk-body">What is due to you, in your own calendar, by a secret link. Making a new link ends the old one.</p><Button name="do" value="calendar" look="secondary">Make a calendar link</Button></PostForm>
      ) : <><p class="govuk-body">Add this address to your calendar. Whoever has it sees what is due to you, so keep it to yourself. It is shown only now.</p><p class="govuk-body gt-pre"><strong>{calendarLink}</strong></p></>}
      <h2 class="govuk-heading-m">Change your password</h2>
      <PostForm action="/account">
        <TextField name="present" label="Your present password" type="password" autocomplete="current-password" error={problemAt(problems, 'present')} />
        <TextField name="fresh" label="New password" hint="12 characters or more. Three words that have nothing to do with one another are good." type="password" autocomplete="new-password" error={problemAt(problems, 'fresh')} />
        <Button name="do" value="password">Change password</Button>
      </PostForm>
      <h2 class="govuk-heading-m">Sign out everywhere</h2>
      <PostForm action="/account"><p class="govuk-body">Ends your sessions on every device, this one too.</p><Button name="do" value="everywhere" look="warning">Sign out everywhere</Button></PostForm>
    </>
  ), { status });
}

async function changeAccount(visit: Visit): Promise<Reply> {
  const { tx, me, now } = visit;
  switch (sent(visit.body, 'do')) {
    case 'everywhere':
      await endAllSessions(tx, me, now);
      await record(tx, now, { deed: 'signed out everywhere', subjectKind: 'person', subjectId: me.personId });
      return { kind: 'redirect', to: '/sign-in', said: 'You are signed out everywhere.' };
    case 'calendar': {
      const { token, hash } = newToken();
      await tx.updateTable('person').set({ calendar_token_hash: hash }).where('id', '=', me.personId).execute();
      await record(tx, now, { deed: 'made a calendar link', subjectKind: 'person', subjectId: me.personId });
      return accountPage(visit, [], 200, `${visit.app.settings.baseUrl}/calendar/${token}.ics`);
    }
    default: {
      const person = await tx.selectFrom('person as p').innerJoin('credential as c', (join) => join.onRef('c.partnership_id', '=', 'p.partnership_id').onRef('c.person_id', '=', 'p.id'))
        .select(['p.name', 'p.email', 'c.password_hash']).where('p.id', '=', me.personId).executeTakeFirstOrThrow();
      const fresh = typeof visit.body['fresh'] === 'string' ? visit.body['fresh'] : '';
      const problems: FieldProblem[] = [];
      if (!(await samePassword(person.password_hash, typeof visit.body['present'] === 'string' ? visit.body['present'] : ''))) problems.push({ field: 'present', message: 'That is not your present password' });
      const wrong = passwordProblem(fresh, person);
      if (wrong !== null) problems.push({ field: 'fresh', message: wrong });
      if (problems.length > 0) return accountPage(visit, problems, 422, null);
      await tx.updateTable('credential').set({ password_hash: await hashPassword(fresh), changed_at: now }).where('person_id', '=', me.personId).execute();
      await endAllSessions(tx, me, now);
      await record(tx, now, { deed: 'changed their password', subjectKind: 'person', subjectId: me.personId });
      return { kind: 'redirect', to: '/sign-in', said: 'Your password is changed. Sign in with the new one.' };
    }
  }
}

const forgottenPage = (problems: readonly FieldProblem[]): Reply => page('Forgotten password', (
  <>
    <ErrorSummary problems={problems} />
    <h1 class="govuk-heading-l">Forgotten password</h1>
    <form action="/forgotten-password" method="post" noValidate>
      <TextField name="email" label="E-mail address" type="email" autocomplete="username" error={problemAt(problems, 'email')} />
      <Button>Send a link</Button>
    </form>
  </>
), { status: problems.length > 0 ? 422 : 200 });

/** Known and unknown addresses get the same answer. */
async function sendReset(visit: OpenVisit): Promise<Reply> {
  const email = sent(visit.body, 'email');
  if (email === '') return forgottenPage([{ field: 'email', message: 'Enter your e-mail address' }]);
  const { database, settings } = visit.app;
  const found = await database.run({ role: 'gt_app' }, (tx) => sql<{ partnership_id: string; person_id: string; name: string }>`select partnership_id, person_id, name from gt.find_sign_in(${email})`.execute(tx));
  const person = found.rows[0];
  if (person !== undefined) {
    const { token, hash } = newToken();
    await database.run({ role: 'gt_app', partnershipId: person.partnership_id, personId: person.person_id }, async (tx) => {
      await tx.insertInto('password_reset').values({ partnership_id: person.partnership_id, token_hash: hash, person_id: person.person_id, expires_at: new Date(visit.now.getTime() + 3_600_000) }).execute();
      await post(tx, person.partnership_id, visit.now, [{ key: `reset ${hash.toString('hex')}`, toName: person.name, toEmail: email, subject: 'Set a new password for Golden Thread', body: `Somebody, we hope you, asked to set a new password.\n\nThis link works once, for an hour:\n${settings.baseUrl}/reset-password/${token}\n\nIf it was not you, do nothing: your password stays as it is.\n` }]);
      await record(tx, visit.now, { deed: 'asked for a password link', subjectKind: 'person', subjectId: person.person_id });
    });
    visit.app.wake('deliver-mail');
  }
  return page('Look at your mail', <><h1 class="govuk-heading-l">Look at your mail</h1><p class="govuk-body">If there is an account with this address, a link to set a new password is on its way to it.</p></>);
}

function resetPage(token: string, problems: readonly FieldProblem[]): Reply {
  return page('Set a new password', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Set a new password</h1>
      <form action={`/reset-password/${token}`} method="post" noValidate>
        <TextField name="fresh" label="New password" hint="12 characters or more. Three words that have nothing to do with one another are good." type="password" autocomplete="new-password" error={problemAt(problems, 'fresh')} />
        <Button>Set the password</Button>
      </form>
    </>
  ), { status: problems.length > 0 ? 422 : 200 });
}

async function takeReset(visit: OpenVisit): Promise<Reply> {
  const token = visit.params['token'] ?? '';
  const fresh = typeof visit.body['fresh'] === 'string' ? visit.body['fresh'] : '';
  const hashed = fresh.length >= 12 && fresh.length <= 200 ? await hashPassword(fresh) : null;
  return visit.app.database.run({ role: 'gt_app' }, async (tx) => {
    const { rows } = await sql<{ partnership_id: string; person_id: string }>`select * from gt.open_reset(${tokenHash(token)}, ${visit.now})`.execute(tx);
    const who = rows[0];
    if (who === undefined) return page('This link has ended', <><h1 class="govuk-heading-l">This link has ended</h1><p class="govuk-body">It works once and for an hour. <a class="govuk-link" href="/forgotten-password">Ask for a new one</a>.</p></>, { status: 410 });
    const person = await tx.selectFrom('person').select(['name', 'email']).where('id', '=', who.person_id).executeTakeFirstOrThrow();
    const wrong = passwordProblem(fresh, person);
    if (wrong !== null || hashed === null) return resetPage(token, [{ field: 'fresh', message: wrong ?? 'Enter a new password' }]);
    await tx.updateTable('credential').set({ password_hash: hashed, changed_at: visit.now }).where('person_id', '=', who.person_id).execute();
    await tx.updateTable('password_reset').set({ used_at: visit.now }).where('token_hash', '=', tokenHash(token)).execute();
    await endAllSessions(tx, { partnershipId: who.partnership_id, personId: who.person_id }, visit.now);
    await record(tx, visit.now, { deed: 'set a new password by link', subjectKind: 'person', subjectId: who.person_id });
    return goTo('/sign-in', 'Your new password is set. Sign in with it.');
  });
}

export const accessRoutes: Route[] = [
  { method: 'GET', path: '/sign-in', open: 'anybody', answer: async (visit) => (visit.me?.fullySignedIn ? goTo('/') : signInPage(visit, [], 200)) },
  { method: 'POST', path: '/sign-in', open: 'anybody', answer: takeSignIn },
  { method: 'GET', path: '/sign-in/code', open: 'anybody', answer: (visit) => codePage(visit, [], 200) },
  { method: 'POST', path: '/sign-in/code', open: 'anybody', answer: takeCodeSent },
  { method: 'POST', path: '/sign-out', open: 'anybody', answer: signOut },
  { method: 'GET', path: '/forgotten-password', open: 'anybody', answer: async () => forgottenPage([]) },
  { method: 'POST', path: '/forgotten-password', open: 'anybody', answer: sendReset },
  { method: 'GET', path: '/reset-password/:token', open: 'anybody', answer: async (visit) => resetPage(visit.params['token'] ?? '', []) },
  { method: 'POST', path: '/reset-password/:token', open: 'anybody', answer: takeReset },
  { method: 'GET', path: '/account', permission: 'signed-in', answer: async (visit) => accountPage(visit, [], 200, null) },
  { method: 'POST', path: '/account', permission: 'signed-in', answer: changeAccount },
];
