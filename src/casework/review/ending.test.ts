import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { fillIn } from '../../../test/security/fill-in.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('the end of a review', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  beforeAll(async () => { manager = await filled.it.signedIn('manager'); });
  const review = async (reference: string): Promise<string> => `/reviews/${String(await filled.it.value(`select id from process where partnership_id = $1 and reference = $2`, [filled.it.board.partnershipId, reference]))}`;
  const status = (reference: string) => filled.it.value('select status from process where partnership_id = $1 and reference = $2', [filled.it.board.partnershipId, reference]);
  const needed = (reference: string) => filled.it.value(`select count(*)::int from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id where p.partnership_id = $1 and p.reference = $2 and d.needed and d.done_on is null`, [filled.it.board.partnershipId, reference]);

  it('is not reached while steps are left, and says which', async () => {
    const at = await review('RR-2026-0001');
    const page = await manager.get(`${at}/ending`);
    expect(page.text).toContain('Still to be done');
    expect(page.text).toContain('Discuss and decide');
    const answer = await manager.post(`${at}/ending`, { do: 'close' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There are still steps to be done');
    expect(await status('RR-2026-0001')).toBe('running');
  });

  it('is its withdrawal with a reason: nothing more is asked of anybody; and it can be taken up again', async () => {
    const at = await review('RR-2026-0001');
    const before = await needed('RR-2026-0001');
    expect((await manager.send(`${at}/ending`, `${at}/ending`, { do: 'withdraw', reason: ' ' })).text).toContain('Say why it is withdrawn');
    expect((await manager.send(`${at}/ending`, `${at}/ending`, { do: 'withdraw', reason: 'It was started twice.' })).status).toBe(303);
    expect(await status('RR-2026-0001')).toBe('withdrawn');
    expect(await needed('RR-2026-0001')).toBe(0);
    expect((await manager.get(`${at}/history`)).text).toContain('It was started twice.');
    expect((await manager.send(`${at}/ending`, `${at}/ending`, { do: 'reopen', reason: 'The other one was the mistake.' })).status).toBe(303);
    expect(await status('RR-2026-0001')).toBe('running');
    expect(await needed('RR-2026-0001')).toBe(before);
  });

  it('is nothing for those who only take part', async () => {
    const at = await review('RR-2026-0001');
    const member = await filled.it.signedIn('police');
    expect((await member.get(`${at}/ending`)).status).toBe(403);
    expect((await member.send('/account', `${at}/ending`, { do: 'withdraw', reason: 'No.' })).status).toBe(403);
  });

  it('comes by itself with the last step, and the record says so', async () => {
    const at = await review('RR-2026-0005');
    const office = await filled.it.signedIn('office');
    for (let round = 0; round < 8 && (await status('RR-2026-0005')) === 'running'; round += 1) {
      const key = String(await filled.it.value(`select d.key from due_item d where d.process_id = $1 and d.kind = 'step' and d.needed and d.ready and d.done_on is null order by d.key limit 1`, [at.split('/')[2]]));
      // The one or the other leads it.
      for (const lead of [office, manager]) await lead.post(`${at}/steps/${key}`, fillIn((await lead.get(`${at}/steps/${key}`)).html, 'Done as agreed.'));
    }
    expect(await status('RR-2026-0005')).toBe('closed');
    expect((await manager.get(at)).text).toContain('Closed');
    expect(await filled.it.value(`select count(*)::int from record_entry where deed = 'closed the process' and detail ->> 'reference' = 'RR-2026-0005'`)).toBe(1);
  });
});
