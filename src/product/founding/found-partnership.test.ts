import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { Browser } from '../../access/testing/browser.ts';
import { readSettings } from '../../platform/index.ts';
import { openProduct, type Product } from '../open-product.ts';
import { foundPartnership } from './found-partnership.ts';

eachDatabase('founding a partnership', (kind) => {
  let place: DatabasePlace;
  let product: Product;
  beforeAll(async () => {
    place = await freshPlace(kind);
    const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'silent', PORT: '0', DEMONSTRATION: 'no' });
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    product = await openProduct({ settings: read.settings, withJobs: false });
  });
  afterAll(async () => {
    await product.stop();
    await place.remove();
  });
  const order = { name: 'Invented Safeguarding Partnership', slug: 'invented', framework: 'suffolk-2019', person: 'Ines Okafor', email: 'ines@invented.example' };

  it('gives its first person a link; they set a password, then their one-time code, and nobody else can sign in', async () => {
    const { link } = await foundPartnership(product.app, order);
    const path = new URL(link).pathname;
    const browser = new Browser(product.server, '192.0.2.3');
    await browser.send(path, path, { fresh: 'three quiet herons' });
    const answer = await browser.signIn(order.email, 'three quiet herons');
    expect(answer.to).toBe('/sign-in/code');
    expect((await browser.get('/people')).to).toBe('/sign-in/code');
    expect((await new Browser(product.server, '192.0.2.4').signIn('manager@suffolk.example', 'golden thread demonstration')).status).toBe(422);
    expect((await browser.get('/help')).text).not.toContain('Demonstration.');
  });

  it('has the board and the groups of its framework, and a record that begins with its founding', async () => {
    const { rows } = await product.app.database.asOwner(`select (select count(*)::int from work_group) as groups, (select deed from record_entry order by seq limit 1) as deed, (select demonstration from partnership) as demonstration`);
    expect(rows[0]).toMatchObject({ deed: 'founded the partnership', demonstration: false });
    expect(Number(rows[0]!['groups'])).toBeGreaterThan(3);
  });

  it.each([
    ['a slug that is taken', {}, /There is a partnership "invented" already/],
    ['a framework that is not there', { slug: 'other', framework: 'atlantis-1900' }, /There is no framework "atlantis-1900"\. There are: .*suffolk-2019/],
    ['an address that somebody has', { slug: 'other' }, /belongs to an account already/],
    ['an address that is none', { slug: 'other', email: 'nobody' }, /Enter an e-mail address/],
    ['a slug that is none', { slug: 'Not A Slug' }, /lower-case letters/],
  ])('refuses %s and writes nothing', async (_what, change, said) => {
    const before = await product.app.database.asOwner('select (select count(*)::int from partnership) as a, (select count(*)::int from person) as b, (select count(*)::int from board) as c');
    await expect(foundPartnership(product.app, { ...order, ...change })).rejects.toThrow(said);
    expect(await product.app.database.asOwner('select (select count(*)::int from partnership) as a, (select count(*)::int from person) as b, (select count(*)::int from board) as c')).toEqual(before);
  });
});
