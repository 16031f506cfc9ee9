import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('the particulars of a review', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  beforeAll(async () => { manager = await filled.it.signedIn('manager'); });
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const at = async (reference: string): Promise<string> => `/reviews/${String(await value('select id from process where partnership_id = $1 and reference = $2', reference))}/particulars`;

  it('name who leads it: a person of the partnership, or somebody independent by post and organisation', async () => {
    const page = await at('RR-2026-0002');
    const missing = await manager.send(page, page, { do: 'save', revision: '0', lead: 'independent', leadPost: 'Independent reviewer', leadOrganisation: '' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Enter the organisation');
    expect(missing.html).toContain('value="Independent reviewer"');
    const theme = String(/name="themes" type="checkbox" value="([^"]+)"/.exec(missing.html)?.[1]);
    expect((await manager.send(page, page, { do: 'save', revision: '0', lead: 'independent', leadPost: 'Independent reviewer', leadOrganisation: 'Blyth Reviews', themes: theme, nhsReference: '2026/1234' })).status).toBe(303);
    expect((await manager.get('/reviews')).text).toContain('Independent reviewer, Blyth Reviews');
    expect(await value(`select themes[1] from review_particulars where partnership_id = $1 and lead_organisation = 'Blyth Reviews'`)).toBe(theme);
    const lead = filled.it.board.people['crg']!;
    expect((await manager.send(page, page, { do: 'save', revision: '1', lead: 'person', leadPerson: lead, leadPost: 'left over' })).status).toBe(303);
    expect(await value('select lead_post from review_particulars where partnership_id = $1 and lead_person_id = $2 and process_id = $3', lead, page.split('/')[2])).toBe('');
    expect(await value(`select count(*)::int from record_entry where partnership_id = $1 and deed = 'set the particulars of a review'`)).toBe(2);
  });

  it('tell the second of two people what the first did, and keep what was typed', async () => {
    const page = await at('RR-2026-0002');
    const second = await manager.send(page, page, { do: 'save', revision: '1', lead: 'independent', leadPost: 'Another', leadOrganisation: 'Elsewhere' });
    expect(second.status).toBe(409);
    expect(second.html).toContain('value="Another"');
  });

  it('take only a person of the partnership', async () => {
    const page = await at('RR-2026-0002');
    expect((await manager.send(page, page, { do: 'save', revision: '2', lead: 'person', leadPerson: Object.values(filled.it.other.people)[0]! })).text).toContain('Choose who leads it');
  });

  it('link a review with another of the same incident, and both sides tell', async () => {
    const page = await at('RR-2026-0002');
    expect((await manager.send(page, page, { do: 'link', reference: 'rr-2026-0005', elsewhere: '', kind: 'same-incident', note: 'One household' })).status).toBe(303);
    expect((await manager.get(page)).text).toContain('RR-2026-0005');
    const other = await manager.get(await at('RR-2026-0005'));
    expect(other.text).toContain('RR-2026-0002');
    expect(other.text).toContain('One household');
    expect((await manager.get('/reviews')).text).toContain('Same incident: RR-2026-0002');
    const twice = await manager.send(await at('RR-2026-0005'), await at('RR-2026-0005'), { do: 'link', reference: 'RR-2026-0002', elsewhere: '', kind: 'joint' });
    expect(twice.text).toContain('They are linked already');
  });

  it('hide a link from whoever is on one of the two teams alone', async () => {
    const office = await filled.it.signedIn('office');
    expect((await office.get(await at('RR-2026-0002'))).text).toContain('RR-2026-0005');
    await filled.it.product.app.database.asOwner(`update case_member set until_at = from_at where person_id = $1 and case_id = (select case_id from process where partnership_id = $2 and reference = 'RR-2026-0005')`, [filled.it.board.people['office']!, filled.it.board.partnershipId]);
    expect((await office.get(await at('RR-2026-0002'))).text).not.toContain('RR-2026-0005');
    expect((await office.get(await at('RR-2026-0005'))).status).toBe(404);
    const hidden = await office.send(await at('RR-2026-0002'), await at('RR-2026-0002'), { do: 'link', reference: 'RR-2026-0005', kind: 'joint' });
    const unknown = await office.send(await at('RR-2026-0002'), await at('RR-2026-0002'), { do: 'link', reference: 'RR-1999-0001', kind: 'joint' });
    for (const answer of [hidden, unknown]) expect(answer.text).toContain('There is no review with this reference on whose team you are');
  });

  it('take a link off, and keep that it was there', async () => {
    const page = await at('RR-2026-0005');
    const link = String(await value(`select l.id from review_link l join process p on p.partnership_id = l.partnership_id and p.id = l.other_process_id where l.partnership_id = $1 and p.reference = 'RR-2026-0005'`));
    expect((await manager.send(page, page, { do: 'unlink', link })).status).toBe(303);
    expect((await manager.get(page)).text).not.toContain('One household');
    expect(await value('select ended_at is not null from review_link where partnership_id = $1 and id = $2', link)).toBe(true);
    expect((await manager.send(page, page, { do: 'unlink', link })).status).toBe(404);
  });

  it('link with a review that runs elsewhere, told in words', async () => {
    const page = await at('RR-2026-0005');
    expect((await manager.send(page, page, { do: 'link', reference: '', elsewhere: '', kind: 'joint' })).text).toContain('Enter a reference, or say which review elsewhere');
    expect((await manager.send(page, page, { do: 'link', reference: '', elsewhere: 'A review of the neighbouring board', kind: 'joint' })).status).toBe(303);
    expect((await manager.get('/reviews')).text).toContain('Run as one: A review of the neighbouring board');
  });

  it('are read by the team, and set by whoever runs the review', async () => {
    const page = await at('RR-2026-0002');
    const member = await filled.it.signedIn('police');
    const seen = await member.get(page);
    expect(seen.status).toBe(200);
    expect(seen.html).not.toContain('name="leadPost"');
    expect((await member.send('/account', page, { do: 'save', lead: 'nobody', revision: '2' })).status).toBe(403);
  });
});
