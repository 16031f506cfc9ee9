import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { demonstrationPassword } from '../../product/demonstration/people.ts';
import { emailOf, openHouse, type House } from '../testing/open-house.ts';

eachDatabase('a new password', (kind) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(kind);
  });
  afterAll(() => house.close());

  const linkFor = async (key: string): Promise<string> => {
    await house.browser().post('/forgotten-password', { email: ` ${emailOf(key).toUpperCase()} ` });
    return /http:\/\/localhost:3000(\/reset-password\/\S+)/.exec(await house.letterTo(emailOf(key)))![1]!;
  };

  it('is set by a link in a mail, once, and ends every session', async () => {
    const signedIn = await house.signedIn('ccg');
    const link = await linkFor('ccg');
    const browser = house.browser();
    expect((await browser.get(link)).text).toContain('Set a new password');
    expect((await browser.post(link, { fresh: 'short' })).text).toContain('12 characters or more');
    expect((await browser.post(link, { fresh: 'three quiet herons' })).to).toBe('/sign-in');
    expect((await signedIn.get('/account')).to).toContain('/sign-in');
    expect((await browser.signIn(emailOf('ccg'), demonstrationPassword)).status).toBe(422);
    expect((await browser.signIn(emailOf('ccg'), 'three quiet herons')).status).toBe(303);
    expect((await browser.get(link)).status).toBe(410);
    expect((await browser.post(link, { fresh: 'four quiet herons' })).status).toBe(410);
  });

  it('ends with the first of several links, and after an hour', async () => {
    const [first, second] = [await linkFor('gp'), await linkFor('gp')];
    expect(second).not.toBe(first);
    await house.browser().post(second, { fresh: 'three quiet herons' });
    expect((await house.browser().get(first)).status).toBe(410);
    const third = await linkFor('gp');
    house.passMinutes(61);
    expect((await house.browser().get(third)).status).toBe(410);
  });

  it('is not given to two who use one link at once', async () => {
    const link = await linkFor('school');
    const answers = await Promise.all(['three quiet herons', 'seven loud geese here'].map((fresh) => house.browser().post(link, { fresh })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
  });

  it('is asked for with the same answer for an address that nobody has, and no letter', async () => {
    const known = await house.browser().post('/forgotten-password', { email: emailOf('probation') });
    const unknown = await house.browser().post('/forgotten-password', { email: 'nobody@suffolk.example' });
    expect(unknown.html).toBe(known.html);
    expect(await house.letterTo('nobody@suffolk.example')).toBe('');
  });

  it('fills nobody’s mailbox: five letters in an hour', async () => {
    for (let n = 0; n < 7; n += 1) await house.browser('198.51.100.4').post('/forgotten-password', { email: emailOf('community') });
    const letters = await house.asWorker((tx) => tx.selectFrom('mail').select('id').where('to_email', '=', emailOf('community')).execute());
    expect(letters).toHaveLength(5);
  });

  it('lets the person in even while strangers guess at it', async () => {
    for (let n = 0; n < 11; n += 1) await house.browser('198.51.100.5').signIn(emailOf('notifier'), 'a guess at it');
    const link = await linkFor('notifier');
    const browser = house.browser();
    await browser.post(link, { fresh: 'three quiet herons' });
    expect((await browser.signIn(emailOf('notifier'), 'three quiet herons')).status).toBe(303);
  });

  it('is changed with the present one; the session at hand goes on, the others end', async () => {
    const [one, other] = [await house.signedIn('office'), await house.signedIn('office')];
    const before = one.cookies.get('gt_session');
    const wrong = await one.send('/account', '/account/password', { present: 'not the password', fresh: 'fenwick fenwick' });
    expect(wrong.html).toContain('<a href="#present">That is not your present password</a>');
    expect(wrong.html).toContain('<a href="#fresh">Your password must not have your name');
    expect((await one.post('/account/password', { present: demonstrationPassword, fresh: 'three quiet herons' })).to).toBe('/account');
    expect(one.cookies.get('gt_session')).not.toBe(before);
    expect((await one.get('/account')).text).toContain('every other session has ended');
    expect((await other.get('/account')).to).toContain('/sign-in');
  });

  it('cannot be guessed at from a session left open, nor changed from elsewhere', async () => {
    const browser = await house.signedIn('lig-member');
    await browser.get('/account');
    for (let n = 0; n < 5; n += 1) await browser.post('/account/password', { present: 'a guess at it', fresh: 'three quiet herons' });
    expect((await browser.post('/account/password', { present: demonstrationPassword, fresh: 'three quiet herons' })).text).toContain('Too many wrong passwords');
    expect((await browser.post('/account/password', { _csrf: 'forged', present: demonstrationPassword, fresh: 'three quiet herons' })).to).toContain('/sign-in');
  });
});
