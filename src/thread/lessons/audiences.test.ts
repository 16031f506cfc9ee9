import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { Browser } from '../../access/testing/browser.ts';
import { readSettings } from '../../platform/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { foundPackBoard, placeOf } from '../../product/demonstration/found-board.ts';
import { inventPeople } from '../../product/demonstration/invented-people.ts';
import { demonstrationPassword } from '../../product/demonstration/people.ts';
import { openProduct, type Product } from '../../product/open-product.ts';
import { freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';

const lesson = { title: 'Ask who else lives in the house', text: 'Nobody asked.', change: 'It is asked at each visit.', measure: 'An audit of visits', source: '', themes: [] as string[] };

describe('who is to learn from a lesson', () => {
  let place: DatabasePlace;
  let product: Product;
  beforeAll(async () => {
    place = await freshPlace('postgres');
    const read = readSettings({ DATA_DIR: place.dataDir, ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}), LOG_LEVEL: 'silent', PORT: '0' });
    if ('faults' in read) throw new Error(read.faults.join());
    product = await openProduct({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z'), withJobs: false });
  });
  afterAll(async () => {
    await product.stop();
    await place.remove();
  });

  /** Somebody who may write lessons, on a new board under a framework, with a lesson that the framework takes. */
  async function writer(frameworkId: string) {
    const { pack } = await bundledPack(frameworkId);
    await foundPackBoard(product.app.database, '2024-01-01', frameworkId);
    const role = pack.roles.find((each) => each.permissions.includes('write-finding'))!;
    const browser = new Browser(product.server, '192.0.2.8');
    await browser.signIn(inventPeople(pack, placeOf(pack)).people.find((each) => each.role === role.key)!.email, demonstrationPassword);
    return { browser, pack, lesson: { ...lesson, source: pack.learning.sources[0]!.key, themes: [pack.themes[0]!.themes[0]!.key] } };
  }

  it('is asked where the framework names audiences, kept, and shown with the lesson in its words', async () => {
    const { browser, pack, lesson: told } = await writer('solihull-2015');
    expect(pack.learning.audiences!.map((each) => each.name)).toEqual(['Leaders', 'Managers', 'Practitioners', 'Trainers', 'Commissioners']);
    const form = await browser.get('/lessons/new');
    for (const { key, name } of pack.learning.audiences!) {
      expect(form.html).toContain(`name="audiences" type="checkbox" value="${key}"`);
      expect(form.text).toContain(name);
    }
    const without = await browser.post('/lessons/new', told);
    expect(without.status).toBe(422);
    expect(without.html).toMatch(/<a href="#audiences[^"]*">Select who is to learn from it<\/a>/);
    // What nobody offered is not kept.
    const made = await browser.post('/lessons/new', { ...told, audiences: ['managers', 'trainers', 'everybody'] });
    expect(made.to).toMatch(/^\/lessons\/[0-9a-f-]{36}$/);
    expect((await browser.get(made.to!)).text).toMatch(/Who is to learn from it\s+Managers\s+Trainers/);
    expect((await product.app.database.asOwner('select audiences from lesson where id = $1', [made.to!.split('/').at(-1)])).rows).toEqual([{ audiences: ['managers', 'trainers'] }]);
  });

  it('is not asked where the framework names none, and the lesson goes into the log without', async () => {
    const { browser, lesson: told } = await writer('essex-2013');
    expect((await browser.get('/lessons/new')).text).not.toContain('Who is to learn from it?');
    const made = await browser.post('/lessons/new', told);
    expect(made.to).toMatch(/^\/lessons\//);
    expect((await browser.get(made.to!)).text).not.toContain('Who is to learn from it');
  });
});
