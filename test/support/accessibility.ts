import { createHash } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Every success criterion of WCAG 2.0, 2.1 and 2.2 at levels A and AA that a machine can check. */
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Checks the page as it stands against WCAG 2.2 AA; fails with each fault's rule, help and places.
 *
 * axe waits on timers, which never fire in a page opened without scripts. Such a page is checked in a twin: the
 * same document at the same address, with the same cookies and window, in which axe may run and the page's own
 * scripts may not. The document is handed over as it stands, so the answer to a posted form is checked too; only
 * what was typed and not yet sent is lost, and styles that ask for `scripting: none` do not apply.
 *
 * A page that was found right is not looked at again in the same process while it reads the same, at the same width and with or without
 * scripts: the same journey on another database gives the same pages, and axe takes longer than all else on them.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const scripts = await page.evaluate<boolean>(`matchMedia('(scripting: enabled)').matches`);
  const asRead = createHash('sha256').update(`${scripts} ${page.viewportSize()?.width} ${withoutKeys(await page.content())}`).digest('hex');
  if (foundRight.has(asRead)) return;
  if (scripts) await check(page);
  else {
    const twin = await twinOf(page);
    await check(twin).finally(() => twin.context().close());
  }
  foundRight.add(asRead);
}

const foundRight = new Set<string>();
/** A page without what differs from one database to the next and nobody sees: identifiers, tokens and the keys of personal links. */
const withoutKeys = (html: string): string => html.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '').replaceAll(/(name="_csrf" value=")[^"]*/g, '$1').replaceAll(/\/[\w-]{32,}/g, '/');

async function check(page: Page): Promise<void> {
  // What is right need not be told: its places are most of what axe would hand over.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(WCAG_AA).setLegacyMode(true).analyze();
  if (violations.length === 0) return;
  const faults = violations.map(({ id, impact, help, helpUrl, nodes }) =>
    [
      `${id} (${impact ?? 'unrated'}): ${help} - ${helpUrl}`,
      ...nodes.map((node) => `    at ${node.target.flat().join(' ')}: ${node.html}`),
    ].join('\n'),
  );
  throw new Error(`${page.url()} is not accessible:\n${faults.join('\n')}`);
}

async function twinOf(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page belongs to no browser.');
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: page.viewportSize(),
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const twin = await context.newPage();
  // What stands between noscript tags is on the reader's screen; a browser with scripts would leave it out.
  const body = (await page.content()).replaceAll(/<\/?noscript[^>]*>/gi, '');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': `script-src 'none'` };
  const address = page.url().startsWith('http') ? page.url() : 'http://twin.invalid/';
  await twin.route('**', (route) => (route.request().isNavigationRequest() ? route.fulfill({ headers, body }) : route.continue()));
  await twin.goto(address);
  return twin;
}
