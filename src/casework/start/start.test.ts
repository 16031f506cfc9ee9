import { beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../access/testing/browser.ts';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';

eachDatabase('starting a process', (kind) => {
  const filled = useFilledBoard(kind);
  let manager: Browser;
  beforeAll(async () => { manager = await filled.it.signedIn('manager'); });
  const at = '/reviews/start/partnership-review';
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);

  it('shows every process of the framework that one may start', async () => {
    const list = await manager.get('/reviews/start');
    expect(list.text).toContain('Partnership review');
    expect(list.text).toContain('Thematic audit');
    expect(list.text).not.toContain('There is none that your roles may start');
  });

  it('opens a case with a team, a place in the thread and a record', async () => {
    const page = await manager.get(at);
    const first = /name="(on\.[\w-]+)-day"/.exec(page.html)![1]!;
    const answer = await manager.send(at, at, { [`${first}-day`]: '2', [`${first}-month`]: '11', [`${first}-year`]: '2026', case: '', title: 'Three families, one landlord' });
    expect(answer.status).toBe(303);
    const id = answer.to!.split('/').at(-1)!;
    expect(await value(`select f.title from process p join casefile f using (partnership_id, case_id) where p.partnership_id = $1 and p.id = $2`, id)).toBe('Three families, one landlord');
    expect(await value(`select kind from thread_node where partnership_id = $1 and id = $2`, id)).toBe('process');
    expect(await value(`select count(*)::int > 1 from case_member m join process p using (partnership_id, case_id) where p.partnership_id = $1 and p.id = $2`, id)).toBe(true);
    expect(await value(`select count(*)::int from case_key k join process p using (partnership_id, case_id) where p.partnership_id = $1 and p.id = $2`, id)).toBe(1);
    expect((await manager.get(`/reviews/${id}`)).text).toContain('Three families, one landlord');
  });

  it('brings in, of those who answer for agencies, only whoever answers for the agency that it is about', async () => {
    const from = '/reviews/start/quality-assurance';
    const page = await manager.get(from);
    expect(page.text).toContain('Which agency is it about?');
    const first = /name="(on\.[\w-]+)-day"/.exec(page.html)![1]!;
    const told = { [`${first}-day`]: '2', [`${first}-month`]: '11', [`${first}-year`]: '2026', case: '', title: 'Five steps' };
    const team = async (id: string) => value(`select string_agg(p.email, ' ' order by p.email) from case_member m join process r using (partnership_id, case_id) join person p on p.partnership_id = m.partnership_id and p.id = m.person_id where m.partnership_id = $1 and r.id = $2 and m.role in ('agency-lead', 'agency-deputy')`, id);
    expect(await team((await manager.send(from, from, told)).to!.split('/').at(-1)!)).toBeNull();
    expect(await team((await manager.send(from, from, { ...told, agency: filled.it.board.agencies['hospital']! })).to!.split('/').at(-1)!)).toBe('hospital.lead@suffolk.example');
    expect((await manager.send(from, from, { ...told, agency: filled.it.other.agencies['hospital']! })).status).toBe(422);
    const hospital = await filled.it.signedIn('hospital');
    expect((await hospital.get(from)).text).not.toContain('Which agency is it about?');
    const own = (await hospital.send(from, from, told)).to!.split('/').at(-1)!;
    expect((await hospital.get(`/reviews/${own}`)).status).toBe(200);
    expect(await team(own)).toBe('hospital.lead@suffolk.example');
  });

  it('asks for no case where it is about none, and shows no vault of one', async () => {
    const start = '/reviews/start/framework-review';
    const form = await manager.get(start);
    expect(form.html).not.toContain('name="case"');
    expect(form.text).toContain('It is about no case');
    expect(form.html).toContain('value="Review of the framework, November 2026"');
    const advisor = await filled.it.signedIn('advisor');
    const first = /name="(on\.[\w-]+)-day"/.exec(form.html)![1]!;
    const caseId = String(await value(`select case_id from process where partnership_id = $1 and reference = 'RR-2026-0002'`));
    const answer = await advisor.send(start, start, { [`${first}-day`]: '2', [`${first}-month`]: '11', [`${first}-year`]: '2026', case: caseId, title: 'The framework after a year' });
    expect(answer.status, answer.text).toBe(303);
    expect(await value(`select case_id from process where partnership_id = $1 and id = $2`, answer.to!.split('/').at(-1))).not.toBe(caseId);
    const page = await manager.get(answer.to!);
    expect(page.text).toContain('The framework after a year');
    expect(page.html).not.toContain('/vault');
    expect((await manager.get(at)).html).toContain('name="case"');
  });

  it('joins a case that is there, beside its other reviews', async () => {
    const caseId = String(await value(`select case_id from process where partnership_id = $1 and reference = 'RR-2026-0002'`));
    const first = /name="(on\.[\w-]+)-day"/.exec((await manager.get(at)).html)![1]!;
    const answer = await manager.send(at, at, { [`${first}-day`]: '2', [`${first}-month`]: '11', [`${first}-year`]: '2026', case: caseId, title: '' });
    const id = answer.to!.split('/').at(-1)!;
    expect(await value(`select case_id from process where partnership_id = $1 and id = $2`, id)).toBe(caseId);
    expect(await value(`select count(*)::int from thread_edge e join incident i on i.partnership_id = e.partnership_id and i.id = e.from_id where e.partnership_id = $1 and e.to_id = $2`, id)).toBe(1);
  });

  it('gives back what was typed where something is missing, and starts nothing', async () => {
    const before = await value('select count(*)::int from process where partnership_id = $1');
    const answer = await manager.send(at, at, { title: 'Kept as typed', case: '' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('Kept as typed');
    expect(answer.text).toContain('Enter the day');
    expect(await value('select count(*)::int from process where partnership_id = $1')).toBe(before);
  });

  it('says that the rules did not hold on the day that was given', async () => {
    const first = /name="(on\.[\w-]+)-day"/.exec((await manager.get('/reviews/start/serious-incident-notification')).html)![1]!;
    const answer = await manager.send('/reviews/start/serious-incident-notification', '/reviews/start/serious-incident-notification', { [`${first}-day`]: '1', [`${first}-month`]: '2', [`${first}-year`]: '2016', case: '', title: 'Too early' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('came into force on 29 June 2018');
  });

  it('says of what the board’s framework has not that the board does not run it, and starts nothing', async () => {
    const before = await value('select count(*)::int from process where partnership_id = $1');
    for (const key of ['joint-review', 'nothing-of-the-kind']) {
      const page = await manager.get(`/reviews/start/${key}`);
      expect(page.status).toBe(404);
      expect(page.text).toContain('Your board does not run this');
      expect(page.text).toContain('It cannot be started here');
      expect((await manager.send('/account', `/reviews/start/${key}`, { title: 'Somebody else’s', case: '' })).status).toBe(404);
    }
    expect((await manager.get('/reviews/start/joint-review')).text).toContain('has no such process: Review held jointly with another');
    expect(await value('select count(*)::int from process where partnership_id = $1')).toBe(before);
  });

  it('says of what the framework only states why it is not started, in the list and on its own page, and starts nothing', async () => {
    const { partnershipId } = filled.it.other;
    const first = await filled.it.signedIn('manager', 'elsewhere');
    await filled.it.product.app.database.asOwner(`
      insert into framework_edition (partnership_id, framework_id, version, digest, content)
      select partnership_id, framework_id, 'stated', 'stated', jsonb_set(content, '{processes}', (select jsonb_agg(case when p ->> 'key' = 'thematic-audit' then p || '{"runs": false}' else p end) from jsonb_array_elements(content -> 'processes') p))
      from framework_edition where partnership_id = $1 and version = '8.0'`, [partnershipId]);
    await filled.it.product.app.database.asOwner(`update board set framework_version = 'stated' where partnership_id = $1`, [partnershipId]);
    const list = await first.get('/reviews/start');
    expect(list.text).toContain('Stated in the framework, not started here');
    expect(list.html).not.toContain('href="/reviews/start/thematic-audit"');
    const own = await first.get('/reviews/start/thematic-audit');
    expect(own.status).toBe(200);
    expect(own.text).toContain('is stated in this framework but is not run as a piece of work of its own');
    const before = await filled.it.value('select count(*)::int from process where partnership_id = $1', [partnershipId]);
    const sent = await first.send('/account', '/reviews/start/thematic-audit', { 'on.chosen-day': '2', 'on.chosen-month': '11', 'on.chosen-year': '2026', title: 'Not here', case: '' });
    expect([403, 422]).toContain(sent.status);
    expect(await filled.it.value('select count(*)::int from process where partnership_id = $1', [partnershipId])).toBe(before);
  });

  it('is refused to somebody whose roles do not begin it', async () => {
    const practitioner = await filled.it.signedIn('lig-member');
    const page = await practitioner.get(at);
    expect([200, 403]).toContain(page.status);
    if (page.status === 200) expect((await practitioner.send('/account', at, { title: 'Mine', case: '' })).status).toBe(403);
  });

  it('is helped by a decision aid that asks each fact once and keeps nothing', async () => {
    const before = await filled.it.counts();
    const blank = await manager.get('/reviews/aid');
    expect(blank.text).not.toContain('What the facts come to');
    const answered = await manager.get('/reviews/aid?f1=yes&f2=yes&f4=yes');
    expect(answered.text).toContain('What the facts come to');
    expect(answered.html).toMatch(/<h3 class="govuk-heading-s" id="set-notifiable">/);
    expect(answered.text).toContain('Criteria met');
    expect(answered.text).toContain('Possibly met');
    expect(await filled.it.counts()).toEqual(before);
  });
});
