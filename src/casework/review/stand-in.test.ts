import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { answeredNo, noFurtherAction, present } from '../testing/decision.ts';

eachDatabase('a deputy', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const person = (key: string) => filled.it.board.people[key]!;
  const away = (key: string) => filled.it.product.app.database.asOwner(`insert into absence (partnership_id, id, person_id, starts_on, ends_on, reason) values ($1, gen_random_uuid(), $2, '2026-11-20', '2026-11-20', '')`, [filled.it.board.partnershipId, person(key)]);
  const last = async (review: string) => value(`select type || ' ' || coalesce(event ->> 'actor', '-') || ' ' || coalesce(event ->> 'actingFor', '-') from process_event where partnership_id = $1 and process_id = $2 order by seq desc limit 1`, review.split('/')[2]);
  const recorded = async (deed: string) => value(`select acting_for from record_entry where partnership_id = $1 and deed = $2 order by seq desc limit 1`, deed);
  let [started, asked, views, toDecide] = ['', '', '', ''];
  beforeAll(async () => {
    const review = async (reference: string) => `/reviews/${String(await value('select id from process where partnership_id = $1 and reference = $2', reference))}`;
    [started, asked, views, toDecide] = [await review('RR-2026-0001'), await review('RR-2026-0002'), await review('RR-2026-0003'), await review('RR-2026-0004')];
  });

  it('is named once beside the steps that they lead, however many groups they sit on in that role', async () => {
    const named = async () => (await (await filled.it.signedIn('manager')).get(toDecide)).html.split('Margaret Ashdown').length;
    const before = await named();
    await filled.it.product.app.database.asOwner(`insert into membership (partnership_id, id, person_id, role, board_id, group_id, starts_on)
      select partnership_id, gen_random_uuid(), person_id, role, board_id, (select id from work_group g where g.partnership_id = m.partnership_id limit 1), starts_on from membership m where partnership_id = $1 and person_id = $2 and role = 'independent-chair' limit 1`, [filled.it.board.partnershipId, person('chair')]);
    expect(await named()).toBe(before);
  });

  it('of the chair does not decide while the chair is there, and is told why', async () => {
    const vice = await filled.it.signedIn('vice');
    const page = await vice.get(`${toDecide}/steps/decide`);
    expect(page.text).toContain('Margaret Ashdown (Independent Chair) leads this and is not recorded as away');
    expect(page.html).not.toContain('Record the decision');
    const refused = await vice.post(`${toDecide}/steps/decide`, { ...noFurtherAction, ...answeredNo(page.html) });
    expect(refused.status).toBe(422);
    expect(await last(toDecide)).not.toContain('decided');
  });

  it('of the chair decides while the chair is recorded as away, and the record says for whom', async () => {
    await away('chair');
    const vice = await filled.it.signedIn('vice');
    const page = await vice.get(`${toDecide}/steps/decide`);
    expect(page.text).toContain('Record the decision');
    const taken = await vice.post(`${toDecide}/steps/decide`, { ...noFurtherAction, ...answeredNo(page.html), ...present(filled.it) });
    expect(taken.status, taken.text).toBe(303);
    expect(await last(toDecide)).toBe(`decided ${person('vice')} ${person('chair')}`);
    expect(await recorded('recorded the decision')).toBe(person('chair'));
    expect((await vice.get(`${toDecide}/steps/decide`)).text).toContain('Daniel Okoro');
  });

  it('whom the framework lets act beside the lead acts as themselves, and for the lead while that one is away', async () => {
    const manager = await filled.it.signedIn('manager');
    expect((await manager.send(`${started}/steps/forward-notification`, `${started}/steps/forward-notification`, { do: 'ask' })).status).toBe(303);
    expect(await last(started)).toBe(`circulated ${person('manager')} -`);
    await away('office');
    expect((await manager.send(`${asked}/steps/composite`, `${asked}/steps/composite`, {})).status).toBe(303);
    expect(await last(asked)).toBe(`circulated ${person('manager')} ${person('office')}`);
    expect((await manager.get(asked)).text).toContain('A deputy acted');
  });

  it('sees the cases of the lead who is away and gives their view for them; nobody from outside the group does', async () => {
    const deputy = await filled.it.signedIn('police-deputy');
    const at = `${views}/steps/gather-views`;
    const page = await deputy.get(at);
    expect(page.text).toContain('Colin Draper is away, and you are their deputy');
    expect((await deputy.post(at, answeredNo(page.html))).status).toBe(303);
    expect(await last(views)).toBe(`view-given ${person('police-deputy')} ${person('police')}`);
    expect((await deputy.get(at)).text).toContain('Nadia Hussain for Colin Draper');
    const manager = await filled.it.signedIn('manager');
    expect((await manager.get(`${views}/team`)).text).toContain('Away today: Nadia Hussain acts for them and sees this case');
    const outside = await manager.send(at, at, answeredNo(page.html));
    expect(outside.status).toBe(422);
    expect(outside.text).toContain('Only a member of the group');
  });

  it('of two members gives the view of each, one after the other, and sent twice it stays that of the same member', async () => {
    await filled.it.product.app.database.asOwner(`insert into deputy (partnership_id, id, person_id, deputy_id, starts_on) values ($1, gen_random_uuid(), $2, $3, '2026-01-01')`, [filled.it.board.partnershipId, person('hospital'), person('police-deputy')]);
    await away('hospital');
    const deputy = await filled.it.signedIn('police-deputy');
    const at = `${views}/steps/gather-views`;
    const page = await deputy.get(at);
    expect(page.text).toContain('Grace Adeyemi is away, and you are their deputy');
    const form = { ...answeredNo(page.html), for: person('hospital') };
    expect(page.html).toContain(`name="for" value="${person('hospital')}"`);
    for (const time of ['first', 'second']) {
      expect((await deputy.post(at, form)).status, time).toBe(303);
      expect(await last(views), time).toBe(`view-given ${person('police-deputy')} ${person('hospital')}`);
    }
    await filled.it.product.app.database.asOwner('delete from absence where partnership_id = $1 and person_id = $2', [filled.it.board.partnershipId, person('hospital')]);
  });

  it('sees none of those cases on other days, nor one from whose team they were taken', async () => {
    const { database } = filled.it.product.app;
    await database.asOwner(`insert into case_member (partnership_id, case_id, person_id, role, from_at, until_at, reason) select partnership_id, case_id, $2, 'named', '2026-11-01', '2026-11-02', 'Concerned themselves' from process where partnership_id = $1 and id = $3`, [filled.it.board.partnershipId, person('police-deputy'), views.split('/')[2]]);
    const deputy = await filled.it.signedIn('police-deputy');
    expect((await deputy.get(asked)).status).toBe(200);
    expect((await deputy.get(views)).status).toBe(404);
    await database.asOwner(`update absence set ends_on = '2026-11-19', starts_on = '2026-11-19' where partnership_id = $1 and person_id = $2`, [filled.it.board.partnershipId, person('police')]);
    expect((await deputy.get(asked)).status).toBe(404);
  });
});
