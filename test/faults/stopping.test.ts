import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase, freshPlace, type DatabasePlace } from '../support/databases.ts';
import { Caller, openActions, startProduct, type RunningProduct } from './running-product.ts';

const edge = 'edge';
const field = (name: string, value: string): string => `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** Somebody's report with a file, of which the first half is sent; the rest is held back for as long as we like. */
async function halfSent(product: RunningProduct, caller: Caller, text: string): Promise<{ ask: ClientRequest; action: string; finish: () => Promise<number> }> {
  const [action] = await openActions(product, caller);
  const page = await caller.get(`${product.base}${action}`);
  const ask = request(`${product.base}${action}`, { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${edge}`, cookie: caller.cookie() } });
  const answered = once(ask, 'response') as Promise<[{ statusCode: number; resume(): void }]>;
  answered.catch(() => undefined);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)![1]!;
  ask.write(`${field('_csrf', hidden('_csrf'))}${field('revision', hidden('revision'))}${field('do', 'progress')}${field('text', text)}--${edge}\r\nContent-Disposition: form-data; name="file"; filename="minutes.txt"\r\nContent-Type: text/plain\r\n\r\nThe first half.\n`);
  return {
    ask, action: action!,
    async finish() {
      ask.end(`The second half.\r\n--${edge}--\r\n`);
      const [answer] = await answered;
      answer.resume();
      return answer.statusCode;
    },
  };
}

/** The product takes in nothing new any more. */
async function untilClosed(product: RunningProduct): Promise<void> {
  while (await fetch(`${product.base}/health/live`).then((answer) => answer.status === 200, () => false)) await pause(20);
}

eachDatabase('asked to stop while a file is on its way', (kind) => {
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await freshPlace(kind);
    await (await startProduct({ place })).end('SIGTERM');
  });
  afterAll(() => place.remove());

  it('the product takes the file to its end, keeps the form, and ends well', async () => {
    const product = await startProduct({ place });
    const caller = await Caller.signedIn(product, 'manager@suffolk.example');
    const upload = await halfSent(product, caller, 'Sent while it stopped.');
    await pause(300);
    const ended = product.end('SIGTERM');
    await untilClosed(product);
    expect(await upload.finish()).toBe(303);
    expect(await ended, product.said()).toBe(0);
    const again = await startProduct({ place });
    const reader = await Caller.signedIn(again, 'manager@suffolk.example');
    expect((await reader.get(`${again.base}${upload.action}`)).html).toContain('Sent while it stopped.');
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('ends at once when asked a second time, and keeps nothing by halves', async () => {
    const product = await startProduct({ place });
    const caller = await Caller.signedIn(product, 'manager@suffolk.example');
    const upload = await halfSent(product, caller, 'Broken off.');
    upload.ask.on('error', () => undefined);
    await pause(300);
    void product.end('SIGTERM');
    await untilClosed(product);
    expect(await product.end('SIGTERM')).toBe(1);
    const again = await startProduct({ place });
    const reader = await Caller.signedIn(again, 'manager@suffolk.example');
    expect((await reader.get(`${again.base}${upload.action}`)).html).not.toContain('Broken off.');
    expect(await again.end('SIGTERM')).toBe(0);
  });
});
