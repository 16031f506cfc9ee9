import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('a step that somebody else records', (kind) => {
  const filled = useFilledBoard(kind);
  let at: string;
  beforeAll(async () => {
    const process = await filled.it.value(`select d.process_id from due_item d join process p on p.partnership_id = d.partnership_id and p.id = d.process_id
      where d.partnership_id = $1 and d.key = 'await-panel' and d.done_on is null and d.ready and d.needed and p.status = 'running' order by p.reference limit 1`, [filled.it.board.partnershipId]);
    at = `/reviews/${String(process)}/steps/await-panel`;
  });

  it('is shown with its form to whoever leads it', async () => {
    const page = await (await filled.it.signedIn('office')).get(at);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Record the answer');
  });

  it('is read by another member of the team, who is told whose it is before anything is typed', async () => {
    const page = await (await filled.it.signedIn('crg')).get(at);
    expect(page.status).toBe(200);
    expect(page.text).toContain('You can read this step. The Central Team records it');
    expect(page.html).not.toContain('Record the answer');
  });
});
