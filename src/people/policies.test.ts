import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledPack } from '../framework/index.ts';
import type { Me } from '../access/index.ts';
import { mayExportRecord, mayReadCaseRecord, mayReadRecord } from '../access/policies.ts';
import { permissionMeanings } from '../framework/schema/permission.ts';
import { eachDatabase } from '../../test/support/databases.ts';
import { openHouse, type House } from '../access/testing/open-house.ts';
import { demonstrationPeople } from '../product/demonstration/people.ts';
import { mayChangeAccount, mayExportPeople, mayGiveRole, mayManagePeople, mayNominateDeputy, mayRecordAbsence } from './policies.ts';

/** The roles of the Suffolk framework that each deed is theirs to do, besides being signed in. */
const { pack } = await bundledPack('suffolk-2019');
const me = (role: string): Me => ({
  partnershipId: 'p', partnershipName: '', personId: 'me', name: '', roles: [], demonstration: false, csrfSecret: '', fullySignedIn: true, codeSet: true,
  permissions: new Set(pack.roles.find((each) => each.key === role)!.permissions),
});
const whoMay = (deed: (me: Me) => boolean) => pack.roles.map((role) => role.key).filter((role) => deed(me(role)));

describe('who may do what with people and the record', () => {
  it.each<[string, (me: Me) => boolean, string[]]>([
    ['manage people', mayManagePeople, ['business-manager', 'administrator']],
    ['give a role to somebody else', (me) => mayGiveRole(me, 'other'), ['business-manager', 'administrator']],
    ['give a role to themselves', (me) => mayGiveRole(me, 'me'), []],
    ['nominate somebody else as deputy', (me) => mayNominateDeputy(me, 'other'), ['business-manager', 'administrator']],
    ['make themselves a deputy', (me) => mayNominateDeputy(me, 'me'), []],
    ['record somebody’s absence', (me) => mayRecordAbsence(me, 'other'), ['business-manager', 'administrator']],
    ['record their own absence', (me) => mayRecordAbsence(me, 'me'), pack.roles.map((role) => role.key)],
    ['close an account', (me) => mayChangeAccount(me, 'other'), ['business-manager', 'administrator']],
    ['close their own', (me) => mayChangeAccount(me, 'me'), []],
    ['take out the people', mayExportPeople, ['independent-chair', 'business-manager', 'professional-advisor', 'central-team', 'learning-improvement-chair']],
    ['read the record', mayReadRecord, ['independent-chair', 'vice-chair', 'business-manager', 'administrator']],
    ['take out the record', mayExportRecord, ['independent-chair', 'business-manager']],
    ['read the record of a case that they opened', (me) => mayReadCaseRecord(me, { openedBy: 'me' }), pack.roles.map((role) => role.key)],
    ['read the record of another case of theirs', (me) => mayReadCaseRecord(me, { openedBy: 'other' }), ['independent-chair', 'vice-chair', 'business-manager', 'professional-advisor', 'central-team', 'administrator']],
  ])('%s', (_deed, may, roles) => {
    expect(whoMay(may)).toEqual(roles);
  });

  it('asks for no permission that no role has', () => {
    const given = new Set(pack.roles.flatMap((role) => role.permissions));
    expect(Object.keys(permissionMeanings).filter((permission) => ['manage-people', 'read-access-log', 'export-data'].includes(permission) && !given.has(permission as never))).toEqual([]);
  });
});

eachDatabase('the pages of people and of the record', (kind) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(kind);
  });
  afterAll(() => house.close());

  it('open to those whose role says so, and to nobody else', async () => {
    const person = house.board.people['gp']!;
    const asked: Record<string, (role: string) => boolean> = {
      '/people': () => true, [`/people/${person}`]: () => true, '/agencies': () => true, '/groups': () => true, '/account': () => true,
      '/people/new': (role) => mayManagePeople(me(role)), [`/people/${person}/change`]: (role) => mayManagePeople(me(role)), [`/people/${person}/roles/new`]: (role) => mayManagePeople(me(role)),
      [`/people/${person}/close`]: (role) => mayManagePeople(me(role)), '/agencies/new': (role) => mayManagePeople(me(role)),
      '/people/export?kind=csv': (role) => mayExportPeople(me(role)), '/record': (role) => mayReadRecord(me(role)), '/record/export': (role) => mayExportRecord(me(role)),
    };
    for (const key of ['chair', 'manager', 'office', 'hospital', 'practitioner', 'admin']) {
      const { role } = demonstrationPeople.find((each) => each.key === key)!;
      const browser = await house.signedIn(key);
      for (const [path, may] of Object.entries(asked)) expect(`${key} ${path} ${(await browser.get(path)).status}`).toBe(`${key} ${path} ${may(role) ? 200 : 403}`);
    }
    const stranger = house.browser();
    for (const path of Object.keys(asked)) expect((await stranger.get(path)).to).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  });

  it('change nothing for those who may not', async () => {
    const before = await house.deeds();
    const browser = await house.signedIn('hospital');
    const gp = house.board.people['gp']!;
    await browser.get('/account');
    for (const [path, fields] of [['/people/new', { name: 'A B', email: 'a@b.example', post: 'x' }], [`/people/${gp}/change`, { name: 'x' }], [`/people/${gp}/account`, { do: 'close' }], [`/people/${gp}/roles/new`, {}], [`/people/${gp}/deputies/new`, {}], [`/people/${gp}/absences/new`, { 'from-day': '1', 'from-month': '12', 'from-year': '2026' }], ['/agencies/new', { name: 'x' }]] as const) {
      expect((await browser.post(path, fields)).status, path).toBe(403);
    }
    expect((await house.deeds()).filter((deed) => deed !== 'signed in')).toEqual(before.filter((deed) => deed !== 'signed in'));
  });
});
