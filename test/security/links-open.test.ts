import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'node-html-parser';
import { Browser } from '../../src/access/testing/browser.ts';
import { bundledPack } from '../../src/framework/index.ts';
import { readSettings } from '../../src/platform/index.ts';
import { fillPackBoard } from '../../src/product/demonstration/fill-board.ts';
import { foundPackBoard, placeOf } from '../../src/product/demonstration/found-board.ts';
import { inventPeople, type InventedPerson } from '../../src/product/demonstration/invented-people.ts';
import { demonstrationPassword } from '../../src/product/demonstration/people.ts';
import { openProduct, type Product } from '../../src/product/open-product.ts';
import { freshPlace, type DatabasePlace } from '../support/databases.ts';

/** Where people begin, beside what the navigation offers them. */
const beginnings = ['/', '/account', '/groups', '/agencies', '/forward-plan'];

/** What is the same for everybody who may read the framework is looked at once. */
const sameForAll = /^\/framework\/parts\//;

/** What belongs to a case is looked at link by link; of the rest, which opens by a permission, one of each kind on a page tells of all. */
const ofCases = /^\/(reviews|incidents|summaries|decisions|thread|findings|recommendations|record)\/[0-9a-f]/;
const kindOf = (href: string): string => href.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\/[a-z0-9-]+\/\d{4}-\d{2}-\d{2}/, '/:line/:due').replace(/=[^&]+/g, '=');
const oneOfEachKind = (hrefs: readonly string[]): string[] => [...new Map(hrefs.toReversed().map((href) => [ofCases.test(href) ? href : kindOf(href), href])).values()];

/** Pages that name what others hold: their links are followed too, from the first of each kind that is met. */
const named = /^\/(meetings|lessons|actions|groups|people|agencies)\/:id$/;

const linksOf = (html: string, within: string): string[] =>
  (parse(html).querySelector(within)?.querySelectorAll('a[href]') ?? []).map((link) => link.getAttribute('href')!.replace(/#.*/, '').replace(/&amp;/g, '&')).filter((href) => href.startsWith('/'));

const framework = 'redbridge-2015';

/** One person for each set of permissions that a role of the board gives. */
async function oneForEachSet(): Promise<InventedPerson[]> {
  const { pack } = await bundledPack(framework);
  const permits = new Map(pack.roles.map((role) => [role.key, role.permissions.toSorted().join(' ')]));
  return [...new Map(inventPeople(pack, placeOf(pack)).people.map((person) => [permits.get(person.role), person])).values()];
}

describe('what the main pages link', () => {
  let place: DatabasePlace;
  let product: Product;
  beforeAll(async () => {
    place = await freshPlace('pglite');
    const read = readSettings({ DATA_DIR: place.dataDir, LOG_LEVEL: 'silent', PORT: '0' });
    if ('faults' in read) throw new Error('settings');
    product = await openProduct({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z'), withJobs: false });
    await fillPackBoard(product.app, await foundPackBoard(product.app.database, '2024-09-01', framework));
  });
  afterAll(async () => {
    await product.stop();
    await place.remove();
  });

  it('opens to whoever is shown the link, whatever their role', async () => {
    const shut: string[] = [];
    const seen = new Set<string>();
    for (const person of await oneForEachSet()) {
      const browser = new Browser(product.server, '192.0.2.9');
      expect((await browser.signIn(person.email, demonstrationPassword)).status, person.email).toBe(303);
      const asked = new Map<string, { status: number; html: string }>();
      const open = async (address: string): Promise<{ status: number; html: string }> => {
        const answer = asked.get(address) ?? (await browser.get(address));
        asked.set(address, answer);
        return answer;
      };
      const followed = new Set<string>();
      const follow = async (from: string, html: string): Promise<void> => {
        for (const href of oneOfEachKind(linksOf(html, 'main'))) {
          if (sameForAll.test(href) && seen.has(href)) continue;
          seen.add(href);
          const answer = await open(href);
          if (answer.status >= 400) shut.push(`${person.role}: ${from} links ${href} (${answer.status})`);
          if (answer.status !== 200 || !named.test(kindOf(href)) || followed.has(kindOf(href))) continue;
          followed.add(kindOf(href));
          await follow(href, answer.html);
        }
      };
      const navigation = linksOf((await open('/')).html, '.govuk-service-navigation');
      for (const main of new Set([...beginnings, ...navigation])) {
        const { status, html } = await open(main);
        // A beginning that is not theirs is not offered to them.
        if (status === 403 && !navigation.includes(main)) continue;
        expect(status, `${person.role} ${main}`).toBe(200);
        await follow(main, html);
      }
    }
    expect(shut).toEqual([]);
  }, 1_200_000);
});
