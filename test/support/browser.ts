import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from './bring-parts.ts';

const ARGUMENTS = [
  // Chromium refuses its sandbox to root, and the pages under test are our own.
  '--no-sandbox',
  '--disable-gpu',
  // One process less that draws, and one renderer for all pages: on two processors they only wait for each other.
  '--in-process-gpu',
  '--process-per-site',
  '--disable-dev-shm-usage',
  // Nothing but the page under test may use the network.
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface PageSettings {
  /** Whether the page's own scripts run; true when left out. */
  javaScript?: boolean;
  /** Width of the window in CSS pixels; 1280 when left out, 320 is the narrowest that must work. */
  width?: number;
}

/** Starts the machine's own Chromium, without a window. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium was found; set CHROMIUM_PATH or install the Debian package chromium-headless-shell.');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** Opens a page with cookies of its own, as a new visitor. `page.context().close()` ends the visit. */
export async function newPage(browser: Browser, { javaScript = true, width = 1280 }: PageSettings = {}): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  return context.newPage();
}
