import { expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { day } from '../../calendar/index.ts';
import { readRegister } from '../../casework/register/read-register.ts';
import type { Tx } from '../../platform/index.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { readGlance } from './read-glance.ts';

const today = day('2026-11-20');

eachDatabase('the partnership at a glance', (kind) => {
  const filled = useFilledBoard(kind);

  it('says of each running review the same step and day as the register: what stands open, not what comes long after', async () => {
    const { product, board } = filled.it;
    await product.app.database.asOwner(`update due_item set due_on = '2026-11-02' where kind = 'step' and done_on is null and not ready`);
    const { glance, register } = await product.app.database.run({ role: 'gt_app', partnershipId: board.partnershipId, personId: board.people['manager']! }, async (tx) => ({
      glance: await readGlance(tx, today), register: await readRegister(tx, { stage: { status: 'running' } }, 'reference', today, 0, 500),
    }));
    expect(glance.reviews.length).toBeGreaterThan(3);
    const told = (rows: readonly { reference: string; step: string | null; due: string | null }[]) => Object.fromEntries(rows.map(({ reference, step, due }) => [reference, `${step}, ${due}`]));
    expect(told(glance.reviews.map(({ reference, nextStep, nextDue }) => ({ reference, step: nextStep, due: nextDue }))))
      .toEqual(told(register.rows.map(({ reference, stage, nextDue }) => ({ reference, step: stage, due: nextDue }))));
  });

  it('is read, as the register is, in the same number of queries however many reviews there are', async () => {
    const manager = await filled.it.signedIn('manager');
    const { database } = filled.it.product.app;
    const counted = async () => {
      let asked = 0;
      const run = database.run.bind(database);
      database.run = (acting, deed) => run(acting, (tx) => deed(tx.withPlugin({ transformQuery: ({ node }) => { asked += 1; return node; }, transformResult: async ({ result }) => result }) as Tx));
      const told: number[] = [];
      for (const path of ['/glance', '/reviews', '/reviews/tracker', '/forward-plan']) {
        asked = 0;
        expect((await manager.get(path)).status, path).toBe(200);
        told.push(asked);
      }
      database.run = run;
      return told;
    };
    await counted();
    const before = await counted();
    for (let turn = 0; turn < 6; turn += 1) await start(manager, `One more family, ${turn}`);
    expect(await counted()).toEqual(before);
    expect((await manager.get('/reviews')).text).toContain('One more family, 5');
  });
});

async function start(manager: Browser, title: string): Promise<void> {
  const at = '/reviews/start/partnership-review';
  const first = /name="(on\.[\w-]+)-day"/.exec((await manager.get(at)).html)![1]!;
  expect((await manager.send(at, at, { [`${first}-day`]: '2', [`${first}-month`]: '11', [`${first}-year`]: '2026', case: '', title })).status).toBe(303);
}
