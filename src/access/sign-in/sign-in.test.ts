import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { demonstrationPassword } from '../../product/demonstration/people.ts';
import { emailOf, openHouse, type House } from '../testing/open-house.ts';
import type { Browser } from '../testing/browser.ts';

/** Which session of the page is the one that looks at it. */
const idAtHand = (html: string): string => /This one[\s\S]*?name="session" value="(\w+)"/.exec(html)![1]!;

eachDatabase('signing in', (kind) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(kind);
  });
  afterAll(() => house.close());

  const wrongFrom = async (browser: Browser, email: string, times: number) => {
    let last = await browser.signIn(email, 'not the password');
    for (let n = 1; n < times; n += 1) last = await browser.signIn(email, 'not the password');
    return last;
  };

  it('leads in by password, on to the page that was asked for, and leaves it in the record', async () => {
    const browser = house.browser();
    expect((await browser.get('/people?words=a')).to).toBe('/sign-in?next=%2Fpeople%3Fwords%3Da');
    expect((await browser.signIn(emailOf('manager').toUpperCase(), demonstrationPassword, { next: '/people?words=a' })).to).toBe('/people?words=a');
    expect((await browser.get('/account')).text).toContain('You are signed in as Priya Raman');
    expect(await house.deeds()).toContain('signed in');
  });

  it('says the same of a wrong password, an unknown address and a closed account', async () => {
    await house.asWorker((tx) => tx.updateTable('person').set({ active: false }).where('email', '=', emailOf('practitioner')).execute());
    const known = await house.browser().signIn(emailOf('chair'), 'not the password');
    const unknown = await house.browser().signIn('nobody@suffolk.example', 'not the password');
    const closed = await house.browser().signIn(emailOf('practitioner'), demonstrationPassword);
    expect(known.status).toBe(422);
    for (const answer of [known, unknown, closed]) expect(answer.html.replaceAll(/value="[^"]*"/g, '')).toBe(known.html.replaceAll(/value="[^"]*"/g, ''));
    expect(known.text).toContain('The e-mail address or the password is not right');
  });

  it('links each problem to its field and keeps the address that was typed', async () => {
    const answer = await house.browser().signIn('someone@suffolk.example', '');
    expect(answer.html).toContain('<a href="#password">Enter your password</a>');
    expect(answer.html).toContain('value="someone@suffolk.example"');
    expect(answer.html).toContain('<title>Error: Sign in');
  });

  it('refuses strangers after ten guesses, and still lets the person in at their own device', async () => {
    const own = house.browser();
    await own.signIn(emailOf('police'), demonstrationPassword);
    await own.post('/sign-out');
    expect((await wrongFrom(house.browser('198.51.100.7'), emailOf('police'), 10)).status).toBe(422);
    const blocked = await house.browser('203.0.113.9').signIn(emailOf('police'), demonstrationPassword);
    expect(blocked.status).toBe(429);
    expect(blocked.text).toContain('Try again after 20 November 2026 at 9:15am, or now from a device that you have signed in on before');
    expect((await own.signIn(emailOf('police'), demonstrationPassword)).status).toBe(303);
    house.passMinutes(16);
    expect((await house.browser('203.0.113.9').signIn(emailOf('police'), demonstrationPassword)).status).toBe(303);
  });

  it('takes no more guesses when they come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => house.browser('198.51.100.8').signIn(emailOf('gp'), 'not the password')));
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
  });

  it('refuses a known device that guesses, and only that one', async () => {
    const [one, other] = [await house.signedIn('hospital'), await house.signedIn('hospital')];
    await wrongFrom(one, emailOf('hospital'), 10);
    expect((await one.signIn(emailOf('hospital'), demonstrationPassword)).text).toContain('Too many wrong passwords. Try again after');
    expect((await other.signIn(emailOf('hospital'), demonstrationPassword)).status).toBe(303);
  });

  it('refuses a connection over which many accounts are tried, and says of an unknown account what it says of a known one', async () => {
    for (let n = 0; n < 60; n += 1) await house.browser('198.51.100.99').signIn(`guess${n}@suffolk.example`, 'not the password');
    expect((await house.browser('198.51.100.99').signIn(emailOf('school'), demonstrationPassword)).status).toBe(429);
    expect((await house.browser('198.51.100.98').signIn(emailOf('school'), demonstrationPassword)).status).toBe(303);
  });

  it('gives each sign-in a new session and ends the one before in the same browser', async () => {
    const browser = house.browser();
    await browser.signIn(emailOf('crg'), demonstrationPassword);
    const before = browser.cookies.get('gt_session')!;
    await browser.signIn(emailOf('crg'), demonstrationPassword);
    expect(browser.cookies.get('gt_session')).not.toBe(before);
    const old = house.browser();
    old.cookies.set('gt_session', before);
    expect((await old.get('/account')).to).toContain('/sign-in');
  });

  it('ends a session after an hour without a request, and after ten hours in any case', async () => {
    const idle = await house.signedIn('head');
    house.passMinutes(61);
    expect((await idle.get('/account')).to).toContain('/sign-in');
    const busy = await house.signedIn('head');
    for (let half = 0; half < 19; half += 1) {
      house.passMinutes(30);
      expect((await busy.get('/account')).status).toBe(200);
    }
    house.passMinutes(31);
    expect((await busy.get('/account')).to).toContain('/sign-in');
  });

  it('shows where one is signed in, and signs out one device, or everywhere', async () => {
    const [one, other] = [await house.signedIn('lig'), await house.signedIn('lig')];
    const listed = await one.get('/account/sessions');
    expect(listed.html.match(/name="session"/g)).toHaveLength(2);
    expect(listed.text).toContain('Firefox on Windows');
    expect(listed.text.match(/This one/g)).toHaveLength(1);
    const theOther = [...listed.html.matchAll(/name="session" value="(\w+)"/g)].map((found) => found[1]!).find((id) => id !== idAtHand(listed.html))!;
    expect((await one.send('/account/sessions', '/account/sessions', { do: 'one', session: theOther })).to).toBe('/account/sessions');
    expect((await other.get('/account')).to).toContain('/sign-in');
    expect((await one.get('/account/sessions')).html.match(/name="session"/g)).toHaveLength(1);
    const third = await house.signedIn('lig');
    expect((await one.send('/account/sessions', '/account/sessions', { do: 'everywhere' })).to).toBe('/sign-in');
    expect((await third.get('/account')).to).toContain('/sign-in');
    expect(await house.deeds()).toContain('signed out everywhere');
  });

  it('lists no session that lay idle for an hour, and ends nobody else’s', async () => {
    const idle = await house.signedIn('lig');
    const id = idAtHand((await idle.get('/account/sessions')).html);
    const stranger = await house.signedIn('crg');
    await stranger.send('/account/sessions', '/account/sessions', { do: 'one', session: id });
    expect((await idle.get('/account')).status).toBe(200);
    house.passMinutes(61);
    const back = await house.signedIn('lig');
    expect((await back.get('/account/sessions')).html.match(/name="session"/g)).toHaveLength(1);
  });

  it('signs nobody out by a form that came from elsewhere', async () => {
    const still = await house.signedIn('lig');
    const token = still.cookies.get('gt_session')!;
    await still.post('/sign-out', { _csrf: 'forged' });
    still.cookies.set('gt_session', token);
    expect((await still.get('/account')).status).toBe(200);
  });
});
