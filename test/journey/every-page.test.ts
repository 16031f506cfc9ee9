import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { addressOf, named } from '../security/addresses.ts';
import { useFilledBoard } from '../security/filled-board.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { Visitor } from './visitor.ts';

const filled = useFilledBoard('postgres');
let browser: Browser;
let base: string;
beforeAll(async () => {
  browser = await launchBrowser();
  await filled.it.product.server.listen({ port: 0, host: '127.0.0.1' });
  const address = filled.it.product.server.addresses()[0]!;
  base = `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`;
});
afterAll(() => browser.close());

/** Every page that somebody signed in may open: those of the routes, and those of every step that a review can stand at. */
async function pages(): Promise<string[]> {
  const { board, value, product } = filled.it;
  const plain = await Promise.all(named.filter((route) => route.method === 'GET' && !/\.(csv|xlsx|docx)$|\/export$|^\/files|\/papers\/|^\/forward-plan.*\/report$|\/print$/.test(route.path)).map((route) => addressOf(route, board.partnershipId, value)));
  const { rows } = await product.app.database.asOwner(`select distinct on (d.key, d.done_on is null, p.definition) '/reviews/' || d.process_id || '/steps/' || d.key as at
    from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
    where d.partnership_id = $1 and d.kind = 'step' and d.needed order by d.key, d.done_on is null, p.definition, d.process_id`, [board.partnershipId]);
  const { rows: reviews } = await product.app.database.asOwner(`select id from process where partnership_id = $1 and status = 'running' order by id`, [board.partnershipId]);
  // Meetings at each stage: their keeper's pages differ before and after, and with agreed minutes there are none.
  const { rows: meetings } = await product.app.database.asOwner(`select '/meetings/' || m.id as at, (select i.id from meeting_item i where i.partnership_id = m.partnership_id and i.meeting_id = m.id order by i.position limit 1) as item from meeting m where m.partnership_id = $1 order by m.id`, [board.partnershipId]);
  const kept = meetings.flatMap(({ at, item }) => ['', '/attendance', '/agenda', '/change', `/items/${String(item)}`, `/items/${String(item)}/action`].map((part) => `${String(at)}${part}`));
  return [...plain, ...kept, ...rows.map((row) => String(row['at'])), ...reviews.flatMap((row) => [`/reviews/${String(row['id'])}`, `/thread/${String(row['id'])}`]), `/findings/new?process=${String(reviews[0]!['id'])}`, '/actions?status=late&words=learning', '/framework/parts/process-rapid-review', '/lessons/shared/new?channel=newsletter-and-website', '/lessons?words=nothing-fits-this', '/record?from-day=99', '/help', '/accessibility'];
}

it('Every page is accessible, has one heading and a title of its own, and fits the narrowest window', async () => {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const key of ['manager', 'office', 'admin', 'notifier', 'police']) {
    const visitor = await Visitor.open(browser, base, { javaScript: true, width: 320 });
    await visitor.signIn(key);
    for (const at of await pages()) {
      if (seen.has(at)) continue;
      const response = await visitor.page.goto(base + at);
      const status = response!.status();
      if (status === 403 || status === 404) continue;
      seen.add(at);
      expect([200, 422], `${at} ${status}`).toContain(status);
      const wide = await visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wide > 0) faults.push(`${at} is ${wide} pixels wider than the window`);
      const headings = await visitor.page.locator('h1').count();
      if (headings !== 1) faults.push(`${at} has ${headings} first headings`);
      const title = await visitor.page.title();
      const heading = (await visitor.page.locator('h1').first().textContent())?.trim() ?? '';
      if (!title.includes(' - Golden Thread')) faults.push(`${at} has the title "${title}" over "${heading}"`);
      await expectAccessible(visitor.page).catch((cause: unknown) => faults.push(String(cause)));
    }
    await visitor.page.context().close();
  }
  expect(faults.join('\n')).toBe('');
  expect(seen.size).toBeGreaterThan(60);
}, 1_200_000);
