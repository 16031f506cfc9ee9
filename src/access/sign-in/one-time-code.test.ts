import { TOTP, Secret } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { demonstrationPassword } from '../../product/demonstration/people.ts';
import { emailOf, openHouse, type House } from '../testing/open-house.ts';
import type { Browser } from '../testing/browser.ts';

eachDatabase('one-time codes', (kind) => {
  let house: House;
  let secret = '';
  beforeAll(async () => {
    house = await openHouse(kind);
    await house.asWorker((tx) => tx.updateTable('credential').set({ code_required: true }).where('person_id', '=', house.board.people['admin']!).execute());
  });
  afterAll(() => house.close());

  const code = () => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: house.app.now().getTime() });
  const atCode = async (): Promise<Browser> => {
    const browser = house.browser();
    expect((await browser.signIn(emailOf('admin'), demonstrationPassword, { next: '/people' })).to).toBe('/sign-in/code?next=%2Fpeople');
    return browser;
  };

  it('are set up at the first sign-in, with a picture and the key, the same until it is used', async () => {
    const browser = await atCode();
    const page = await browser.get('/sign-in/code?next=%2Fpeople');
    secret = /Key: ([A-Z2-7 ]+)/.exec(page.text)![1]!.replaceAll(' ', '');
    expect(page.html).toContain('alt="QR code');
    expect((await browser.get('/sign-in/code')).text).toContain(secret.slice(0, 4));
    expect((await browser.get('/people')).to, 'nothing opens before the code').toBe('/sign-in/code');
    expect((await browser.post('/sign-in/code', { code: '000000' })).status).toBe(422);
    expect((await browser.post('/sign-in/code', { code: code(), next: '/people' })).to).toBe('/people');
    expect((await browser.get('/people')).status).toBe(200);
    expect(await house.deeds()).toEqual(expect.arrayContaining(['gave the right password', 'set up one-time codes and signed in']));
  });

  it('are taken once: the same code opens no second session, the next one does, with a blank in it', async () => {
    const browser = await atCode();
    const page = await browser.get('/sign-in/code');
    expect(page.text, 'the key is never shown again').not.toContain('Key:');
    expect((await browser.post('/sign-in/code', { code: code() })).text).toContain('was used already');
    house.passMinutes(1);
    const next = code();
    expect((await browser.post('/sign-in/code', { code: `${next.slice(0, 3)} ${next.slice(3)}` })).status).toBe(303);
  });

  it('refuse strangers after five guesses over however many sessions, and take the right one at a device that is known', async () => {
    house.passMinutes(16);
    const own = await atCode();
    await own.send('/sign-in/code', '/sign-in/code', { code: code() });
    await own.post('/sign-out');
    for (let n = 0; n < 5; n += 1) expect((await (await atCode()).send('/sign-in/code', '/sign-in/code', { code: '123456' })).status).toBe(422);
    house.passMinutes(1);
    const blocked = await (await atCode()).send('/sign-in/code', '/sign-in/code', { code: code() });
    expect(blocked.status).toBe(429);
    await own.signIn(emailOf('admin'), demonstrationPassword);
    expect((await own.send('/sign-in/code', '/sign-in/code', { code: code() })).status).toBe(303);
  });

  it('make a device known only once the code was right', async () => {
    expect((await atCode()).cookies.get('gt_device') ?? '').toBe('');
  });
});
