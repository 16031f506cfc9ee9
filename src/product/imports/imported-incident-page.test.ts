import { expect, it } from 'vitest';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { importIncidents } from './import-incidents.ts';

eachDatabase('the page of an imported incident', (kind) => {
  const filled = useFilledBoard(kind);

  it('says what the file said, and every way on from it leads somewhere', async () => {
    const { product, board } = filled.it;
    const bytes = Buffer.from('Ref,Summary,Date known,Area,Outcome,Children\nSI-9,Injury to a baby,05/03/2025,Ipswich,Rapid review; no local review,1\nSI-3,Death by drowning,14 July 2009,,,\n');
    expect(await importIncidents(product.app.database, product.app.calendar(), { partnershipId: board.partnershipId, bytes, maps: [], take: true, now: new Date('2026-11-20T10:00:00Z') })).toMatchObject({ count: 2, taken: true });
    const manager = await filled.it.signedIn('manager');
    for (const [reference, said] of [['SI-9', 'Outcome: Rapid review; no local review. Children: 1.'], ['SI-3', 'Not told']] as const) {
      const id = String(await filled.it.value('select i.process_id from incident i join casefile c on c.partnership_id = i.partnership_id and c.case_id = i.case_id where c.partnership_id = $1 and c.reference = $2', [board.partnershipId, reference]));
      const page = await manager.get(`/reviews/${id}`);
      expect(page.text).toContain(reference);
      expect(page.text).toContain(said);
      expect(page.text).not.toContain('Not needed');
      const ways = [...page.html.matchAll(/href="(\/(?!public)[^"#]*)"/g)].map((found) => found[1]!.replaceAll('&amp;', '&'));
      for (const way of new Set(ways)) expect(`${way} ${(await manager.get(way)).status}`).toBe(`${way} 200`);
    }
  });
});
