import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { chaseSummaries } from './chase-summaries.ts';

eachDatabase('summaries that are still to come', (kind) => {
  const filled = useFilledBoard(kind);
  const chase = (day: string) => chaseSummaries({ ...filled.it.product.app, now: () => new Date(`${day}T09:00:00Z`) }, filled.it.board.partnershipId);
  const letters = async (reference: string) => String(await filled.it.value(`select coalesce(string_agg(to_name || ', ' || subject, '; ' order by to_name, id), '') from mail where partnership_id = $1 and key like 'chase %' and subject like $2 || ':%'`, [filled.it.board.partnershipId, reference]));

  // RR-2026-0002 asked on 18 November, and two summaries due on the 23rd are still to come; the framework's days are one before, the last, and one after.
  it('are not chased before the first of the framework’s days', async () => {
    await filled.it.product.app.database.asOwner(`delete from mail where key like 'chase %'`);
    await chase('2026-11-20');
    expect(await letters('RR-2026-0002')).toBe('');
  });

  it('are chased on that day, though it is a Sunday, once', async () => {
    await chase('2026-11-22');
    await chase('2026-11-22');
    expect(await letters('RR-2026-0002')).toBe('Martin Oakes, RR-2026-0002: the summary of Deben Primary School is due on 23 November 2026; Owen Pritchard, RR-2026-0002: the summary of Suffolk Community Health is due on 23 November 2026');
  });

  it('are chased as soon as somebody can where nobody could on the days, once for all that were missed, and the record says so', async () => {
    await filled.it.product.app.database.asOwner(`delete from mail where key like 'chase %'`);
    const recorded = () => filled.it.value(`select count(*)::int from record_entry where partnership_id = $1 and deed = 'reminded an agency' and detail ->> 'daysLeft' = '-5'`, [filled.it.board.partnershipId]);
    await chase('2026-11-28');
    await chase('2026-11-29');
    expect(await letters('RR-2026-0002')).toBe('Martin Oakes, RR-2026-0002: the summary of Deben Primary School is late; Owen Pritchard, RR-2026-0002: the summary of Suffolk Community Health is late');
    expect(await recorded()).toBe(2);
  });

  it('are not chased for days that went by before the link was sent anew', async () => {
    await filled.it.product.app.database.asOwner(`delete from mail where key like 'chase %'`);
    await filled.it.product.app.database.asOwner(`insert into personal_link (partnership_id, id, token_hash, purpose, subject_id, case_id, holder_name, holder_email, created_at, expires_at)
      select partnership_id, gen_random_uuid(), sha256(id::text::bytea), 'summary', response_id, case_id, 'New', 'new@example.org', '2026-11-27T09:00:00Z', '2026-12-30' from summary_request where partnership_id = $1 and reference = 'RR-2026-0002'`, [filled.it.board.partnershipId]);
    await chase('2026-11-28');
    expect(await letters('RR-2026-0002')).toBe('');
  });
});
