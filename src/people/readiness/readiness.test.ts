import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { openHouse, type House } from '../../access/testing/open-house.ts';

eachDatabase('a board that is being set up', (kind) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(kind);
  });
  afterAll(() => house.close());

  it('says to whoever manages people what it still needs, and no longer when it is there', async () => {
    const manager = await house.signedIn('manager');
    const chair = { person_id: house.board.people['chair']!, role: 'independent-chair' };
    const hold = (until: string | null) => house.asWorker((tx) => tx.updateTable('membership').set({ ends_on: until }).where('person_id', '=', chair.person_id).where('role', '=', chair.role).execute());
    const rows = (text: string) => /Independent Chair .*Rapid review/.test(text);
    expect(rows((await manager.get('/people/needed')).text)).toBe(false);
    await hold('2026-11-19');
    const needed = await manager.get('/people/needed');
    expect(needed.text).toContain('Roles that nobody holds');
    expect(rows(needed.text)).toBe(true);
    expect((await manager.get('/people')).html).toContain('href="/people/needed"');
    await hold(null);
    expect(rows((await manager.get('/people/needed')).text)).toBe(false);
  });

  it('names an agency for which nobody answers any more', async () => {
    const manager = await house.signedIn('manager');
    const hospital = house.board.agencies['hospital']!;
    expect((await manager.get('/people/needed')).html).not.toContain(`agency=${hospital}`);
    await house.asWorker((tx) => tx.updateTable('membership').set({ ends_on: '2026-11-19' }).where('agency_id', '=', hospital).execute());
    expect((await manager.get('/people/needed')).html).toContain(`agency=${hospital}`);
  });

  it('tells others nothing of it', async () => {
    const police = await house.signedIn('police');
    expect((await police.get('/people/needed')).status).toBe(403);
    expect((await police.get('/people')).html).not.toContain('/people/needed');
  });
});
