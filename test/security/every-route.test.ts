import { expect, it } from 'vitest';
import { demonstrationPeople } from '../../src/product/demonstration/people.ts';
import { bundledPack } from '../../src/framework/index.ts';
import type { Route, SignedInRoute } from '../../src/web/visit/index.ts';
import { eachDatabase } from '../support/databases.ts';
import { addressOf, named } from './addresses.ts';
import { useFilledBoard } from './filled-board.ts';

const { pack } = await bundledPack('suffolk-2019');
const words = (route: Route): string => `${route.method} ${route.path}`;

/** Who tries a role: whoever holds it in the demonstration, with the cases they have; for a role that nobody holds, the practitioner is given it. */
const holders = pack.roles.map((role) => [role.name, role, demonstrationPeople.find((person) => person.role === role.key)?.key ?? null] as const);

eachDatabase('every route', (kind) => {
  const filled = useFilledBoard(kind);
  const addresses = async (): Promise<[SignedInRoute, string][]> =>
    Promise.all(named.map(async (route): Promise<[SignedInRoute, string]> => [route as SignedInRoute, await addressOf(route, filled.it.board.partnershipId, filled.it.value)]));

  it('sends who has not signed in to the door, and does nothing for them', async () => {
    const before = await filled.it.counts();
    for (const [route, address] of await addresses()) {
      const stranger = filled.it.browser();
      const answer = route.method === 'GET' ? await stranger.get(address) : await stranger.post(address, { text: 'from outside' });
      expect(`${words(route)} ${answer.status} ${answer.to?.split('?')[0]}`).toBe(`${words(route)} 303 /sign-in`);
    }
    expect(await filled.it.counts()).toEqual(before);
  });

  it.each(holders)('answers the role "%s" as the framework says', async (_name, role, holder) => {
    // The practitioner lends themselves to roles that nobody holds, and then has their own again.
    if (holder === null || holder === 'practitioner') await filled.it.product.app.database.asOwner('update membership set role = $1 where person_id = $2', [role.key, filled.it.board.people['practitioner']!]);
    const visitor = await filled.it.signedIn(holder ?? 'practitioner');
    // The proof that a form comes from a page of this session; without it every form would be refused, whatever the role.
    await visitor.get('/account');
    const before = await filled.it.counts();
    for (const [route, address] of await addresses()) {
      const may = route.permission === 'signed-in' || (role.permissions as string[]).includes(route.permission);
      if (route.method === 'POST' && may) continue;
      const answer = route.method === 'GET' ? await visitor.get(address) : await visitor.post(address);
      const seen = `${words(route)} ${answer.status}`;
      if (!may) expect(`${seen}${answer.text.includes('Your page was too old') ? ' for the wrong reason' : ''}`).toBe(`${words(route)} 403`);
      else expect([200, 303, 403, 404], seen).toContain(answer.status);
      if (may && answer.status === 303) expect(answer.to, words(route)).not.toMatch(/^\/sign-in/);
    }
    const after = await filled.it.counts();
    // Looking leaves its trace in the record; nothing else has changed.
    expect({ ...after, record_entry: 0 }).toEqual({ ...before, record_entry: 0 });
  });

  it('does nothing for a form that does not come from a page of one’s own session', async () => {
    for (const key of ['manager', 'office', 'admin', 'notifier']) {
      const visitor = await filled.it.signedIn(key);
      const permitted = new Set(pack.roles.find((role) => role.key === demonstrationPeople.find((person) => person.key === key)!.role)!.permissions as string[]);
      const thief = await filled.it.signedIn('chair');
      const theirs = /name="_csrf" value="([^"]*)"/.exec((await thief.get('/account')).html)![1]!;
      const before = await filled.it.counts();
      for (const [route, address] of await addresses()) {
        if (route.method !== 'POST' || !(route.permission === 'signed-in' || permitted.has(route.permission))) continue;
        for (const proof of ['', 'x'.repeat(43), theirs]) {
          const answer = await visitor.post(address, { _csrf: proof, text: 'forged' });
          expect(`${words(route)} ${answer.status}`).toBe(`${words(route)} 403`);
          expect(answer.text).toContain('Your page was too old');
        }
      }
      expect(await filled.it.counts()).toEqual(before);
    }
  });

  it('answers an empty form with a page that says what is missing, and never with a fault of its own', async () => {
    for (const key of ['manager', 'office', 'admin', 'notifier', 'chair', 'police']) {
      const visitor = await filled.it.signedIn(key);
      await visitor.get('/account');
      for (const [route, address] of await addresses()) {
        if (route.method !== 'POST') continue;
        const answer = await visitor.post(address);
        expect([200, 303, 403, 404, 409, 422], `${key} ${words(route)} ${answer.status} ${answer.status >= 500 ? answer.text : ''}`).toContain(answer.status);
        if (answer.status === 303 && answer.to?.startsWith('/sign-in')) throw new Error(`${words(route)} signed ${key} out`);
      }
    }
  });

  it('gives nothing to somebody whose roles have ended', async () => {
    const visitor = await filled.it.signedIn('crg');
    await filled.it.product.app.database.asOwner(`update membership set ends_on = '2026-11-01' where person_id = $1`, [filled.it.board.people['crg']!]);
    for (const [route, address] of await addresses()) {
      if (route.method !== 'GET' || route.permission === 'signed-in') continue;
      expect(`${words(route)} ${(await visitor.get(address)).status}`).toBe(`${words(route)} 403`);
    }
  });
});
