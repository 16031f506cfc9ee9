import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../test/support/databases.ts';
import { demonstrationPassword } from '../product/demonstration/people.ts';
import { newId } from '../platform/index.ts';
import { emailOf, openHouse, type House } from '../access/testing/open-house.ts';
import type { Browser } from '../access/testing/browser.ts';

const days = (name: string, iso: string) => {
  const [year, month, day] = iso.split('-') as [string, string, string];
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

eachDatabase('people', (kind) => {
  let house: House;
  let manager: Browser;
  beforeAll(async () => {
    house = await openHouse(kind);
    manager = await house.signedIn('manager');
  });
  afterAll(() => house.close());

  const id = (key: string) => house.board.people[key]!;
  const role = (key: string) => `${house.board.boardId}:${key}`;
  const open = async (name: string) => {
    const person = await house.asWorker((tx) => tx.selectFrom('person').selectAll().where('name', '=', name).executeTakeFirstOrThrow());
    return person.id;
  };

  it('are added, get a letter, set their password, and then do what their role lets them', async () => {
    const added = await manager.send('/people/new', '/people/new', { name: ' Ines   Okafor ', email: 'ines.okafor@suffolk.example', post: 'Named Doctor', agency: house.board.agencies['hospital']! });
    const ines = await open('Ines Okafor');
    expect(added.to).toBe(`/people/${ines}`);
    const link = /(\/reset-password\/\S+)/.exec(await house.letterTo('ines.okafor@suffolk.example'))![1]!;
    const browser = house.browser();
    await browser.send(link, link, { fresh: 'three quiet herons' });
    expect((await browser.signIn('ines.okafor@suffolk.example', 'three quiet herons')).to).toBe('/');
    expect((await browser.get('/record')).status).toBe(403);
    expect((await manager.send(`/people/${ines}/roles/new`, `/people/${ines}/roles/new`, { role: role('vice-chair'), group: '', agency: '', ...days('from', '2026-11-20') })).to).toBe(`/people/${ines}`);
    expect((await browser.get('/record')).status).toBe(200);
    expect(await house.deeds()).toEqual(expect.arrayContaining(['added a person', 'set a new password by link', 'gave a role']));
  });

  it('keep what was typed, and link each problem to its field', async () => {
    const answer = await manager.send('/people/new', '/people/new', { name: '', email: 'not an address', post: 'Kept post' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('<a href="#name">Enter the full name</a>');
    expect(answer.html).toContain('<a href="#email">Enter an e-mail address');
    expect(answer.html).toContain('value="Kept post"');
  });

  it('have an address that nobody else has, in any writing, even where the account is closed or in another partnership', async () => {
    const elsewhere = newId();
    await house.app.database.run({ role: 'gt_worker', partnershipId: elsewhere }, async (tx) => {
      await tx.insertInto('partnership').values({ partnership_id: elsewhere, name: 'Elsewhere', short_name: 'Elsewhere', slug: 'elsewhere', division: 'england-and-wales' }).execute();
      await tx.insertInto('person').values({ partnership_id: elsewhere, id: newId(), name: 'Somebody Elsewhere', email: 'somebody@elsewhere.example' }).execute();
    });
    for (const email of [emailOf('gp').toUpperCase(), 'somebody@elsewhere.example']) {
      expect((await manager.send('/people/new', '/people/new', { name: 'A Namesake', email, post: 'Post' })).text).toContain('belongs to an account already');
    }
    const gp = `/people/${id('gp')}/change`;
    const form = { 'before-name': 'Dr Lena Sommer', 'before-email': emailOf('gp'), 'before-post': 'Safeguarding lead GP', 'before-agency': house.board.agencies['gp']! };
    expect((await manager.send(gp, gp, { ...form, name: 'Dr Lena Sommer', post: 'x', email: 'SOMEBODY@elsewhere.example', agency: '' })).text).toContain('belongs to an account already');
    expect((await manager.get('/people?words=elsewhere&account=all')).text).toContain('Nobody fits');
  });

  it('are changed by one at a time: the second is told what the first did and loses nothing', async () => {
    const path = `/people/${id('school')}/change`;
    const form = { 'before-name': 'Martin Oakes', 'before-email': emailOf('school'), 'before-post': 'Designated Safeguarding Lead', 'before-agency': house.board.agencies['school']! };
    const first = { ...form, name: 'Martin Oakes', email: emailOf('school'), post: 'Deputy Head', agency: house.board.agencies['school']! };
    expect((await manager.send(path, path, first)).status).toBe(303);
    const admin = await house.signedIn('admin');
    const second = await admin.send(path, path, { ...first, post: 'Head Teacher' });
    expect(second.text).toContain('Somebody else has changed this meanwhile. It now says: Martin Oakes, Deputy Head');
    expect(second.html).toContain('value="Head Teacher"');
    expect((await admin.post(path, { ...first, 'before-post': 'Deputy Head', post: 'Head Teacher' })).status).toBe(303);
    expect((await admin.get(`/people/${id('school')}`)).text).toContain('Head Teacher');
  });

  it('whose e-mail address is changed are told so at the old one', async () => {
    const path = `/people/${id('probation')}/change`;
    await manager.send(path, path, { 'before-name': 'Celia Thornbury', 'before-email': emailOf('probation'), 'before-post': 'Head of Delivery', 'before-agency': house.board.agencies['probation']!, name: 'Celia Thornbury', email: 'celia@suffolk.example', post: 'Head of Delivery', agency: house.board.agencies['probation']! });
    expect(await house.letterTo(emailOf('probation'))).toContain('has changed the e-mail address of your account');
    expect((await house.browser().signIn('celia@suffolk.example', demonstrationPassword)).status).toBe(303);
  });

  it('hold a role from its first to its last day, and not twice', async () => {
    const path = `/people/${id('community')}/roles/new`;
    const given = { role: role('administrator'), group: '', agency: '', ...days('from', '2026-12-01'), ...days('until', '2026-12-02') };
    expect((await manager.send(path, path, given)).status).toBe(303);
    expect((await manager.send(path, path, given)).text).toContain('They hold this role on some of these days already');
    expect((await manager.send(path, path, { ...given, ...days('from', '2026-12-09'), ...days('until', '2026-12-08') })).html).toContain('<a href="#until">The last day must be on or after the first</a>');
    expect((await manager.send(path, path, { ...given, ...days('from', '2026-02-30') })).html).toContain('<a href="#from">The first day must be a real date</a>');
    const opened: string[] = [];
    for (const day of ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']) {
      house.setNow(`${day}T12:00:00Z`);
      opened.push(`${day} ${(await (await house.signedIn('community')).get('/people/new')).status}`);
    }
    expect(opened).toEqual(['2026-11-30 403', '2026-12-01 200', '2026-12-02 200', '2026-12-03 403']);
    house.setNow('2026-11-20T09:00:00Z');
  });

  it('lose a role after its last day, which stays on record', async () => {
    const membership = await house.asWorker((tx) => tx.selectFrom('membership').selectAll().where('person_id', '=', id('vice')).executeTakeFirstOrThrow());
    const path = `/people/${id('vice')}/roles/${membership.id}/end`;
    expect((await manager.send(path, path, days('last', '2023-01-01'))).text).toContain('The last day must be on or after the first');
    expect((await manager.send(path, path, days('last', '2026-11-19'))).to).toBe(`/people/${id('vice')}`);
    expect((await manager.get(`/people/${id('vice')}`)).text).toContain('1 January 2024 to 19 November 2026 Ended');
    expect((await (await house.signedIn('vice')).get('/record')).status).toBe(403);
    expect((await manager.send(path, path, days('last', '2027-01-01'))).text).toContain('This role has ended already');
  });

  it('are signed out everywhere by whoever manages people, and by nobody else', async () => {
    const lost = await house.signedIn('hospital');
    const path = `/people/${id('hospital')}`;
    const practitioner = await house.signedIn('practitioner');
    expect((await practitioner.send('/account', `${path}/account`, { do: 'sign-out' })).status).toBe(403);
    expect((await lost.get('/account')).status).toBe(200);
    expect((await manager.send(path, `${path}/account`, { do: 'sign-out' })).to).toBe(path);
    expect((await lost.get('/account')).to).toContain('/sign-in');
    expect((await (await house.signedIn('hospital')).get('/account')).status).toBe(200);
    expect(await house.deeds()).toContain('signed somebody out everywhere');
  });

  it('give no role to themselves and make themselves nobody’s deputy', async () => {
    const own = `/people/${id('manager')}/roles/new`;
    expect((await manager.send(own, own, { role: role('independent-chair'), ...days('from', '2026-11-20') })).text).toContain('You cannot give a role to yourself');
    const chair = `/people/${id('chair')}/deputies/new`;
    expect((await manager.send(chair, chair, { deputy: id('manager'), ...days('from', '2026-11-20') })).text).toContain('You cannot make yourself a deputy');
  });

  it('are stood in for by their deputy on the days on which they are away, and no others', async () => {
    const chair = id('admin');
    const nominate = `/people/${chair}/deputies/new`;
    expect((await manager.send(nominate, nominate, { deputy: id('gp'), ...days('from', '2026-11-01') })).status).toBe(303);
    const gp = await house.signedIn('gp');
    expect((await gp.get('/record')).status, 'not before the absence').toBe(403);
    const absent = `/people/${chair}/absences/new`;
    expect((await manager.send(absent, absent, { ...days('from', '2026-11-20'), ...days('until', '2026-11-21'), reason: 'Leave' })).status).toBe(303);
    expect((await manager.get(`/people/${chair}`)).text).toContain('Dr Lena Sommer acts for Robert Lyle and is told');
    expect(await house.letterTo(emailOf('gp'))).toContain('You act for Robert Lyle');
    expect((await gp.get('/record')).status).toBe(200);
    expect((await manager.send(absent, absent, days('from', '2026-11-21'))).text).toContain('They are recorded as away already: 20 November 2026 to 21 November 2026');
    await house.asWorker((tx) => tx.updateTable('person').set({ active: false }).where('id', '=', chair).execute());
    expect((await gp.get('/record')).status, 'a closed account lends its roles to nobody').toBe(403);
    await house.asWorker((tx) => tx.updateTable('person').set({ active: true }).where('id', '=', chair).execute());
    const nomination = await house.asWorker((tx) => tx.selectFrom('deputy').select('id').where('deputy_id', '=', id('gp')).executeTakeFirstOrThrow());
    expect((await manager.post(`/people/${chair}/deputies/${nomination.id}/end`)).status).toBe(303);
    house.setNow('2026-11-22T09:00:00Z');
    expect((await (await house.signedIn('gp')).get('/record')).status, 'not after it').toBe(403);
    house.setNow('2026-11-20T09:00:00Z');
  });

  it('record their own absence, and nobody else’s', async () => {
    const police = await house.signedIn('police');
    const own = `/people/${id('police')}/absences/new`;
    expect((await police.send(own, own, { ...days('from', '2026-11-23'), reason: 'Away' })).to).toBe(`/people/${id('police')}`);
    expect(await house.letterTo(emailOf('police-deputy'))).toContain('You act for Colin Draper');
    const absence = await house.asWorker((tx) => tx.selectFrom('absence').selectAll().where('person_id', '=', id('police')).executeTakeFirstOrThrow());
    const end = `/people/${id('police')}/absences/${absence.id}/end`;
    expect((await police.send(end, end, days('last', '2026-11-27'))).status).toBe(303);
    expect((await police.get(`/people/${id('police')}`)).text).toContain('23 November 2026 to 27 November 2026');
    expect((await (await house.signedIn('hospital')).send('/account', end, days('last', '2026-11-30'))).status).toBe(403);
  });

  it('whose account is closed are out at once, and in again when it is opened', async () => {
    const browser = await house.signedIn('lig-member');
    const at = `/people/${id('lig-member')}`;
    expect((await manager.get(`${at}/close`)).text).toContain('Close the account of Kwame Mensah?');
    expect((await manager.post(`${at}/account`, { do: 'close' })).to).toBe(at);
    expect((await browser.get('/account')).to).toContain('/sign-in');
    expect((await house.browser().signIn(emailOf('lig-member'), demonstrationPassword)).status).toBe(422);
    await manager.post(`${at}/account`, { do: 'open' });
    expect((await browser.get('/account')).to, 'the old session stays ended').toContain('/sign-in');
    expect((await house.browser().signIn(emailOf('lig-member'), demonstrationPassword)).status).toBe(303);
    expect((await manager.post(`/people/${id('manager')}/account`, { do: 'close' })).status).toBe(403);
  });

  it('who lost their phone set up their code again, and are told', async () => {
    await house.asWorker((tx) => tx.updateTable('credential').set({ code_required: true, code_secret: Buffer.from('sealed'), code_last_step: 5 }).where('person_id', '=', id('council-lead')).execute());
    await manager.post(`/people/${id('council-lead')}/account`, { do: 'code' });
    expect(await house.letterTo(emailOf('council-lead'))).toContain('lets you set up your one-time code again');
    const browser = house.browser();
    await browser.signIn(emailOf('council-lead'), demonstrationPassword);
    expect((await browser.get('/sign-in/code')).text).toContain('Set up your one-time code');
  });

  it('are listed, narrowed by the address, and taken out', async () => {
    expect((await manager.get('/people')).text).toContain('Margaret Ashdown');
    const chairs = await manager.get(`/people?role=${role('independent-chair')}`);
    expect(chairs.text).toMatch(/1 person .*Margaret Ashdown/);
    expect((await manager.get(`/people?agency=${house.board.agencies['police']}`)).text).toMatch(/2 people/);
    expect((await manager.get('/people?words=%25')).text).toContain('Nobody fits');
    const csv = await manager.get('/people/export?kind=csv&words=ashdown');
    expect(csv.html).toContain('Margaret Ashdown,Independent Chair,chair@suffolk.example');
    expect(await house.deeds()).toContain('took out the people');
  });

  it('who have no role see who is who, and nothing breaks', async () => {
    await house.asWorker((tx) => tx.updateTable('membership').set({ ends_on: '2025-01-01' }).where('person_id', '=', id('notifier')).execute());
    const browser = await house.signedIn('notifier');
    for (const path of ['/people', `/people/${id('chair')}`, '/agencies', '/groups', '/account']) expect((await browser.get(path)).status, path).toBe(200);
  });

  it('are not found under keys that are none', async () => {
    for (const path of ['/people/nobody', `/people/${newId()}`, `/people/${newId()}/roles/new`, `/people/${id('chair')}/roles/${newId()}/end`, '/groups/none', '/agencies/none']) expect((await manager.get(path)).status, path).toBe(404);
    await manager.get('/people');
    for (const path of ['/people/x/account', '/people/x/deputies/new', '/people/x/deputies/y/end', '/people/x/absences/new', '/agencies/x', '/groups/x/members/new']) expect((await manager.post(path, { do: 'close', name: 'a' })).status, path).toBe(404);
  });
});

eachDatabase('agencies and groups', (kind) => {
  let house: House;
  let manager: Browser;
  beforeAll(async () => {
    house = await openHouse(kind);
    manager = await house.signedIn('manager');
  });
  afterAll(() => house.close());

  it('are added, renamed, and leave without a trace being lost', async () => {
    expect((await manager.send('/agencies/new', '/agencies/new', { name: 'Suffolk Police', kind: 'police' })).text).toContain('There is an agency of this name already');
    expect((await manager.send('/agencies/new', '/agencies/new', { name: '', kind: 'none' })).html).toContain('<a href="#kind">Choose the kind of agency</a>');
    expect((await manager.send('/agencies/new', '/agencies/new', { name: 'Waveney Housing', kind: 'housing' })).to).toBe('/agencies');
    const agency = await house.asWorker((tx) => tx.selectFrom('agency').selectAll().where('name', '=', 'Waveney Housing').executeTakeFirstOrThrow());
    expect((await manager.send(`/agencies/${agency.id}`, `/agencies/${agency.id}`, { name: 'Suffolk Police', kind: 'housing', active: 'yes' })).status).toBe(422);
    expect((await manager.send(`/agencies/${agency.id}`, `/agencies/${agency.id}`, { name: 'Waveney Homes', kind: 'housing', active: 'no' })).status).toBe(303);
    expect((await manager.get('/agencies')).text).toMatch(/Waveney Homes Has left Housing provider/);
    expect((await manager.get('/people/new')).text).not.toContain('Waveney Homes');
    expect(await house.deeds()).toEqual(expect.arrayContaining(['added an agency', 'changed an agency']));
  });

  it('show who sits on a group, and take a new member', async () => {
    const group = await house.asWorker((tx) => tx.selectFrom('work_group').selectAll().where('key', '=', 'case-review-group').executeTakeFirstOrThrow());
    expect((await manager.get('/groups')).text).toContain('Case Review Group Chair of the Case Review Group');
    const shown = await manager.get(`/groups/${group.id}`);
    expect(shown.text).toContain('Ruth Calder');
    expect(shown.html).toMatch(/It reports to: <a class="govuk-link" href="\/groups\/[^"]+">[^<]+<\/a>/);
    const path = `/groups/${group.id}/members/new`;
    expect((await manager.send(path, path, days('from', '2026-11-20'))).html).toContain('<a href="#person">Choose the person</a>');
    expect((await manager.send(path, path, { person: house.board.people['school']!, role: `${house.board.boardId}:case-review-group-member`, agency: house.board.agencies['school']!, ...days('from', '2026-11-20') })).to).toBe(`/groups/${group.id}`);
    expect((await manager.get(`/groups/${group.id}`)).text).toContain('Martin Oakes');
  });
});
