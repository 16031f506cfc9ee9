import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('the agencies of a notification', (kind) => {
  const filled = useFilledBoard(kind);

  it('are those that it names; who came in by another way stays, whatever is changed in it', async () => {
    const { board: { partnershipId, agencies } } = filled.it;
    const ids = Object.values(agencies);
    const [first, second, other] = [ids[0]!, ids[1]!, ids[2]!];
    const notifier = await filled.it.signedIn('notifier');
    const review = (await notifier.send('/incidents/new', '/incidents/new', {})).to!;
    const caseId = String(await filled.it.value('select case_id from process where partnership_id = $1 and id = $2', [partnershipId, review.split('/').at(-1)]));
    await filled.it.value('insert into involved_agency (partnership_id, case_id, agency_id) values ($1, $2, $3) on conflict do nothing', [partnershipId, caseId, other]);
    const section = `${review}/steps/enter?section=agencies`;
    const hidden = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
    const involved = async () => String(await filled.it.value(`select string_agg(agency_id::text, ' ' order by agency_id) from involved_agency where partnership_id = $1 and case_id = $2`, [partnershipId, caseId])).split(' ');
    const save = async (named: string[]) => {
      const { html } = await notifier.get(section);
      const field = /name="([^"]*involved[^"]*)"/.exec(html)![1]!;
      expect((await notifier.send(section, section, { ...hidden(html.slice(html.indexOf('<main'))), [field]: named, action: 'stay' })).status).toBe(303);
    };

    await save([first, second]);
    expect(await involved()).toEqual([first, second, other].sort());
    await save([first]);
    expect(await involved()).toEqual([first, other].sort());
  });
});
