import { expect, vi } from 'vitest';
import type { Browser, Cookie, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/accessibility.ts';
import { newPage } from '../support/browser.ts';
import { demonstrationPassword, demonstrationPeople } from '../../src/product/demonstration/people.ts';

/**
 * Ticks a box or chooses a radio, or takes the tick away. A click that comes while the window is still changing its size hits
 * beside it on a slow machine: a person would click once more.
 */
export const tick = (box: Locator, on = true): Promise<void> => vi.waitFor(() => box.setChecked(on, { force: true, timeout: 10_000 }), { timeout: 30_000 });

/** A person at a browser, speaking in the words of the pages. */
export class Visitor {
  readonly page: Page;
  readonly base: string;
  private readonly visits = new Map<string, Cookie[]>();
  private constructor(page: Page, base: string) {
    this.page = page;
    this.base = base;
  }

  static async open(browser: Browser, base: string, how: { javaScript: boolean; width?: number }): Promise<Visitor> {
    const page = await newPage(browser, how);
    page.setDefaultTimeout(60_000);
    return new Visitor(page, base);
  }

  /** Signs in as one of the demonstration people. */
  signIn(key: string): Promise<this> {
    return this.signInWith(demonstrationPeople.find((person) => person.key === key)!.email);
  }

  /** Signs in with an address of the demonstration. */
  async signInWith(email: string): Promise<this> {
    await this.page.context().clearCookies();
    await this.go('/sign-in');
    await this.page.fill('#email', email);
    await this.page.fill('#password', demonstrationPassword);
    await this.press('Sign in');
    expect(new URL(this.page.url()).pathname, `${email} is signed in`).not.toBe('/sign-in');
    return this;
  }

  /** Goes on as somebody: back to the visit that they began before, or by signing in. */
  async goOnAs(email: string): Promise<void> {
    const begun = this.visits.get(email);
    if (begun === undefined) await this.signInWith(email);
    else {
      await this.page.context().clearCookies();
      await this.page.context().addCookies(begun);
    }
    if (begun === undefined) this.visits.set(email, await this.page.context().cookies());
  }

  async go(path: string): Promise<void> {
    const response = await this.page.goto(path.startsWith('http') ? path : this.base + path);
    expect(response!.status(), path).toBeLessThan(400);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).first().click();
    await this.page.waitForLoadState();
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
    await this.page.waitForLoadState();
  }

  async heading(): Promise<string> {
    return (await this.page.textContent('h1'))!.trim();
  }

  async says(text: string | RegExp): Promise<void> {
    // A page that has begun to arrive may not have arrived whole.
    const said = expect.poll(() => this.page.textContent('main'), { timeout: 15_000 });
    await (typeof text === 'string' ? said.toContain(text) : said.toMatch(text));
  }

  /** Fills one field by its name; a radio or tick box by its value. */
  async fill(name: string, value: string): Promise<void> {
    const field = this.page.locator(`[name="${name}"]`);
    const type = await field.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox') await tick(this.page.locator(`[name="${name}"][value="${value}"]`));
    else if ((await field.first().evaluate((element) => element.tagName)) === 'SELECT') await field.first().selectOption({ label: value }).catch(() => field.first().selectOption(value));
    else await field.first().fill(value);
  }

  async fillAll(values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.fill(name, value);
  }

  async day(name: string, iso: string): Promise<void> {
    const [year, month, day] = iso.split('-') as [string, string, string];
    await this.fillAll({ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
  }

  async accessible(): Promise<void> {
    await expectAccessible(this.page);
  }

  path(): string {
    return new URL(this.page.url()).pathname;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
