import { expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { readRegister } from '../../casework/register/read-register.ts';
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
});
