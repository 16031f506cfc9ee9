import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { tellOfLateSteps } from './late-steps.ts';

eachDatabase('a late step of a rapid review', (kind) => {
  const filled = useFilledBoard(kind);
  const on = (day: string) => ({ ...filled.it.product.app, now: () => new Date(`${day}T09:00:00Z`) });
  const letters = async (step: string) => String(await filled.it.value(`select coalesce(string_agg(to_name, ', ' order by to_name), '') from mail where partnership_id = $1 and key like 'late step %' and body like '%' || $2 || '%'`, [filled.it.board.partnershipId, `/steps/${step}`]));
  const tell = (day: string) => tellOfLateSteps(on(day), filled.it.board.partnershipId);

  // RR-2026-0004 was submitted on 4 November; its decision is due on day 13, 23 November.
  it('waits for its last day to pass', async () => {
    await tell('2026-11-20');
    expect(await letters('decide')).toBe('');
  });

  it('comes to its lead and to the chair a day after it, once, and the record says so; the mail says nothing of the case', async () => {
    expect(await tell('2026-11-24')).toBeGreaterThan(0);
    expect(await letters('decide')).toBe('Margaret Ashdown');
    expect(await letters('forward-notification')).toBe('Margaret Ashdown, Tom Fenwick');
    expect(await tell('2026-11-24')).toBe(0);
    expect(await filled.it.value(`select count(*)::int from record_entry where partnership_id = $1 and deed = 'brought a late step to the chair' and via = 'job' and case_id is not null`, [filled.it.board.partnershipId])).toBeGreaterThan(0);
    expect(await filled.it.value(`select count(*)::int from mail where key like 'late step %' and (body like '%Neglect%' or subject like '%Neglect%')`)).toBe(0);
  });

  it('comes to the deputy of whoever is away', async () => {
    const { partnershipId, people } = filled.it.board;
    await filled.it.product.app.database.asOwner(`delete from mail where key like 'late step %'`);
    await filled.it.product.app.database.asOwner(`insert into absence (partnership_id, id, person_id, starts_on, ends_on, reason) values ($1, gen_random_uuid(), $2, '2026-11-25', '2026-11-25', '')`, [partnershipId, people['chair']!]);
    await tell('2026-11-25');
    expect(await letters('decide')).toBe('Daniel Okoro, Margaret Ashdown');
  });

  it('comes to who runs the review where neither its lead nor the chair is on the team, and to nobody from outside it', async () => {
    const { partnershipId, people } = filled.it.board;
    const { database } = filled.it.product.app;
    await database.asOwner(`delete from mail where key like 'late step %'`);
    await database.asOwner(`update case_member set until_at = '2026-11-24' where partnership_id = $1 and until_at is null and person_id <> $2 and case_id = (select case_id from process where partnership_id = $1 and reference = 'RR-2026-0004')`, [partnershipId, people['manager']]);
    await tell('2026-11-24');
    expect(await letters('decide')).toBe('Priya Raman');
  });
});
